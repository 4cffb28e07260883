//! Views inside of a view: each has its own pulse and its own crash, and a player outlives the page.

use std::time::Duration;

use live_runtime::{
    components::{button, link, live_render},
    prelude::*,
};

use crate::{pages::url, site::page};

/// A meter is there, and is called so.
struct Here(String, Address<Meter>);

/// A meter has beaten.
struct Beat;

/// What the page tells its meters.
#[derive(Clone, Copy)]
struct Reset;

#[live_view]
pub(crate) struct DashboardPage {
    address: Address<Self>,
    meters: Vec<(String, Address<Meter>)>,
    beats: u64,
    is_wide: bool,
}

#[live_view]
impl DashboardPage {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { address: socket.address(), meters: Vec::new(), beats: 0, is_wide: false }
    }

    #[handle_info]
    fn here(&mut self, Here(name, meter): Here) {
        self.meters.retain(|(other, _)| *other != name);
        self.meters.push((name, meter));
    }

    #[handle_info]
    fn beat(&mut self, _: Beat) {
        self.beats += 1;
    }

    #[handle_event]
    fn reset(&mut self) {
        // A meter that has ended meanwhile needs none.
        self.meters.retain(|(_, meter)| meter.send(Reset).is_ok());
        self.beats = 0;
    }

    #[handle_event]
    fn third(&mut self) {
        self.is_wide = !self.is_wide;
    }

    fn page_title(&self) -> &'static str {
        "Dashboard"
    }

    fn render(&self) -> impl Render {
        let shown = &METERS[..if self.is_wide { 3 } else { 2 }];
        page(
            "/dashboard",
            html! {
                <div class="meters">
                    <.live_render
                        :for={(name, every) in shown}
                        id={name}
                        class="meter"
                        view={Meter::child((*name).to_owned(), *every, &self.address)}
                    />
                </div>
                <p>They have told this page of <b id="beats">{self.beats}</b> beats, and there are
                    <b id="meters">{self.meters.len()}</b>.</p>
                <div class="row">
                    <.button id="reset" phx-click="reset">Reset all</.button>
                    <.button id="more" phx-click="third">
                        {if self.is_wide { "Two meters" } else { "Three meters" }}
                    </.button>
                    <.link id="to-playlist" navigate={url!("/dashboard/playlist")}>Playlist</.link>
                </div>
                <.player/>
            },
        )
    }
}

/// Their names, and how many milliseconds are between two beats.
const METERS: [(&str, u64); 3] = [("fast", 200), ("slow", 1000), ("third", 400)];

#[live_view]
pub(crate) struct Meter {
    name: String,
    beats: u64,
    parent: Address<DashboardPage>,
}

struct Tick;

#[live_view(nested)]
impl Meter {
    fn mount(name: String, every: u64, parent: Address<DashboardPage>, socket: &mut Socket<Self>) -> Self {
        if socket.connected() {
            socket.send_interval(|| Tick, Duration::from_millis(every.max(50)));
            // A page that has gone will not miss it.
            let _ = parent.send(Here(name.clone(), socket.address()));
        }
        Self { name, beats: 0, parent }
    }

    #[handle_info]
    fn tick(&mut self, _: Tick) {
        self.beats += 1;
        let _ = self.parent.send(Beat);
    }

    #[handle_info]
    fn reset(&mut self, _: Reset) {
        self.beats = 0;
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("the meter {} is broken", self.name);
    }

    fn render(&self) -> impl Render {
        html! {
            <h2>{&self.name}</h2>
            <p class="figure" id={format_args!("{}-beats", self.name)}>{self.beats}</p>
            <.button id={format_args!("{}-crash", self.name)} phx-click="crash">Crash</.button>
        }
    }
}

/// Another page of the same live session, with the same player.
#[live_view]
pub(crate) struct Playlist;

#[live_view]
impl Playlist {
    fn mount() -> Self {
        Self
    }

    fn page_title(&self) -> &'static str {
        "Playlist"
    }

    fn render(&self) -> impl Render {
        page(
            "/dashboard",
            html! {
                <ol id="songs"><li :for={song in SONGS}>{song}</li></ol>
                <.link id="to-dashboard" navigate={url!("/dashboard")}>Dashboard</.link>
                <.player/>
            },
        )
    }
}

const SONGS: [&str; 3] = ["Moon River", "River Man", "Take Me to the River"];

/// In every page that shows it, the same.
#[component]
fn player() -> impl Render {
    html! { <.live_render id="player" view={Player::child(1).sticky()} tag_name="aside" class="player"/> }
}

#[live_view]
pub(crate) struct Player {
    song: usize,
    seconds: u64,
}

#[live_view(nested)]
impl Player {
    fn mount(song: usize, socket: &mut Socket<Self>) -> Self {
        if socket.connected() {
            socket.send_interval(|| Tick, Duration::from_secs(1));
        }
        Self { song, seconds: 0 }
    }

    #[handle_info]
    fn tick(&mut self, _: Tick) {
        self.seconds += 1;
    }

    #[handle_event]
    fn next(&mut self) {
        (self.song, self.seconds) = (self.song + 1, 0);
    }

    #[handle_event]
    fn open(&mut self, socket: &mut Socket<Self>) {
        socket.push_navigate(url!("/dashboard/playlist"));
    }

    fn render(&self) -> impl Render {
        html! {
            <b id="song">{SONGS[self.song % SONGS.len()]}</b>
            <span>{self.seconds}" s"</span>
            <.button id="next" phx-click="next">Next</.button>
            <.button id="open-playlist" phx-click="open">Playlist</.button>
        }
    }
}
