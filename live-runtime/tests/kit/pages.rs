//! Pages to be tested.

use std::time::Duration;

use axum::{Router, extract::Query, http::StatusCode, response::Redirect, routing::post};
use live_runtime::{
    Topic,
    components::{flash_group, link},
    prelude::*,
    routes,
    session::Session,
};
use serde::{Deserialize, Serialize};

use super::{
    children::Inside,
    commands::Looks,
    components::{Boxes, Nowhere},
    gestures::Gestures,
    rules::Strict,
    triggers::{Trigger, triggered},
    uploads::{Bucket, Photos},
};

pub(crate) fn app() -> Router {
    Live::new(Secret::random()).serve(pages())
}

routes! {
    pub(crate) fn pages() -> Router {
        "/songs" => Songs,
        "/search" => Search,
        "/form" => Signup,
        "/login" => Login,
        "/login" => post(log_in),
        "/later" => Later,
        "/photos" => Photos,
        "/bucket" => Bucket,
        "/rules" => Strict,
        "/trigger" => Trigger,
        "/trigger" => post(triggered),
        "/inside" => Inside,
        "/boxes" => Boxes,
        "/nowhere" => Nowhere,
        "/looks" => Looks,
        "/gestures" => Gestures,
        "/twice" => Twice,
        "/nameless" => Nameless,
        live_session("other") { "/other" => Other }
    }
}

pub(crate) struct Song {
    pub(crate) id: u32,
}

impl StreamItem for Song {
    type Key = u32;

    fn key(&self) -> u32 {
        self.id
    }
}

#[derive(Clone)]
pub(crate) struct Cleared;

pub(crate) const CLEARED: Topic<Cleared> = Topic::new("kit:cleared");

pub(crate) struct Rename(pub(crate) &'static str);

#[derive(Deserialize)]
pub(crate) struct Moved {
    by: i64,
}

/// Things to click.
#[live_view]
pub(crate) struct Songs {
    songs: Stream<Song>,
    next: u32,
    name: String,
    crashes: bool,
    count: usize,
}

#[live_view]
impl Songs {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(CLEARED);
        let songs = Stream::new("songs", (1..=3).map(|id| Song { id }));
        Self { songs, next: 4, name: "Songs".to_owned(), crashes: false, count: 3 }
    }

    #[handle_event]
    fn add(&mut self, socket: &mut Socket<Self>) {
        self.songs.insert(Song { id: self.next }, At::End);
        socket.push_event("added", &self.next);
        self.next += 1;
        self.count += 1;
    }

    #[handle_event]
    fn remove(&mut self, id: u32) {
        self.songs.delete(id);
    }

    #[handle_event]
    fn clear(&mut self) {
        CLEARED.broadcast(Cleared);
    }

    #[handle_info]
    fn cleared(&mut self, _: Cleared) {
        self.songs.reset([]);
    }

    #[handle_info]
    fn rename(&mut self, Rename(name): Rename) {
        name.clone_into(&mut self.name);
    }

    #[handle_event]
    fn slide(&mut self, Payload(moved): Payload<Moved>) -> Reply<i64> {
        Reply(moved.by * 2)
    }

    #[handle_event]
    fn key(&mut self, key: String) {
        self.name = key;
    }

    #[handle_event]
    fn left(&mut self) {
        "left".clone_into(&mut self.name);
    }

    #[handle_event]
    fn crash(&mut self) {
        self.crashes = true;
    }

    fn page_title(&self) -> String {
        format!("{} ({})", self.name, self.count)
    }

    fn render(&self) -> impl Render {
        assert!(!self.crashes, "as it should");
        html! {
            <h1>{&self.name}</h1>
            <ul id="songs" phx-update="stream">
                <li :for={(dom_id, song) in &self.songs} id={dom_id}>
                    <b>Song {song.id}</b>
                    <button type="button" phx-click="remove" phx-value-id={song.id}>Remove {song.id}</button>
                </li>
            </ul>
            <button type="button" id="add" phx-click="add"><i id="plus">"+"</i></button>
            <button type="button" id="clear" phx-click="clear">Clear</button>
            <button type="button" id="off" phx-click="add" disabled>Off</button>
            <div hidden id="away"><button type="button" id="hidden" phx-click="add">Hidden</button></div>
            <button type="button" id="show" phx-click={Js::new().show("#away")}>Show</button>
            <button type="button" id="both" phx-click={Js::new().hide("#both").push(Self::EVENTS.add())}>Both</button>
            <p id="idle">Nothing <span>happens</span></p>
            <div id="slider" phx-hook={SLIDER}></div>
            <input id="key" aria-label="Key" phx-keydown="key" phx-key="Enter" phx-blur="left">
            <div phx-window-keydown="key" phx-key="Escape"></div>
            <button type="button" id="crash" phx-click="crash">Crash</button>
            <.link id="search" navigate={url!("/search")}>Search</.link>
            <.link id="other" navigate={url!("/other")}>Other</.link>
            <a id="far" href="https://example.org/">Far</a>
        }
    }
}

