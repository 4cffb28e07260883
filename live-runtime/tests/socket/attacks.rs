//! Uploads under attack: what no client sends, over a websocket and by long polling.

use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use live_runtime::Config;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::{
    browser::{Server, View},
    logged::Logged,
    poller::Poller,
    uploads::{
        page::{Probe, Sender, binary, chunk, file, pages, uploads_of},
        resident, temporary_files,
    },
};

fn unmatched() -> (String, Value) {
    ("error".to_owned(), json!({"reason": "unmatched topic"}))
}

#[tokio::test]
async fn chunks_that_belong_nowhere_are_refused_or_ignored() {
    let mut sender = Sender::open().await;
    let logged = Logged::start();
    let channel = sender.begin(0, "0", 10).await;
    let view = sender.view.clone();
    for (topic, event) in [
        ("lvu:1", "chunk"),
        ("lvu:", "chunk"),
        (&view.topic, "chunk"),
        (&view.topic, "event"),
        (&channel.topic, "progress"),
        (&channel.topic, "phx_leave"),
        ("phoenix", "heartbeat"),
        ("", ""),
    ] {
        let elsewhere = View { topic: topic.to_owned(), ..channel.clone() };
        let reference = sender.socket.reference();
        sender.socket.send_message(Message::binary(binary(&elsewhere, &reference, event, b"12345"))).await;
        assert_eq!(sender.socket.reply(&reference).await, unmatched(), "{topic} {event}");
    }
    let noticed = logged.lines().iter().filter(|line| line.contains("no chunk of an upload")).count();
    assert_eq!(noticed, 6, "{:?}", logged.lines());

    // Of a join before this one, or of none: not a word, and not a byte.
    for join_ref in ["0", "", "null", &"9".repeat(255)] {
        let stale = View { join_ref: join_ref.to_owned(), ..channel.clone() };
        sender.socket.send_message(Message::binary(chunk(&stale, "stale", b"12345"))).await;
    }
    assert_eq!(sender.chunk(&channel, b"12345").await.0, "ok");
    assert!(sender.progress(0, "0", json!(100)).await.contains("\"50\""));

    // Once all has arrived there is no more to come.
    assert_eq!(sender.chunk(&channel, b"67890").await.0, "ok");
    assert_eq!(sender.told().await, "closed");
    sender.frame_with("phx_close").await;
    assert_eq!(sender.chunk(&channel, b"12345").await, unmatched());
    let done = sender.progress(0, "0", json!(100)).await;
    assert!(done.contains("data-phx-done-refs=\\\"0\\\""), "{done}");

    let channel = sender.begin(0, "1", 10).await;
    sender.event("cancel", json!({"entry": "1"})).await;
    sender.frame_with("phx_close").await;
    assert_eq!(sender.chunk(&channel, b"12345").await, unmatched());
    assert!(sender.progress(0, "1", json!(50)).await.len() < 1000, "of an entry that is gone nothing is said");
}

#[tokio::test]
async fn bytes_that_are_no_frame_end_their_connection_and_leave_nothing() {
    for bytes in [&b""[..], b"\x00", b"\x01\x00\x00\x00\x00", b"\x00\xff\x00\x00\x00", b"\x00\x01\x00\x00\x00\xff"] {
        let mut sender = Sender::open().await;
        let logged = Logged::start();
        let channel = sender.begin(0, "0", 10).await;
        sender.chunk(&channel, b"half").await;
        sender.socket.send_message(Message::binary(bytes.to_vec())).await;
        assert_eq!(u16::from(sender.socket.closed().await), 1003, "{bytes:?}");
        assert_eq!(sender.told().await, "cancelled");
        assert!(logged.lines().iter().any(|line| line.contains("binary frames that are none")), "{:?}", logged.lines());
        let mut again = sender.server.connect(&sender.page).await;
        again.join(&sender.page).await;
    }
}

#[tokio::test]
async fn a_flood_of_what_belongs_nowhere_costs_no_memory() {
    let mut sender = Sender::open().await;
    let channel = sender.begin(1, "0", 1_000_000).await;
    let stale = View { join_ref: "0".to_owned(), ..channel.clone() };
    let frame = chunk(&stale, "stale", &vec![7; 64_000]);
    let mut flood = async |frames| {
        for _ in 0..frames {
            sender.socket.send_message(Message::binary(frame.clone())).await;
        }
        assert_eq!(sender.chunk(&channel, b"12345").await.0, "ok");
    };
    flood(100).await;
    let before = resident();
    flood(4000).await;
    let grown = resident().saturating_sub(before);
    println!("256 MB that belong nowhere: {before} KiB, and {grown} KiB more at the end");
    assert!(grown < 8 * 1024, "{grown} KiB more");
}

