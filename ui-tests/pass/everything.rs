//! Everything that a view and a template can be, without a warning.

#![deny(warnings, clippy::pedantic)]

use axum::{
    Router,
    extract::{Path, Query, State},
    http::StatusCode,
};
use live_runtime::{FormError, HandlerError, Params, SendError, TerminateReason, prelude::*};
use serde::Deserialize;

#[derive(Clone)]
struct Db;

#[derive(Deserialize)]
struct Page {
    number: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Deserialize, Render)]
struct SongId(u32);

impl std::fmt::Display for SongId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Deserialize)]
struct NewSong {
    title: String,
}

struct Song {
    id: SongId,
    title: String,
    artist: Option<String>,
}

struct Added(Song);

#[derive(Clone)]
struct Played(SongId);

const PLAYED: Topic<Played> = Topic::new("played");

async fn count(_: SongId) -> Result<u32, std::num::ParseIntError> {
    std::future::ready("7").await.parse()
}

#[derive(Debug)]
struct AppError;

impl axum::response::IntoResponse for AppError {
    fn into_response(self) -> axum::response::Response {
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

#[live_view]
struct Songs {
    band: String,
    page: u32,
    list: Vec<Song>,
    wrong: Option<String>,
    plays: AsyncResult<u32>,
    count: Task,
}

#[live_view]
impl Songs {
    async fn mount(
        Path(band): Path<String>,
        Query(page): Query<Page>,
        State(_db): State<Db>,
        socket: &mut Socket<Self>,
    ) -> Result<Self, AppError> {
        std::future::ready(()).await;
        if !socket.connected() && band.is_empty() {
            return Err(AppError);
        }
        socket.subscribe(PLAYED.of(&band));
        let plays = socket.assign_async(|view| &mut view.plays, count(SongId(0)));
        Ok(Self { plays, count: Task::default(), band, page: page.number.unwrap_or(1), list: Vec::new(), wrong: None })
    }

    #[handle_event]
    fn validate(&mut self, form: Result<Form<NewSong>, FormError>) {
        self.wrong = form.err().map(|error| error.to_string());
    }

    #[handle_event]
    async fn add(
        &mut self,
        form: Form<NewSong>,
        State(_db): State<Db>,
        socket: &mut Socket<Self>,
    ) -> Result<(), SendError> {
        std::future::ready(()).await;
        let id = SongId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        let NewSong { title } = form.into_inner();
        socket.address().send(Added(Song { id, title, artist: None }))
    }

    #[handle_event]
    fn remove(&mut self, id: SongId) {
        self.list.retain(|song| song.id != id);
    }

    #[handle_event("turn-page")]
    fn turn(&mut self, by: i32, again: Option<bool>) {
        let pages = if again.unwrap_or_default() { 2 * by } else { by };
        self.page = self.page.saturating_add_signed(pages);
    }

    #[handle_event]
    #[allow(dead_code)]
    fn hooked(&mut self, params: Params) {
        self.wrong = params.text("wrong").map(ToOwned::to_owned);
    }

    #[handle_info]
    async fn added(&mut self, Added(song): Added) -> Result<(), HandlerError> {
        std::future::ready(()).await;
        self.list.push(song);
        Ok(())
    }

    #[handle_info]
    fn played(&mut self, Played(song): Played, socket: &mut Socket<Self>) {
        self.count = socket.start_async(Self::counted, count(song));
    }

    #[handle_info]
    fn lagged(&mut self, lagged: Lagged, socket: &mut Socket<Self>) {
        if lagged.missed > 100 {
            socket.unsubscribe(PLAYED.of(&self.band));
        }
        socket.cancel_async(Self::counted);
        socket.reload_async(|view| &mut view.plays, async { 8 });
    }

    #[handle_async]
    async fn counted(
        &mut self,
        result: Result<u32, AsyncError>,
        socket: &mut Socket<Self>,
        State(_db): State<Db>,
    ) -> Result<(), AsyncError> {
        std::future::ready(()).await;
        self.plays = AsyncResult::Ok(result?);
        PLAYED.of(&self.band).broadcast_from(socket, Played(SongId(0)));
        Ok(())
    }

    async fn terminate(&mut self, _reason: TerminateReason) {
        std::future::ready(()).await;
        self.list.clear();
    }

    fn page_title(&self) -> String {
        format!("{} · page {}", self.band, self.page)
    }

    fn render(&self) -> impl Render {
        let count = self.list.len();
        html! {
            <h1>{&self.band} ({count} songs, page {self.page})</h1>
            <p
                class={["error", self.list.is_empty().then_some("empty")]}
                :if={let Some(wrong) = &self.wrong}
            >{wrong}</p>
            {match &self.plays {
                AsyncResult::Loading => <i>counting</i>,
                AsyncResult::Ok(plays) => <i class={self.count.is_running().then_some("old")}>{plays} plays</i>,
                AsyncResult::Failed(why) => <i>{why}</i>,
            }}
            <ul id="songs">
                <li :for={song in &self.list} :key={song.id} id={format_args!("song-{}", song.id)}>
                    {&song.title}
                    {match &song.artist {
                        Some(artist) if artist.is_empty() => <i>unknown</i>,
                        Some(artist) => <b title={artist}>{artist}</b>,
                        None => {},
                    }}
                    <button type="button" phx-click="remove" phx-value-id={song.id}>"Don't keep it"</button>
                    {for letter in song.title.chars() { <span>{letter}</span> }}
                </li>
            </ul>
            {if count > 10 { <p>many</p> } else if count > 0 { <p>some</p> } else { <p>none</p> }}
            <button type="button" phx-click="turn-page" phx-value-by="-1" disabled={self.page == 0}>back</button>
            <button type="button" phx-click="turn-page" phx-value-by={1} phx-value-again="true">on</button>
            <form id="new-song" phx-change="validate" phx-submit="add">
                <input type="text" name="title" aria-invalid={self.wrong.is_some()} {..[("maxlength", 80)]}/>
                {small_button(&Self::EVENTS.remove(&SongId(0)))}
            </form>
            <>
                <br/>
                {raw("<hr>")}
            </>
        }
    }
}

fn small_button(on_click: &Event) -> impl Render {
    html! { <button type="button" phx-click={on_click}>first</button> }
}

fn main() {
    let _: Router = Router::new().live::<Songs>("/bands/{band}").with_state(Db);
}
