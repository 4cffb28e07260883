//! The reference's layouts.

use live_runtime::{Page, prelude::*};

pub(crate) fn root(page: &Page<'_>) -> impl Render {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="csrf-token" content={page.csrf_token()}/>
                {page.live_title().default("conf").suffix(" · conf")}
                {page.script()}
            </head>
            <body>{page.content()}</body>
        </html>
    }
}

pub(crate) fn live(content: impl Render) -> impl Render {
    html! { <main>{&content}</main> }
}