/// Who declares 50 MB and sends a gigabyte is stopped at the first chunk that is more than was declared.
#[tokio::test]
async fn a_gigabyte_is_stopped_at_the_limit() {
    let mut sender = Sender::open().await;
    let (limit, gigabyte) = (50_000_000, 1_000_000_000_u64);
    let data = vec![7; 64_000];
    let channel = sender.begin(1, "0", limit).await;
    assert_eq!(sender.chunk(&channel, &data).await.0, "ok");
    let (before, files) = (resident(), temporary_files());
    let mut sent = 64_000;
    while sent < gigabyte {
        let (status, response) = sender.chunk(&channel, &data).await;
        if status == "error" {
            assert_eq!(response["reason"], "file_size_limit_exceeded");
            break;
        }
        sent += 64_000;
    }
    let grown = resident().saturating_sub(before);
    sender.frame_with("phx_close").await;
    println!("1 GB against {limit} bytes: stopped after {sent}; {before} KiB, and {grown} KiB more");
    assert_eq!(sent, limit / 64_000 * 64_000);
    assert_eq!(temporary_files(), files - 1, "what has come of it is thrown away");
    assert!(grown < 8 * 1024, "{grown} KiB more");
}

/// A page that polls, with the channel of its first file, for which ten bytes are declared.
async fn polling<'s>(server: &'s Server, entry: &str) -> (Poller<'s>, View, View) {
    let page = server.load("/inbox").await;
    let mut poller = Poller::open(server, &page).await;
    let view = poller.join(&page).await;
    let upload = &uploads_of(&view)[0];
    let files = [file(entry, "a.txt", 10)];
    let choice = json!({"type": "form", "event": "choose", "value": "", "uploads": {upload.as_str(): files}});
    poller.call(&view, "event", choice).await;
    let allowed = poller.call(&view, "allow_upload", json!({"ref": upload, "entries": files})).await;
    let (channel, status) = poller.try_join(&format!("lvu:{entry}"), json!({"token": allowed["entries"][entry]})).await;
    assert_eq!(status, "ok", "{allowed} {}", channel.response);
    (poller, view, channel)
}

/// Sends a chunk as the client does that polls: in base64.
async fn post_chunk(poller: &mut Poller<'_>, channel: &View, data: &[u8]) -> (String, Value) {
    let reference = poller.reference();
    assert_eq!(poller.post(STANDARD.encode(chunk(channel, &reference, data))).await, 200);
    poller.reply(&reference).await
}

#[tokio::test]
async fn by_long_polling_a_file_is_sent_and_attacked_in_the_same_way() {
    let (probe, mut told) = Probe::new();
    let server = Server::start(pages(probe)).await;
    let (mut poller, view, channel) = polling(&server, "0").await;
    let stale = View { join_ref: "0".to_owned(), ..channel.clone() };
    assert_eq!(poller.post(STANDARD.encode(chunk(&stale, "stale", b"12345"))).await, 200);
    let elsewhere = View { topic: "lvu:1".to_owned(), ..channel.clone() };
    assert_eq!(post_chunk(&mut poller, &elsewhere, b"12345").await, unmatched());
    assert_eq!(post_chunk(&mut poller, &channel, b"12345").await, ("ok".to_owned(), json!({})));
    let (status, response) = post_chunk(&mut poller, &channel, b"678901").await;
    assert_eq!((status.as_str(), &response["reason"]), ("error", &json!("file_size_limit_exceeded")));
    assert_eq!(told.recv().await, Some("cancelled"));
    assert_eq!(post_chunk(&mut poller, &channel, b"12345").await, unmatched());
    // The page is as well as it was.
    assert_eq!(poller.event(&view, "save", json!({})).await, json!({}));

    for garbage in [&b"\x00"[..], b"\x01\x00\x00\x00\x00", b"\x00\xff\x00\x00\x00"] {
        let (mut poller, _, channel) = polling(&server, "0").await;
        assert_eq!(post_chunk(&mut poller, &channel, b"half").await.0, "ok");
        assert_eq!(poller.post(STANDARD.encode(garbage)).await, 410, "{garbage:?}");
        assert_eq!(told.recv().await, Some("cancelled"));
        assert_eq!(poller.poll().await, json!({"status": 410}), "the client opens another session");
    }
}

#[tokio::test]
async fn a_browser_that_polls_no_more_leaves_no_file() {
    let (probe, mut told) = Probe::new();
    let mut config = Config::default();
    config.long_poll_window = Duration::from_millis(50);
    let server = Server::start_with(config, pages(probe)).await;
    let (mut poller, _, channel) = polling(&server, "0").await;
    assert_eq!(post_chunk(&mut poller, &channel, b"1234567890").await.0, "ok");
    assert_eq!(told.recv().await, Some("closed"));
    // The file ends with its view, and that with the session.
    assert_eq!(told.recv().await, Some("dropped"));
    assert_eq!(poller.poll().await["status"], 410);
    while !server.views.is_empty() {
        tokio::task::yield_now().await;
    }
}
