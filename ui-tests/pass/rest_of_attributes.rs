//! Attributes that a component does not declare are passed on.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

#[component]
fn panel(children: &Slot, #[rest] rest: Rest) -> impl Render {
    html! { <section {..rest}>{children}</section> }
}

#[component]
fn wide_panel(children: &Slot, #[rest] rest: Rest) -> impl Render {
    html! { <.panel class="wide" {..rest}>{children}</.panel> }
}

fn main() {
    let (number, shown) = (7, Some("yes"));
    let page = html! {
        <.wide_panel id="a" aria-label="b" data-number={number} title={shown} hidden={false} {..[("lang", "en")]}>
            "c"
        </.wide_panel>
    };
    let html = to_html(&page);
    assert!(
        html.contains("class=\"wide\"") && html.contains("data-number=\"7\"") && !html.contains("hidden"),
        "{html}"
    );
}
