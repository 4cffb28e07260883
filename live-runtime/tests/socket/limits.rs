//! Limits of a socket: who may open one, how much it may send, how long it may be silent.

use std::time::Duration;

use axum::http::StatusCode;
use live_runtime::{JoinRate, TerminateReason};
use serde_json::json;
use tokio_tungstenite::tungstenite::{Message, protocol::frame::coding::CloseCode};

use super::{browser::Page, serve, serve_with};

#[tokio::test]
async fn pages_of_other_origins_open_no_socket() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let query = format!("_csrf_token={}&vsn=2.0.0", page.csrf_token);
    let own = format!("http://{}", server.address);
    for (origin, refused) in
        [("https://evil.test", true), ("null", true), ("http://127.0.0.1:1", true), (own.as_str(), false)]
    {
        let handshake = server.handshake(&query, &[("origin", origin), ("cookie", &page.cookie)]).await;
        assert_eq!(handshake.err(), refused.then_some(StatusCode::FORBIDDEN), "{origin}");
    }
}

#[tokio::test]
async fn other_versions_of_the_protocol_are_refused() {
    let (server, ..) = serve().await;
    for query in ["", "vsn=1.0.0", "vsn=x"] {
        assert_eq!(server.handshake(query, &[]).await.err(), Some(StatusCode::FORBIDDEN), "{query}");
    }
}

#[tokio::test]
async fn what_is_not_the_protocol_closes_the_socket() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    for (message, code) in [
        (Message::text("nonsense"), CloseCode::Invalid),
        (Message::text(r#"[1,2,"t","e",{}]"#), CloseCode::Invalid),
        (Message::text(format!("{}{}", "[".repeat(50_000), "]".repeat(50_000))), CloseCode::Invalid),
        (Message::binary(b"\x07garbage".to_vec()), CloseCode::Unsupported),
        (Message::binary(Vec::new()), CloseCode::Unsupported),
    ] {
        let mut socket = server.connect(&page).await;
        socket.send_message(message.clone()).await;
        assert_eq!(socket.closed().await, code, "{message:?}");
    }
}

#[tokio::test]
async fn a_message_that_is_too_large_closes_the_socket() {
    let (server, _, mut ended) = serve_with(|config| config.max_message_size = 4096).await;
    let (_, mut socket, view) = server.join("/counter").await;
    socket.send_text("x".repeat(4097)).await;
    assert_eq!(socket.closed().await, CloseCode::Size);
    assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Disconnected)));
    drop(view);
}

#[tokio::test]
async fn channels_are_limited() {
    let (server, ..) = serve_with(|config| config.max_channels = 2).await;
    let first = server.load("/counter").await;
    let mut socket = server.connect(&first).await;
    let mut views = Vec::new();
    for _ in 0..2 {
        let page = Page { cookie: first.cookie.clone(), ..server.load("/counter").await };
        views.push((socket.join(&page).await, page));
    }
    assert_eq!(socket.refused(&first).await, json!({"reason": "too many channels joined"}));
    // To replace one is not to add one, and one that has ended does not count.
    views[0].0 = socket.join(&views[0].1).await;
    socket.push(&views[1].0, "event", json!({"event": "crash", "value": {}})).await;
    while socket.frame().await[3] != "phx_error" {}
    socket.join(&first).await;
}

#[tokio::test]
async fn joins_are_limited() {
    let (server, ..) = serve_with(|config| config.join_rate = JoinRate { burst: 3, per_second: 0 }).await;
    let page = server.load("/counter").await;
    let mut socket = server.connect(&page).await;
    for _ in 0..3 {
        socket.join(&page).await;
    }
    assert_eq!(socket.refused(&page).await, json!({"reason": "join rate exceeded"}));
}

#[tokio::test]
async fn a_silent_socket_is_closed() {
    let (server, _, mut ended) = serve_with(|config| config.idle_timeout = Duration::from_millis(100)).await;
    let (_, mut socket, _) = server.join("/counter").await;
    assert_eq!(socket.closed().await, CloseCode::Away);
    assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Disconnected)));
}

#[tokio::test]
async fn a_browser_that_takes_nothing_is_given_up() {
    let (server, _, mut ended) = serve_with(|config| config.send_timeout = Duration::from_millis(100)).await;
    let (_, mut socket, view) = server.join("/large").await;
    for _ in 0..50 {
        socket.push(&view, "event", json!({"event": "more", "value": {}})).await;
    }
    // Nothing is read here: what the server sends fills the network's buffers, and then its patience ends.
    assert_eq!(ended.recv().await, Some(("large", TerminateReason::Disconnected)));
}

/// The mailbox has room for few: the socket is not read until there is room again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_pushes_to_a_slow_view_are_answered_in_order() {
    const PUSHES: u32 = 1000;
    let (server, world, mut ended) = serve_with(|config| config.mailbox_capacity = 4).await;
    let (_, mut socket, view) = server.join("/slow").await;
    let mut references = Vec::new();
    for number in 0..PUSHES {
        references.push(socket.push(&view, "event", json!({"event": "step", "value": {"number": number}})).await);
    }
    // Reading has stopped: a heartbeat is not answered before the pushes in front of it are taken.
    socket.send_text(r#"[null,"beat","phoenix","heartbeat",{}]"#).await;
    world.gate.add_permits(PUSHES as usize);
    let mut replies = Vec::new();
    let mut beaten_at = None;
    while replies.len() < references.len() || beaten_at.is_none() {
        let frame = socket.frame().await;
        if frame[1] == "beat" {
            beaten_at = Some(replies.len());
        } else {
            assert_eq!(frame[4]["response"]["diff"]["0"], (replies.len() + 1).to_string());
            replies.push(frame[1].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(replies, references);
    // The mailbox's four, the one in the handler and the one in flight.
    assert!(beaten_at.is_some_and(|replies| replies + 7 >= PUSHES as usize), "{beaten_at:?}");
    drop(socket);
    assert_eq!(ended.recv().await, Some(("slow", TerminateReason::Disconnected)));
}
