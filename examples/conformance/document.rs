//! The reference's layouts.

use axum::{http::header::CONTENT_TYPE, response::IntoResponse};
use live_runtime::{Page, prelude::*};

pub(crate) fn root(page: &Page<'_>) -> impl Render {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="csrf-token" content={page.csrf_token()}/>
                {page.live_title().default("conf").suffix(" · conf")}
                <script defer src="/assets/hooks.js"></script>
                {page.script()}
            </head>
            <body>{page.content()}</body>
        </html>
    }
}

pub(crate) fn live(flash: &Flash, content: impl Render) -> impl Render {
    html! {
        {if let Some(text) = flash.get(FlashKind::Info) {
            <.message text={text} id="flash-info" phx-click="lv:clear-flash" phx-value-key="info"/>
        }}
        {if let Some(text) = flash.get(FlashKind::Error) {
            <.message text={text} id="flash-error" phx-click="lv:clear-flash" phx-value-key="error"/>
        }}
        <main>{&content}</main>
    }
}

#[component]
fn message(text: &str, #[rest] rest: Rest) -> impl Render {
    html! { <p {..rest}>{text}</p> }
}

/// The page's own hooks: there before the client's script runs.
pub(crate) async fn hooks() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("hooks.js"))
}
