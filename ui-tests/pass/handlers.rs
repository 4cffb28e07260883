//! Handlers of every kind, with all that they can take.

#![deny(warnings, clippy::pedantic)]

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use live_runtime::{FormError, Params, TerminateReason, prelude::*};
use serde::Deserialize;

#[derive(Clone)]
struct Db;

#[derive(Deserialize)]
struct Page {
    page: Option<u32>,
}

#[derive(Deserialize)]
struct Search {
    word: String,
}

#[derive(Deserialize)]
struct Point {
    x: f64,
}

struct Said(String);

#[live_view]
struct Songs {
    word: String,
    count: u32,
    at: f64,
}

#[live_view]
impl Songs {
    async fn mount(
        Path(word): Path<String>,
        State(_): State<Db>,
        socket: &mut Socket<Self>,
    ) -> Result<Self, StatusCode> {
        let _ = socket.address().send(Said(String::new()));
        std::future::ready(()).await;
        Ok(Self { word, count: 0, at: 0.0 })
    }

    async fn handle_params(&mut self, Query(page): Query<Page>) -> Result<(), StatusCode> {
        self.count = page.page.unwrap_or_default();
        std::future::ready(()).await;
        Ok(())
    }

    #[handle_event]
    fn tell(&self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, self.word.clone());
    }

    #[handle_event("play-song")]
    async fn play(
        &mut self,
        id: u32,
        at: Option<u32>,
        State(_): State<Db>,
        socket: &Socket<Self>,
    ) -> Result<(), String> {
        std::future::ready(()).await;
        socket.id().clone_into(&mut self.word);
        self.count = id + at.unwrap_or_default();
        Ok(())
    }

    #[handle_event]
    fn search(&mut self, form: Form<Search>) {
        self.word = form.into_inner().word;
    }

    #[handle_event]
    fn find(&mut self, form: Result<Form<Search>, FormError>) {
        self.word = form.map_or_else(|error| error.message, |form| form.into_inner().word);
    }

    #[handle_event]
    fn all(&mut self, params: Params) {
        self.count = u32::from(params.get("word").is_some());
    }

    #[handle_event]
    fn moved(&mut self, Payload(Point { x }): Payload<Point>) -> Reply<u32> {
        self.at = x;
        Reply(self.count)
    }

    #[handle_info]
    async fn said(&mut self, Said(word): Said, _socket: &mut Socket<Songs>) {
        std::future::ready(()).await;
        self.word = word;
    }

    async fn terminate(&mut self, reason: TerminateReason) {
        self.word = std::future::ready(format!("{reason:?}")).await;
    }

    fn render(&self, flash: &Flash) -> impl Render {
        html! {
            <p role="status">{flash.get(FlashKind::Info)} {&self.word} {self.count} {self.at}</p>
            <button type="button" phx-click="tell">Tell</button>
            <button type="button" phx-click="play-song" phx-value-id={7}>Play</button>
            <form id="search" phx-change="search" phx-submit="find"><input name="word" aria-label="Word"></form>
            <form id="all" phx-submit="all"><input name="word" aria-label="Word"></form>
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Songs>("/{word}").with_state(Db);
}