hook! {
    /// Does nothing.
    SLIDER = "{}"
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shown {
    q: String,
}

/// State in the URL.
#[live_view]
pub(crate) struct Search {
    shown: Shown,
}

#[live_view]
impl Search {
    fn mount() -> Self {
        Self { shown: Shown::default() }
    }

    fn handle_params(&mut self, Query(shown): Query<Shown>) {
        self.shown = shown;
    }

    #[handle_event]
    fn search(&mut self, form: Form<Shown>, socket: &mut Socket<Self>) {
        socket.push_patch(Self::path().with_query([("q", form.into_inner().q)]));
    }

    #[handle_event]
    fn leave(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, "Found.");
        socket.push_navigate(url!("/songs"));
    }

    #[handle_event]
    fn go(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Error, "Log in first.");
        socket.redirect(url!("/login"));
    }

    fn render(&self) -> impl Render {
        html! {
            <p id="q">Searched: {&self.shown.q}</p>
            <form id="search" phx-change="search"><input name="q" aria-label="Search" value={&self.shown.q}></form>
            <.link id="moon" patch={Self::path().with_query([("q", "moon")])}>Moon</.link>
            <button type="button" id="leave" phx-click="leave">Leave</button>
            <button type="button" id="go" phx-click="go">Go</button>
        }
    }
}

#[live_view]
pub(crate) struct Other;

#[live_view]
impl Other {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>Another live session</p> }
    }
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct User {
    pub(crate) name: String,
    pub(crate) plan: String,
    pub(crate) terms: Option<String>,
    pub(crate) color: Option<String>,
    pub(crate) tags: Vec<String>,
}

/// Every kind of input.
#[live_view]
pub(crate) struct Signup {
    user: User,
    said: String,
}

#[live_view]
impl Signup {
    fn mount() -> Self {
        Self { user: User::default(), said: String::new() }
    }

    #[handle_event]
    fn validate(&mut self, form: Form<User>) {
        let names = ["name", "plan", "tags"];
        let used: Vec<_> = names.into_iter().filter(|name| form.used(name)).collect();
        self.said = format!("target {}, used {}", form.target().join("."), used.join(" "));
        self.user = form.into_inner();
    }

    #[handle_event]
    fn save(&mut self, form: Form<User>) {
        let User { name, plan, terms, color, tags } = form.into_inner();
        self.said = format!("{name}, {plan}, {terms:?}, {color:?}, {tags:?}");
    }

