//! Attributes and slots whose names are keywords of Rust.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

#[component]
fn field(r#for: &str, r#type: &str, #[slot] r#match: Option<&Slot>) -> impl Render {
    html! { <label for={r#for} title={r#type}>{r#match}</label> }
}

fn main() {
    let page = html! { <.field for="a" type="b"><:match>"c"</:match></.field> };
    assert_eq!(to_html(&page), "<label for=\"a\" title=\"b\">c</label>");
}
