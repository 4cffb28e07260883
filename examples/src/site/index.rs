//! The gallery's front page.

use live_runtime::prelude::*;

use super::{
    Source,
    catalogue::{BENCHES, Entry, PAGES},
};

#[live_view]
pub(crate) struct Index;

#[live_view]
impl Index {
    fn mount() -> Self {
        Self
    }

    fn page_title(&self) -> &'static str {
        "Gallery"
    }

    fn render(&self) -> impl Render {
        html! {
            <main class="index">
                <h1>Live pages in Rust</h1>
                <p class="about">
                    Each page is a struct, its events are methods, and its template was checked by the compiler.
                    The browser runs the official Phoenix LiveView client.
                </p>
                {list("Pages", PAGES)}
                {list("For measuring", BENCHES)}
            </main>
        }
    }
}

fn list(title: &'static str, entries: &'static [Entry]) -> impl Render {
    html! {
        <h2>{title}</h2>
        <ul class="cards">
            <li :for={entry in entries}>
                <a class="card" href={Url::new(entry.path).ok()}>
                    <strong>{entry.title}</strong>
                    <span>{entry.about}</span>
                </a>
                <a class="source" href={Source::path(entry.source_name())}>{entry.file}</a>
            </li>
        </ul>
    }
}
