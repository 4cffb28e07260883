//! An optional attribute takes a value, an `Option` of it, or nothing.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

#[component]
fn field(
    label: Option<&str>,
    size: Option<u8>,
    #[default] wide: bool,
    #[default = 3] rows: u32,
    #[default("text")] kind: &str,
) -> impl Render {
    html! { <p title={label} hidden={wide} data-size={size} data-rows={rows}>{kind}</p> }
}

fn main() {
    let (name, none): (Option<&str>, Option<u8>) = (Some("b"), None);
    let page =
        html! { <.field/><.field label="a" wide rows={4}/><.field label={name} size={none} wide={false} kind="x"/> };
    let html = to_html(&page);
    assert!(html.starts_with("<p data-rows=\"3\">text</p><p title=\"a\" hidden"), "{html}");
}
