//! The end of a server.

use std::time::Duration;

use axum::http::StatusCode;
use live_runtime::TerminateReason;
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::{CloseFrame, frame::coding::CloseCode},
};

use super::serve;

#[tokio::test]
async fn all_sockets_are_closed_and_all_views_are_told() {
    let (server, _, mut ended) = serve().await;
    let mut sockets = Vec::new();
    for _ in 0..10 {
        sockets.push(server.join("/counter").await);
    }
    let shutdown = server.shutdown.clone();
    let closing = tokio::spawn(async move { shutdown.close().await });
    for (_, socket, _) in &mut sockets {
        assert_eq!(socket.closed().await, CloseCode::Restart);
    }
    for _ in 0..10 {
        assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Shutdown)));
    }
    drop(sockets);
    tokio::time::timeout(Duration::from_secs(5), closing).await.expect("nothing is left").unwrap();

    assert_eq!(server.handshake("vsn=2.0.0", &[]).await.err(), Some(StatusCode::SERVICE_UNAVAILABLE));
}

#[tokio::test]
async fn a_server_without_sockets_ends_at_once() {
    let (server, ..) = serve().await;
    server.shutdown.close().await;
}

#[tokio::test]
async fn a_browser_that_closes_is_answered() {
    let (server, _, mut ended) = serve().await;
    let (_, mut socket, _) = server.join("/counter").await;
    socket.send_message(Message::Close(Some(CloseFrame { code: CloseCode::Normal, reason: "".into() }))).await;
    assert_eq!(socket.closed().await, CloseCode::Normal);
    assert!(socket.message().await.is_none(), "the connection ends properly");
    assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Disconnected)));
}
