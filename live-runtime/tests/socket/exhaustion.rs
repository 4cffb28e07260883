//! What one browser can make the server hold: bounded, whatever it sends and however little it reads.

use std::time::Duration;

use futures_util::SinkExt as _;
use http::StatusCode;
use live_runtime::TerminateReason;
use serde_json::json;
use tokio_tungstenite::tungstenite::{Message, protocol::frame::coding::CloseCode};

use super::{browser::Page, logged::Logged, serve, serve_with, uploads::resident};

/// The websocket answers pings by itself. Who takes no answers is given up, as who takes no frames is.
#[tokio::test]
async fn a_browser_that_pings_and_reads_nothing_is_given_up() {
    let (server, _, mut ended) = serve_with(|config| config.send_timeout = Duration::from_millis(100)).await;
    let (_, socket, _) = server.join("/counter").await;
    let mut stream = socket.into_stream();
    let ping = Message::Ping(vec![7; 125].into());
    let flood = async {
        // The networks' buffers have room for some.
        for _ in 0..500_000 {
            if stream.send(ping.clone()).await.is_err() {
                break;
            }
        }
    };
    let told = async { tokio::join!(flood, ended.recv()).1 };
    let told = tokio::time::timeout(Duration::from_secs(20), told).await.expect("its patience ends");
    assert_eq!(told, Some(("counter", TerminateReason::Disconnected)));
    while !server.views.is_empty() {
        tokio::task::yield_now().await;
    }
}

/// Each view's mailbox has room for all of these, but not each for messages of the largest size.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_all_views_of_a_socket_is_bounded_in_bytes() {
    const VIEWS: usize = 3;
    const PUSHES: usize = 20;
    let (server, world, _) = serve_with(|config| config.max_message_size = 4096).await;
    let first = server.load("/slow").await;
    let mut socket = server.connect(&first).await;
    let mut views = Vec::new();
    for _ in 0..VIEWS {
        let page = Page { cookie: first.cookie.clone(), ..server.load("/slow").await };
        let page = Page { csrf_token: first.csrf_token.clone(), ..page };
        views.push(socket.join(&page).await);
    }
    for number in 0..PUSHES {
        for view in &views {
            let value = json!({"number": number, "rest": "x".repeat(3000)});
            socket.push(view, "event", json!({"event": "step", "value": value})).await;
        }
    }
    socket.send_text(r#"[null,"beat","phoenix","heartbeat",{}]"#).await;
    world.gate.add_permits(VIEWS * PUSHES);
    let (mut replies, mut beaten_at) = (0, None);
    while replies < VIEWS * PUSHES || beaten_at.is_none() {
        if socket.frame().await[1] == "beat" {
            beaten_at = Some(replies);
        } else {
            replies += 1;
        }
    }
    // Of 60 messages of 3 KB, 16 times 4 KiB wait.
    assert!(beaten_at.is_some_and(|replies| replies >= VIEWS * PUSHES - 16 * 4096 / 3000 - VIEWS), "{beaten_at:?}");
}

/// Nobody sees whether a browser is still there while its push is held, and that may be for ever.
#[tokio::test]
async fn a_push_that_is_held_for_too_long_ends_the_socket() {
    let (server, world, mut ended) = serve_with(|config| {
        config.mailbox_capacity = 1;
        config.idle_timeout = Duration::from_millis(200);
    })
    .await;
    let (_, mut socket, view) = server.join("/slow").await;
    for number in 0..4 {
        socket.push(&view, "event", json!({"event": "step", "value": {"number": number}})).await;
    }
    assert_eq!(socket.closed().await, CloseCode::Away);
    world.gate.add_permits(4);
    assert_eq!(ended.recv().await, Some(("slow", TerminateReason::Disconnected)));
}

/// A join can carry anything beside its tokens, and a mount can take its time.
#[tokio::test]
async fn joins_that_wait_keep_nothing_of_what_they_carry() {
    let (server, _, mut ended) = serve().await;
    let first = server.load("/waiting").await;
    let mut socket = server.connect(&first).await;
    let mut join = async |junk: &str| {
        let page = Page { cookie: first.cookie.clone(), ..server.load("/waiting").await };
        let mut payload = page.payload();
        payload["junk"] = json!(junk);
        let reference = socket.reference();
        socket.send_text(json!([reference, reference, page.topic(), "phx_join", payload]).to_string()).await;
        socket.send_text(r#"[null,"beat","phoenix","heartbeat",{}]"#).await;
        while socket.frame().await[1] != "beat" {}
    };
    let junk = "x".repeat(200_000);
    for _ in 0..10 {
        join(&junk).await;
    }
    let before = resident();
    for _ in 0..80 {
        join(&junk).await;
    }
    let grown = resident().saturating_sub(before);
    println!("80 joins of 200 KB wait: {grown} KiB more");
    assert!(grown < 6 * 1024, "{grown} KiB more");
    drop(socket);
    for _ in 0..90 {
        assert_eq!(ended.recv().await, Some(("waiting", TerminateReason::Left)));
    }
}

#[tokio::test]
async fn headers_that_are_too_large_to_be_kept_open_no_socket() {
    let (server, ..) = serve().await;
    let logged = Logged::start();
    for (len, refused) in [(30_000, None), (40_000, Some(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE))] {
        let handshake = server.handshake("vsn=2.0.0", &[("x-large", &"x".repeat(len))]).await;
        assert_eq!(handshake.err(), refused, "{len}");
        let poll = server.get("/live/longpoll?vsn=2.0.0", &[("x-large", &"x".repeat(len))]).await.2;
        assert_eq!(poll.contains("\"status\":403"), refused.is_some(), "{poll}");
    }
    assert!(logged.lines().iter().any(|line| line.contains("headers are too large")), "{:?}", logged.lines());
}

/// Every path can be patched to. What answers there may count on being dropped when the browser goes.
#[tokio::test]
async fn a_patch_that_is_never_answered_ends_with_its_socket() {
    let (server, _, mut ended) = serve().await;
    let (page, mut socket, view) = server.join("/counter").await;
    let url = page.url.replace("/counter", "/hanging");
    socket.push(&view, "live_patch", json!({"url": url})).await;
    while server.views.figures().await[0].handled == 0 {
        tokio::task::yield_now().await;
    }
    drop(socket);
    let dropped = tokio::time::timeout(Duration::from_secs(20), ended.recv()).await.expect("it is not waited for");
    assert_eq!(dropped, Some(("hanging", TerminateReason::Left)));
    assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Disconnected)));
}
