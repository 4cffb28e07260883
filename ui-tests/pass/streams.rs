//! Streams, temporary fields and what tasks load, without a warning.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{components::async_result, prelude::*};

struct Song {
    id: u32,
    tags: Vec<String>,
}

impl StreamItem for Song {
    type Key = u32;

    fn key(&self) -> u32 {
        self.id
    }
}

async fn more() -> Result<Vec<Song>, std::num::ParseIntError> {
    Ok(vec![Song { id: std::future::ready("7").await.parse()?, tags: Vec::new() }])
}

async fn counts() -> (u32, u64) {
    std::future::ready((1, 2)).await
}

#[live_view]
struct Library {
    songs: Stream<Song>,
    people: Stream<&'static str, usize>,
    found: AsyncStream<Song>,
    small: AsyncResult<u32>,
    large: AsyncResult<u64>,
    #[live(temporary)]
    notice: Option<&'static str>,
}

#[live_view]
struct Marker(#[live(temporary)] u32);

#[live_view]
impl Marker {
    fn mount() -> Self {
        Self(1)
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.0}</p> }
    }
}

#[component]
fn item(id: &str, song: &Song) -> impl Render {
    html! { <li id={id}><i :for={tag in &song.tags}>{tag}</i></li> }
}

/// Of which element this is the content is the caller's to know.
fn items(songs: &Stream<Song>) -> impl Render {
    html! { <.item :for={(dom_id, song) in songs} id={dom_id} song={song}/> }
}

#[live_view]
impl Library {
    fn mount(socket: &mut Socket<Self>) -> Self {
        let (small, large) = socket.assign_async_pair(|view| (&mut view.small, &mut view.large), counts());
        Self {
            songs: Stream::new("songs", []).limit(Limit::First(50)),
            people: Stream::with_key(format!("people-{}", 7), ["ann"], |name| name.len()),
            found: socket.stream_async("found", |view| &mut view.found, more()),
            small,
            large,
            notice: None,
        }
    }

    #[handle_event]
    fn change(&mut self, id: u32, socket: &mut Socket<Self>) {
        self.songs.insert(Song { id, tags: Vec::new() }, At::Index(3));
        self.songs.update(Song { id, tags: Vec::new() });
        self.songs.delete(id);
        self.people.delete_item(&"ann");
        self.found.reset([]);
        self.found.load(socket, |view| &mut view.found, more(), At::Start);
        self.found.replace(socket, |view| &mut view.found, more());
        self.notice = Some("Changed.");
    }

    fn render(&self) -> impl Render {
        html! {
            <ul id="songs" phx-update="stream">{items(&self.songs)}</ul>
            <ul id="people" phx-update="stream">
                <li id="nobody" class="only">"Nobody"</li>
                {for (dom_id, name) in &self.people { <li id={dom_id}>{name}</li> }}
            </ul>
            <div id="found" phx-update="stream">
                <p :for={(dom_id, song) in &self.found} id={dom_id}>
                    <button type="button" phx-click="change" phx-value-id={song.id}>"Change"</button>
                    {if song.tags.is_empty() { "none" } else { <b :for={tag in &song.tags}>{tag}</b> }}
                </p>
            </div>
            <.async_result assign={&self.small} :let={count}>
                <:failed :let={why}>{why}</:failed>
                {count}
            </.async_result>
            <p>{self.large.ok()}{self.notice}</p>
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Library>("/").live::<Marker>("/marker");
}
