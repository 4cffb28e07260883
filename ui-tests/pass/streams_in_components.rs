//! Components show the items of a stream, and a component the stream itself.

#![deny(warnings, clippy::pedantic)]

use live_runtime::prelude::*;

struct Song {
    id: u32,
    title: String,
}

impl StreamItem for Song {
    type Key = u32;

    fn key(&self) -> u32 {
        self.id
    }
}

#[component]
fn line(song: &Song, children: &Slot) -> impl Render {
    html! { <b>{&song.title}</b> {children} }
}

#[component]
fn songs(id: &str, songs: &Stream<Song>) -> impl Render {
    html! {
        <ul id={id} phx-update="stream">
            <li :for={(dom_id, song) in songs} id={dom_id}><.line song={song}>{song.id}</.line></li>
        </ul>
    }
}

#[live_view]
struct Page {
    list: Stream<Song>,
}

#[live_view]
impl Page {
    fn mount() -> Self {
        Self { list: Stream::new("songs", [Song { id: 1, title: "a".into() }]) }
    }

    fn render(&self) -> impl Render {
        html! { <.songs id="songs" songs={&self.list}/> }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Page>("/songs");
}
