//! Attributes borrow what they show, with or without a named lifetime.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

struct Song {
    title: String,
    tags: Vec<String>,
}

#[component]
fn song<'a>(song: &'a Song, extra: &[&'a str], note: Option<&'a str>) -> impl Render {
    let all = song.tags.iter().map(String::as_str).chain(extra.iter().copied()).chain(note);
    html! { <p title={&song.title}>{all.clone().collect::<Vec<_>>().join(" ")}</p> }
}

fn main() {
    let one = Song { title: "A".into(), tags: vec!["b".into()] };
    let note = String::from("d");
    let page =
        html! { <.song song={&one} extra={&["c"]} note={note.as_str()}/><.song song={&one} extra={&[]} note={None}/> };
    assert_eq!(to_html(&page), "<p title=\"A\">b c d</p><p title=\"A\">b</p>");
}
