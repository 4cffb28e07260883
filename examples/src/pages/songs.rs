//! A stream: the browser has the songs, the server forgets them as soon as they are sent.

use std::fs;

use live_runtime::prelude::*;

use crate::site::page;

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

#[live_view]
pub(crate) struct SongList {
    songs: Stream<Song>,
    recent: Stream<Song>,
    next: u32,
    #[live(temporary)]
    notice: Option<&'static str>,
}

impl SongList {
    fn next(&mut self) -> Song {
        let id = self.next;
        self.next += 1;
        Song { id, title: format!("Song {id}") }
    }

    fn add(&mut self, at: At) {
        let song = self.next();
        self.songs.insert(song, at);
        self.notice = Some("Added.");
    }
}

/// What this process takes of the machine's memory.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    resident.map_or_else(|| "unknown".to_owned(), |resident| resident.trim().to_owned())
}

#[live_view]
impl SongList {
    fn mount() -> Self {
        let song = |id| Song { id, title: format!("Song {id}") };
        let songs = Stream::new("songs", (1..=3).map(song));
        Self { songs, recent: Stream::new("recent", []), next: 4, notice: None }
    }

    #[handle_event]
    fn end(&mut self) {
        self.add(At::End);
    }

    #[handle_event]
    fn start(&mut self) {
        self.add(At::Start);
    }

    #[handle_event]
    fn second(&mut self) {
        self.add(At::Index(1));
    }

    #[handle_event]
    fn many(&mut self, count: u32) {
        for _ in 0..count.min(1000) {
            self.add(At::End);
        }
    }

    #[handle_event]
    fn rename(&mut self, id: u32) {
        self.songs.update(Song { id, title: format!("Song {id}, remastered") });
    }

    #[handle_event]
    fn remove(&mut self, id: u32) {
        self.songs.delete(id);
    }

    #[handle_event]
    fn drop_element(&mut self, dom_id: String) {
        self.songs.delete_by_dom_id(dom_id);
    }

    #[handle_event]
    fn keep_first(&mut self) {
        let song = self.next();
        self.recent.set_limit(Limit::First(3));
        self.recent.insert(song, At::Start);
    }

    #[handle_event]
    fn keep_last(&mut self) {
        let song = self.next();
        self.recent.set_limit(Limit::Last(3));
        self.recent.insert(song, At::End);
    }

    #[handle_event]
    fn reset(&mut self) {
        let song = self.next();
        self.songs.reset([song]);
    }

    #[handle_event]
    fn clear(&mut self) {
        self.songs.reset([]);
    }

    fn page_title(&self) -> &'static str {
        "Songs"
    }

    fn render(&self) -> impl Render {
        page(
            "/songs",
            html! {
                <div class="row">
                    <button type="button" id="end" phx-click="end">Add</button>
                    <button type="button" id="start" phx-click="start">Add first</button>
                    <button type="button" id="second" phx-click="second">Add second</button>
                    <button type="button" id="many" phx-click="many" phx-value-count={1000}>Add 1000</button>
                    <button type="button" id="reset" phx-click="reset">Reset</button>
                    <button type="button" id="clear" phx-click="clear">Clear</button>
                </div>
                <p class="note" role="status" id="notice">{self.notice}</p>
                <ul id="songs" class="list" phx-update="stream">
                    <li id="no-songs" class="only">No songs.</li>
                    <li :for={(dom_id, song) in &self.songs} id={dom_id}>
                        <span>{&song.title}</span>
                        <button type="button" class="plain" phx-click="rename" phx-value-id={song.id}>Remaster</button>
                        <button type="button" class="plain" phx-click="remove" phx-value-id={song.id}>Remove</button>
                        <button
                            type="button"
                            class="plain"
                            phx-click="drop_element"
                            phx-value-dom-id={dom_id.to_owned()}
                        >Drop</button>
                    </li>
                </ul>
                <h2>Three at most</h2>
                <div class="row">
                    <button type="button" id="keep-first" phx-click="keep_first">Add first</button>
                    <button type="button" id="keep-last" phx-click="keep_last">Add last</button>
                </div>
                <ol id="recent" phx-update="stream">
                    <li :for={(dom_id, song) in &self.recent} id={dom_id}>{&song.title}</li>
                </ol>
                <p class="note">The server takes <span id="memory">{memory()}</span>, however many songs there are.</p>
            },
        )
    }
}
