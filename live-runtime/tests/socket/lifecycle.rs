//! Hooks that a stage attaches to all views of a live session.

use std::{
    mem::take,
    sync::{Arc, Mutex},
};

use axum::{Extension, Router, extract::Query};
use http::StatusCode;
use live_runtime::{Flow, Lifecycle, LiveSession, LocalUrl, prelude::*};
use serde_json::{Value, json};

use super::browser::{Server, Socket as Browser, View};

#[derive(Clone)]
struct Announced(&'static str);

const ANNOUNCED: Topic<Announced> = Topic::new("lifecycle-announced");

/// What the hooks and the view have done, in order.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<Vec<String>>>);

impl Trace {
    fn note(&self, text: impl Into<String>) {
        self.0.lock().unwrap().push(text.into());
    }

    fn taken(&self) -> Vec<String> {
        take(&mut *self.0.lock().unwrap())
    }
}

async fn traced(lifecycle: Lifecycle, Extension(trace): Extension<Trace>) {
    let log = trace.clone();
    lifecycle.handle_event(move |event, socket| {
        let value = event.params().map(|params| params.value().to_string()).unwrap_or_default();
        log.note(format!("event {} {value}", event.name()));
        match event.name() {
            "forbidden" => {
                socket.put_flash(FlashKind::Error, "Not you.");
                Flow::Halt
            }
            "away" => {
                socket.push_navigate(LocalUrl::from_static("/other"));
                Flow::Halt
            }
            _ => Flow::Continue,
        }
    });
    let log = trace.clone();
    lifecycle.handle_params(move |uri, socket| {
        log.note(format!("params {uri} {}", socket.connected()));
        if uri.query() == Some("page=7") { Flow::Halt } else { Flow::Continue }
    });
    let log = trace.clone();
    lifecycle.handle_info(move |count: &u32, _| {
        log.note(format!("info {count}"));
        if *count == 0 { Flow::Halt } else { Flow::Continue }
    });
    lifecycle.subscribe(ANNOUNCED, |Announced(text), socket| socket.put_flash(FlashKind::Info, *text));
    let log = trace.clone();
    lifecycle.handle_async(move |handler, _| log.note(format!("async {}", handler.ends_with("::counted"))));
    lifecycle.after_render(move |socket| {
        trace.note("rendered");
        socket.push_event("rendered", socket.view());
    });
}

/// The second hook sees what the first one lets through.
async fn second(lifecycle: Lifecycle, Extension(trace): Extension<Trace>) {
    lifecycle.handle_event(move |_, _| trace.note("second"));
}

#[derive(serde::Deserialize)]
struct Shown {
    #[serde(default)]
    page: u32,
}

#[live_view]
struct Songs {
    page: u32,
    count: u32,
    trace: Trace,
}

#[live_view]
impl Songs {
    fn mount(Extension(trace): Extension<Trace>) -> Self {
        trace.note("mount");
        Self { page: 0, count: 0, trace }
    }

    fn handle_params(&mut self, Query(shown): Query<Shown>) {
        self.trace.note("view's params");
        self.page = shown.page;
    }

    #[handle_event]
    fn play(&mut self, count: u32, socket: &mut Socket<Self>) {
        self.trace.note("view's event");
        socket.address().send(count).unwrap();
    }

    #[handle_event]
    fn start(&mut self, socket: &mut Socket<Self>) {
        socket.start_async(Self::counted, async { 70 });
    }

    #[handle_event]
    fn forbidden(&mut self) {
        self.trace.note("not reached");
    }

    #[handle_info]
    fn count(&mut self, count: u32) {
        self.count = count;
    }

    #[handle_async]
    fn counted(&mut self, result: Result<u32, AsyncError>) {
        self.count = result.unwrap_or_default();
    }

    fn render(&self, flash: &Flash) -> impl Render {
        html! {
            <p>{self.page} {self.count} {flash.get(FlashKind::Info)}{flash.get(FlashKind::Error)}</p>
            <button type="button" phx-click="play" phx-value-count={1}>play</button>
            <button type="button" phx-click="start">start</button>
            <button type="button" phx-click="forbidden">forbidden</button>
        }
    }
}

/// Attaches its own.
#[live_view]
struct Other;

#[live_view]
impl Other {
    fn mount(lifecycle: Lifecycle) -> Self {
        lifecycle.handle_event(|_, socket| socket.push_patch(LocalUrl::from_static("/other?seen")));
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>Other</p> }
    }
}

