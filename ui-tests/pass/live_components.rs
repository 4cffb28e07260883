//! Live components with all that they can have.

#![deny(warnings, clippy::pedantic)]

use std::time::Duration;

use live_runtime::prelude::*;

struct Rename(String);

#[live_component]
#[derive(Debug)]
struct Card {
    title: String,
    header: Option<SlotContent>,
    children: SlotContent,
    #[live(temporary)]
    notice: Option<&'static str>,
    songs: Stream<Song>,
    count: AsyncResult<u32>,
    is_wide: bool,
}

#[derive(Debug)]
struct Song(u32);

impl StreamItem for Song {
    type Key = u32;

    fn key(&self) -> u32 {
        self.0
    }
}

#[live_component]
impl Card {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self {
            title: String::new(),
            header: None,
            children: SlotContent::default(),
            notice: None,
            songs: Stream::new("songs", [Song(1)]),
            count: socket.assign_async(|card| &mut card.count, async { 7 }),
            is_wide: false,
        }
    }

    fn update(
        &mut self,
        id: &str,
        title: Option<&str>,
        header: Option<SlotContent>,
        children: SlotContent,
        is_wide: bool,
        socket: &mut Socket<Self>,
    ) {
        title.unwrap_or(id).clone_into(&mut self.title);
        (self.header, self.children, self.is_wide) = (header, children, is_wide);
        socket.myself().send_after(Rename("later".to_owned()), Duration::from_secs(1));
    }

    fn update_many(components: Vec<(&mut Self, &mut Socket<Self>)>) {
        for (card, _) in components {
            card.notice = Some("updated");
        }
    }

    #[handle_event]
    fn count(&mut self, socket: &mut Socket<Self>) {
        socket.start_async(Self::counted, async { 3 });
        socket.send_update::<Self>("other", Rename("x".to_owned()));
    }

    #[handle_async]
    fn counted(&mut self, result: Result<u32, AsyncError>) {
        self.notice = result.is_ok().then_some("counted");
    }

    #[handle_update]
    fn rename(&mut self, Rename(title): Rename) {
        self.title = title;
    }

    fn render(&self) -> impl Render {
        html! {
            <article class={["card", if self.is_wide { "wide" } else { "" }]}>
                <h2>{&self.title} {&self.header} {self.notice}</h2>
                <button type="button" phx-click="count" phx-target={self}>{self.count.ok()}</button>
                <ul id="songs" phx-update="stream"><li :for={(dom_id, song) in &self.songs} id={dom_id}>{song.0}</li></ul>
                {&self.children}
            </article>
        }
    }
}

#[live_view]
struct Page {
    names: Vec<String>,
}

#[live_view]
impl Page {
    fn mount() -> Self {
        Self { names: vec!["a".to_owned()] }
    }

    #[handle_event]
    fn add(&mut self) {
        self.names.push("b".to_owned());
    }

    fn render(&self) -> impl Render {
        html! {
            <Card :for={name in &self.names} :key={name} id={name} title={name} is_wide>
                <:header :if={name.len() > 2}>A <b>long</b> name</:header>
                <Card id={format_args!("inner-{name}")}>"Inside "{name} <button type="button" phx-click="add">Add</button></Card>
            </Card>
        }
    }
}

fn main() {
    let _ = axum::Router::<()>::new().live::<Page>("/");
}
