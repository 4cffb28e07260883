//! Memos: what the browser has already is not even looked at.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use live_runtime::prelude::*;

use crate::site::page;

/// How often something has been rendered: what a page would not show if it did not prove a point.
#[derive(Default)]
struct Renderings(AtomicU32);

impl Renderings {
    fn count(&self) -> u32 {
        self.0.fetch_add(1, Relaxed) + 1
    }
}

struct Song {
    id: u32,
    title: &'static str,
    plays: u32,
    with: Renderings,
    without: Renderings,
}

/// It is updated when the page around it renders it, and not when that skips it.
#[live_component]
#[derive(Default)]
struct Player {
    title: String,
    updates: u32,
    stars: u32,
}

#[live_component]
impl Player {
    fn update(&mut self, title: &str) {
        title.clone_into(&mut self.title);
        self.updates += 1;
    }

    #[handle_event]
    fn star(&mut self) {
        self.stars += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <p class="row">
                <b>{&self.title}</b>
                <span>" updated " <span class="updates">{self.updates}</span>" times"</span>
                <button type="button" class="star" phx-click="star" phx-target={self}>"★ " {self.stars}</button>
            </p>
        }
    }
}

#[live_view]
pub(crate) struct Memos {
    songs: Vec<Song>,
    clicks: u32,
}

const TITLES: [&str; 4] = ["Lullaby", "March", "Nocturne", "Waltz"];

#[live_view]
impl Memos {
    fn mount() -> Self {
        let song =
            |(id, title)| Song { id, title, plays: 0, with: Renderings::default(), without: Renderings::default() };
        Self { songs: (1..).zip(TITLES).map(song).collect(), clicks: 0 }
    }

    /// Changes the page, and no song.
    #[handle_event]
    fn click(&mut self) {
        self.clicks += 1;
    }

    #[handle_event]
    fn play(&mut self, id: u32) {
        if let Some(song) = self.songs.iter_mut().find(|song| song.id == id) {
            song.plays += 1;
        }
    }

    #[handle_event]
    fn reverse(&mut self) {
        self.songs.reverse();
    }

    fn page_title(&self) -> &'static str {
        "Memos"
    }

    fn render(&self) -> impl Render {
        let first = self.songs.first().map_or("", |song| song.title);
        page(
            "/memo",
            html! {
                <div class="row">
                    <button type="button" id="click" phx-click="click">Clicked {self.clicks} times</button>
                    <button type="button" id="reverse" phx-click="reverse">Reverse</button>
                </div>
                <h2>Rendered each time</h2>
                <ol id="without" class="list">
                    <li :for={song in &self.songs} :key={song.id}>
                        <span>{song.title}" played " {song.plays}" times"</span>
                        <span class="note">rendered <span class="renderings">{song.without.count()}</span></span>
                    </li>
                </ol>
                <h2>Skipped while the key stays: <code>":memo={song.plays}"</code></h2>
                <ol id="with" class="list">
                    <li
                        :for={song in &self.songs}
                        :key={song.id}
                        :memo={song.plays}
                        id={format_args!("song-{}", song.id)}
                    >
                        <span>{song.title}" played " <span class="plays">{song.plays}</span>" times"</span>
                        <span class="note">rendered <span class="renderings">{song.with.count()}</span></span>
                        <button type="button" class="plain" phx-click="play" phx-value-id={song.id}>Play</button>
                    </li>
                </ol>
                <h2>A live component, updated when its key changes</h2>
                <Player :memo={first} id="first" title={first}/>
            },
        )
    }
}