async fn songs() -> (Server, Browser, View, Trace) {
    let trace = Trace::default();
    let session = LiveSession::new("songs").on_mount(traced).on_mount(second);
    let pages = Router::new()
        .live_session(session, |pages| pages.live::<Songs>("/songs").live::<Other>("/other"))
        .layer(Extension(trace.clone()));
    let server = Server::start(pages).await;
    let (_, socket, view) = server.join("/songs").await;
    let expected = ["mount", "params /songs false", "view's params", "mount", "params /songs true", "view's params"];
    assert_eq!(trace.taken(), [&expected[..], &["rendered"]].concat());
    (server, socket, view, trace)
}

#[tokio::test]
async fn hooks_see_events_and_messages_before_the_view() {
    let (_server, mut socket, view, trace) = songs().await;
    let answer = socket.event(&view, "play", json!({"count": 3})).await;
    assert_eq!(answer["diff"]["e"][0][0], "rendered", "the join's rendering has pushed it: {answer}");
    assert_eq!(socket.frame().await[4]["1"], "3");
    let expected = [r#"event play {"count":3}"#, "second", "view's event", "rendered", "info 3", "rendered"];
    assert_eq!(trace.taken(), expected);

    socket.event(&view, "start", json!({})).await;
    assert_eq!(socket.frame().await[4]["1"], "70");
    assert_eq!(trace.taken(), ["event start {}", "second", "rendered", "async true", "rendered"]);
}

#[tokio::test]
async fn a_hook_halts() {
    let (server, mut socket, view, trace) = songs().await;
    let answer = socket.event(&view, "forbidden", json!({})).await;
    assert_eq!(answer["diff"]["3"], "Not you.");
    assert_eq!(trace.taken(), ["event forbidden {}", "rendered"]);

    socket.event(&view, "play", json!({"count": 0})).await;
    // What comes after the message has been halted.
    socket.event(&view, "start", json!({})).await;
    let taken = trace.taken();
    assert!(taken.contains(&"info 0".to_owned()), "{taken:?}");

    let url = format!("http://{}/songs?page=7", server.address);
    let answer = socket.call(&view, "live_patch", json!({"url": url})).await;
    assert!(answer["diff"]["0"].is_null(), "{answer}");
    let taken = trace.taken();
    assert!(taken.contains(&"params /songs?page=7 true".to_owned()), "{taken:?}");
    assert!(!taken.contains(&"view's params".to_owned()), "{taken:?}");
}

#[tokio::test]
async fn a_hook_navigates_and_knows_events_that_no_handler_has() {
    let (_server, mut socket, view, _) = songs().await;
    let answer = socket.event(&view, "away", json!({})).await;
    assert_eq!(answer["live_redirect"]["to"], "/other");
}

#[tokio::test]
async fn a_hook_subscribes_for_views_without_a_handler() {
    let (_server, mut socket, _, _) = songs().await;
    ANNOUNCED.broadcast(Announced("Tea."));
    let mut frame = socket.frame().await;
    while frame[4]["2"] != "Tea." {
        frame = socket.frame().await;
    }
}

#[tokio::test]
async fn mount_attaches_hooks_of_its_own() {
    let server = Server::start(Router::new().live::<Other>("/other")).await;
    let (_, mut socket, view) = server.join("/other").await;
    socket.push(&view, "event", json!({"type": "click", "event": "any", "value": {}})).await;
    let frame = socket.frame().await;
    assert_eq!((&frame[3], &frame[4]["to"]), (&json!("live_patch"), &json!("/other?seen")));
}

#[tokio::test]
async fn a_plain_handler_may_take_one_in_vain() {
    let plain = axum::routing::get(|lifecycle: Lifecycle| async move {
        lifecycle.after_render(|_| {});
        StatusCode::NO_CONTENT
    });
    let server = Server::start(Router::new().route("/", plain)).await;
    let (status, _, _) = server.get("/", &[]).await;
    assert_eq!((status, Value::Null), (StatusCode::NO_CONTENT, Value::Null));
}
