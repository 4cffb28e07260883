//! A slot gives several values, by pattern.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

struct Row {
    id: u32,
    name: String,
}

#[component]
fn rows<'a>(rows: &'a [Row], children: &Slot<(usize, &'a Row)>) -> impl Render {
    html! { {for (index, row) in rows.iter().enumerate() { {children.with((index, row))} }} }
}

fn main() {
    let all = [Row { id: 7, name: "a".into() }];
    let page = html! { <.rows rows={&all} :let={(index, Row { id, name })}><p>{index}{id}{name}</p></.rows> };
    assert_eq!(to_html(&page), "<p>07a</p>");
}