    fn render(&self) -> impl Render {
        html! {
            <form id="user" phx-change="validate" phx-submit="save">
                <input type="hidden" name="token" value="t">
                <input name="name" aria-label="Name" value={&self.user.name}>
                <select name="plan" aria-label="Plan">
                    <option value="free" selected={self.user.plan == "free"}>Free</option>
                    <option value="team" selected={self.user.plan == "team"}>Team</option>
                </select>
                <label><input type="checkbox" id="terms" name="terms" value="yes" checked={self.user.terms.is_some()}> Terms</label>
                <label><input type="radio" name="color" value="red"> Red</label>
                <label><input type="radio" name="color" value="blue"> Blue</label>
                <label><input type="checkbox" name="tags[]" value="a"> A</label>
                <label><input type="checkbox" name="tags[]" value="b"> B</label>
                <input name="off" aria-label="Off" disabled>
                <input name="fixed" aria-label="Fixed" readonly value="x">
                <button type="submit" id="save">Save</button>
            </form>
            <form id="closed" phx-submit="save">
                <input name="name" aria-label="Name"><button type="submit" disabled>Save</button>
            </form>
            <form id="nothing"><input name="name" aria-label="Name"></form>
            <p id="said">{&self.said}</p>
        }
    }
}

#[live_view]
pub(crate) struct Login {
    csrf_token: String,
}

#[live_view]
impl Login {
    fn mount(session: Session) -> Self {
        Self { csrf_token: session.csrf().masked() }
    }

    fn render(&self, flash: &Flash) -> impl Render {
        html! {
            <.flash_group flash={flash}/>
            <form id="login" action="/login" method="post">
                <input type="hidden" name="_csrf_token" value={&self.csrf_token}>
                <input name="name" aria-label="Name">
                <button type="submit">Log in</button>
            </form>
        }
    }
}

#[derive(Deserialize)]
struct LogIn {
    #[serde(rename = "_csrf_token")]
    csrf_token: String,
    name: String,
}

async fn log_in(session: Session, axum::Form(form): axum::Form<LogIn>) -> Result<Redirect, StatusCode> {
    if !session.csrf().verify(&form.csrf_token) || form.name != "ada" {
        return Err(StatusCode::FORBIDDEN);
    }
    Ok(Redirect::to("/songs"))
}

/// Work beside the page.
#[live_view]
pub(crate) struct Later {
    number: AsyncResult<u32>,
    found: Option<u32>,
    ticks: u32,
}

struct Tick;

#[live_view]
impl Later {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.send_after(Tick, Duration::from_millis(30));
        let number = socket.assign_async(|view| &mut view.number, async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            7
        });
        Self { number, found: None, ticks: 0 }
    }

    #[handle_event]
    fn find(&mut self, socket: &mut Socket<Self>) {
        socket.start_async(Self::found, async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            8
        });
    }

    #[handle_event]
    fn hang(&mut self, socket: &mut Socket<Self>) {
        socket.start_async(Self::found, std::future::pending::<u32>());
    }

    #[handle_async]
    fn found(&mut self, found: Result<u32, AsyncError>) {
        self.found = found.ok();
    }

    #[handle_info]
    fn tick(&mut self, _: Tick) {
        self.ticks += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <p>Number {self.number.ok()}, found {self.found}, {self.ticks} ticks</p>
            <button type="button" id="find" phx-click="find">Find</button>
            <button type="button" id="hang" phx-click="hang">Hang</button>
        }
    }
}

/// An id comes twice.
#[live_view]
pub(crate) struct Twice {
    ids: Vec<&'static str>,
}

#[live_view]
impl Twice {
    fn mount() -> Self {
        Self { ids: vec!["a"] }
    }

    #[handle_event]
    fn again(&mut self) {
        self.ids.push("a");
    }

    fn render(&self) -> impl Render {
        html! {
            <p :for={id in &self.ids} id={id}></p>
            <button type="button" id="again" phx-click="again">Again</button>
        }
    }
}

/// A form that the browser could not recover.
#[live_view]
pub(crate) struct Nameless;

#[live_view]
impl Nameless {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { {raw(r#"<form phx-change="validate"><input name="q"></form>"#)} }
    }
}
