//! What live components ask of their view as they are rendered: it happens when the rendering has been sent.

use axum::{Router, extract::Query};
use live_runtime::prelude::*;
use serde_json::{Value, json};

use super::{
    browser::{Server, Socket as Browser, View},
    logged::Logged,
};

#[live_component]
#[derive(Default)]
struct Guide {
    step: u32,
    updates: u32,
}

#[live_component]
impl Guide {
    fn update(&mut self, step: u32, socket: &mut Socket<Self>) {
        (self.step, self.updates) = (step, self.updates + 1);
        match step {
            1 => socket.put_flash(FlashKind::Info, "the first step"),
            2 => socket.push_patch(LocalUrl::new("/steps?at=3").unwrap()),
            3 => socket.put_flash(FlashKind::Info, "the third step"),
            4 => {
                socket.put_flash(FlashKind::Info, "on the way");
                socket.push_patch(LocalUrl::new("/steps?at=5").unwrap());
            }
            8 => socket.put_flash(FlashKind::Info, format!("{}", self.updates)),
            9 => {
                socket.put_flash(FlashKind::Info, "taken along");
                socket.push_navigate(LocalUrl::new("/elsewhere").unwrap());
            }
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

/// What is sent without having been asked for: the event, and what it says.
async fn told(socket: &mut Browser) -> (String, Value) {
    let mut frame = socket.frame().await;
    (frame[3].as_str().unwrap().to_owned(), frame[4].take())
}

#[tokio::test]
async fn a_message_is_shown() {
    let (_server, mut socket, view) = open("/steps").await;
    let answer = socket.event(&view, "go", json!({"to": 1})).await;
    assert_eq!(answer["diff"]["1"], "1", "{answer}");
    let (event, diff) = told(&mut socket).await;
    assert_eq!((&*event, &diff["0"]), ("diff", &json!("the first step")));
    // It has asked for the same again, which makes no difference.
    let answer = socket.event(&view, "go", json!({"to": 5})).await;
    assert_eq!(answer["diff"]["1"], "5", "{answer}");
}

#[tokio::test]
async fn a_message_is_shown_from_the_first_rendering_on() {
    let (_server, mut socket, _) = open("/steps?at=1").await;
    assert_eq!(told(&mut socket).await.1["0"], "the first step");
}

#[tokio::test]
async fn a_patch_is_followed_and_what_is_asked_for_then() {
    let (_server, mut socket, view) = open("/steps").await;
    let answer = socket.event(&view, "go", json!({"to": 2})).await;
    assert_eq!(answer["diff"]["1"], "2", "{answer}");
    let (event, patch) = told(&mut socket).await;
    assert_eq!((&*event, &patch["to"]), ("live_patch", &json!("/steps?at=3")));
    assert_eq!(told(&mut socket).await.1["1"], "3");
    assert_eq!(told(&mut socket).await.1["0"], "the third step");
}

#[tokio::test]
async fn a_message_goes_along_with_a_patch() {
    let (_server, mut socket, view) = open("/steps").await;
    socket.event(&view, "go", json!({"to": 4})).await;
    assert_eq!(told(&mut socket).await.0, "live_patch");
    let diff = told(&mut socket).await.1;
    assert_eq!((&diff["0"], &diff["1"]), (&json!("on the way"), &json!("5")));
}

#[tokio::test]
async fn a_message_goes_along_with_a_navigation() {
    let (_server, mut socket, view) = open("/steps").await;
    socket.event(&view, "go", json!({"to": 9})).await;
    let (event, navigation) = told(&mut socket).await;
    assert_eq!((&*event, &navigation["to"]), ("live_redirect", &json!("/elsewhere")));
    assert!(navigation["flash"].is_string(), "{navigation}");
}

#[tokio::test]
async fn who_asks_for_something_else_each_time_is_left_alone_in_the_end() {
    let (_server, mut socket, view) = open("/steps").await;
    let logged = Logged::start();
    let answer = socket.event(&view, "go", json!({"to": 8})).await;
    assert_eq!(answer["diff"]["1"], "8", "{answer}");
    for _ in 0..20 {
        assert_eq!(told(&mut socket).await.0, "diff");
    }
    let answer = socket.event(&view, "go", json!({"to": 5})).await;
    assert_eq!(answer["diff"]["1"], "5", "the page answers: {answer}");
    assert!(logged.lines().iter().any(|line| line.contains("is not followed any longer")), "{:?}", logged.lines());
}
