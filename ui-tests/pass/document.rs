//! A whole page, with everything that stands in its head.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

fn main() {
    let title = "Songs";
    let page = html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <link rel="stylesheet" href="/app.css"/>
                <style>"p > a { color: red }"</style>
                <script type="module">"if (1 < 2) { start() }"</script>
            </head>
            <body><main>{title}</main></body>
        </html>
    };
    assert!(to_html(&page).starts_with("<!DOCTYPE html>"));
}
