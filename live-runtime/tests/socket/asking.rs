//! What live components ask of their view as they are rendered: it happens when the rendering has been sent.

use axum::{Router, extract::Query};
use live_runtime::prelude::*;
use serde_json::json;

use super::browser::{Server, Socket as Browser, View};

#[live_component]
#[derive(Default)]
struct Guide {
    step: u32,
}

#[live_component]
impl Guide {
    fn update(&mut self, step: u32, socket: &mut Socket<Self>) {
        self.step = step;
        match step {
            // With each rendering again.
            1 => socket.put_flash(FlashKind::Info, "the first step"),
            2 => socket.push_patch(LocalUrl::new("/steps?at=3").unwrap()),
            9 => socket.push_navigate(LocalUrl::new("/elsewhere").unwrap()),
            _ => {}
        }
    }

    fn render(&self) -> impl Render {
        html! { <i>{self.step}</i> }
    }
}

#[live_view]
struct Steps {
    step: u32,
}

#[derive(serde::Deserialize)]
struct At {
    at: Option<u32>,
}

#[live_view(allow(accessibility))]
impl Steps {
    fn mount() -> Self {
        Self { step: 0 }
    }

    fn handle_params(&mut self, Query(At { at }): Query<At>) {
        self.step = at.unwrap_or(self.step);
    }

    #[handle_event]
    fn go(&mut self, to: u32) {
        self.step = to;
    }

    fn render(&self, flash: &Flash) -> impl Render {
        html! {
            <p>{flash.get(FlashKind::Info)}</p>
            <b phx-click="go" phx-value-to={self.step}>{self.step}</b>
            <Guide id="guide" step={self.step}/>
        }
    }
}

async fn open(path: &str) -> (Server, Browser, View) {
    let server = Server::start(Router::new().live::<Steps>("/steps")).await;
    let page = server.load(path).await;
    let mut socket = server.connect(&page).await;
    let view = socket.join(&page).await;
    (server, socket, view)
}

#[tokio::test]
async fn a_message_is_shown() {
    let (_server, mut socket, view) = open("/steps").await;
    let answer = socket.event(&view, "go", json!({"to": 1})).await;
    assert_eq!(answer["diff"]["1"], "1", "{answer}");
    let frame = socket.frame().await;
    assert_eq!((&frame[3], &frame[4]["0"]), (&json!("diff"), &json!("the first step")), "{frame}");
    // The component has asked again with that, which keeps the view from nothing.
    let answer = socket.event(&view, "go", json!({"to": 5})).await;
    assert_eq!(answer["diff"]["1"], "5", "{answer}");
}

#[tokio::test]
async fn a_message_is_shown_from_the_first_rendering_on() {
    let (_server, mut socket, _) = open("/steps?at=1").await;
    let frame = socket.frame().await;
    assert_eq!(frame[4]["0"], "the first step", "{frame}");
}

#[tokio::test]
async fn a_patch_is_followed() {
    let (_server, mut socket, view) = open("/steps").await;
    let answer = socket.event(&view, "go", json!({"to": 2})).await;
    assert_eq!(answer["diff"]["1"], "2", "{answer}");
    let frame = socket.frame().await;
    assert_eq!((&frame[3], &frame[4]["to"]), (&json!("live_patch"), &json!("/steps?at=3")), "{frame}");
    let frame = socket.frame().await;
    assert_eq!(frame[4]["1"], "3", "{frame}");
}

#[tokio::test]
async fn a_navigation_is_followed() {
    let (_server, mut socket, view) = open("/steps").await;
    socket.event(&view, "go", json!({"to": 9})).await;
    let frame = socket.frame().await;
    assert_eq!((&frame[3], &frame[4]["to"]), (&json!("live_redirect"), &json!("/elsewhere")), "{frame}");
}
