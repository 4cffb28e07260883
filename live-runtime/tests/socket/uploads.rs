//! Uploads, frame by frame.

pub(crate) mod page;

use std::{fs, time::Instant};

use serde_json::{Value, json};

use page::{Sender, chunk, file};

const GIGABYTE: u64 = 1_000_000_000;

#[tokio::test]
async fn a_file_is_chosen_allowed_sent_and_consumed() {
    let mut sender = Sender::open().await;
    let files = [file("0", "a.txt", 100_000)];
    assert!(sender.choose(0, &files).await.contains("data-phx-active-refs=\\\"0\\\""));
    let response = sender.preflight(0, &files).await;
    assert_eq!(
        response["config"],
        json!({"chunk_size": 64000, "max_entries": 2, "chunk_timeout": 300, "max_file_size": 100_000})
    );
    assert!(response["diff"].to_string().contains("data-phx-preflighted-refs=\\\"0\\\""), "{response}");
    let (channel, status) = sender.join("0", &response["entries"]["0"]).await;
    assert_eq!((status.as_str(), &channel.response), ("ok", &json!({})));

    assert_eq!(sender.chunk(&channel, &vec![7; 64_000]).await, ("ok".into(), json!({})));
    let diff = sender.progress(0, "0", json!(100)).await;
    assert!(diff.contains("\"64\""), "what has arrived counts, and not what the client says: {diff}");
    assert_eq!(sender.chunk(&channel, &vec![7; 36_000]).await, ("ok".into(), json!({})));
    assert_eq!(sender.told().await, "closed");
    sender.frame_with("phx_close").await;
    let diff = sender.progress(0, "0", json!(100)).await;
    assert!(diff.contains("data-phx-done-refs=\\\"0\\\"") && diff.contains("\"100\""), "{diff}");
    let diff = sender.event("save", json!({})).await;
    assert!(diff.contains("a.txt 100000"), "{diff}");
    assert_eq!(sender.told().await, "dropped");
    sender.frame_with("data-phx-active-refs=\\\"\\\"").await;
}

#[tokio::test]
async fn a_gigabyte_is_refused_before_it_is_sent() {
    let mut sender = Sender::open().await;
    let files = [file("0", "a.txt", GIGABYTE)];
    assert!(sender.choose(0, &files).await.contains("is larger than 100 kB"));
    let response = sender.preflight(0, &files).await;
    assert_eq!(response["error"], json!([["0", "too_large"]]));
    assert_eq!(response.get("entries"), None);
}

#[tokio::test]
async fn who_lies_about_the_size_is_stopped_at_what_was_declared() {
    let mut sender = Sender::open().await;
    let channel = sender.begin(0, "0", 100_000).await;
    // A gigabyte, as far as it gets.
    let mut sent = 0;
    let refusal = loop {
        let (status, response) = sender.chunk(&channel, &vec![7; 64_000]).await;
        if status == "error" {
            break response;
        }
        sent += 64_000;
    };
    assert_eq!((sent, refusal), (64_000, json!({"reason": "file_size_limit_exceeded", "limit": 100_000})));
    assert_eq!(sender.told().await, "cancelled");
    sender.frame_with("phx_close").await;
    sender.frame_with("is larger than 100 kB").await;
    assert_eq!(sender.chunk(&channel, b"more").await.1, json!({"reason": "unmatched topic"}));
    assert!(sender.event("save", json!({})).await.len() < 1000);
}

#[tokio::test]
async fn a_chunk_has_at_most_its_size() {
    let mut sender = Sender::open().await;
    let channel = sender.begin(0, "0", 100_000).await;
    let (status, response) = sender.chunk(&channel, &vec![7; 64_001]).await;
    assert_eq!((status.as_str(), response), ("error", json!({"reason": "chunk_size_limit_exceeded"})));
    assert_eq!(sender.told().await, "cancelled");
}

#[tokio::test]
async fn who_sends_nothing_for_too_long_is_given_up() {
    let mut sender = Sender::open().await;
    let channel = sender.begin(0, "0", 100_000).await;
    sender.chunk(&channel, b"so far").await;
    let start = Instant::now();
    let frame = sender.frame_with("phx_error").await;
    println!("a chunk within 300 ms: given up after {} ms", start.elapsed().as_millis());
    assert_eq!(frame[2], "lvu:0");
    assert_eq!(sender.told().await, "cancelled");
    sender.frame_with("took too long").await;
}

#[tokio::test]
async fn a_connection_that_ends_leaves_nothing() {
    let mut sender = Sender::open().await;
    let arrived = sender.begin(0, "0", 5).await;
    sender.chunk(&arrived, b"whole").await;
    assert_eq!(sender.told().await, "closed");
    let halfway = sender.begin(0, "1", 10).await;
    sender.chunk(&halfway, b"half").await;
    drop(sender.socket);
    let told = [sender.probe.recv().await, sender.probe.recv().await];
    assert!(told.contains(&Some("cancelled")) && told.contains(&Some("dropped")), "{told:?}");
}

#[tokio::test]
async fn a_view_that_crashes_leaves_nothing() {
    let mut sender = Sender::open().await;
    let channel = sender.begin(0, "0", 10).await;
    sender.chunk(&channel, b"half").await;
    sender.socket.push(&sender.view.clone(), "event", json!({"type": "click", "event": "crash", "value": {}})).await;
    assert_eq!(sender.told().await, "cancelled");
    sender.frame_with("phx_error").await;
}

/// The temporary files that this process has open.
pub(crate) fn temporary_files() -> usize {
    let links = fs::read_dir("/proc/self/fd").unwrap().filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
    let folder = std::env::temp_dir();
    links.filter(|link| link.starts_with(&folder) && link.to_string_lossy().ends_with("(deleted)")).count()
}

#[tokio::test]
async fn a_temporary_file_has_no_name_and_ends_with_its_connection() {
    let mut sender = Sender::open().await;
    let before = temporary_files();
    let channel = sender.begin(1, "0", 10).await;
    sender.chunk(&channel, b"half").await;
    assert_eq!(temporary_files(), before + 1);
    drop(sender.socket);
    let gone = async {
        while temporary_files() > before {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), gone).await.expect("the file is closed");
}

#[tokio::test]
async fn only_who_has_the_right_sends() {
    let mut sender = Sender::open().await;
    let files = [file("0", "a.txt", 10), file("1", "b.txt", 10)];
    let response = sender.preflight(0, &files).await;
    let (first, second) = (response["entries"]["0"].clone(), response["entries"]["1"].clone());
    let reason = async |sender: &mut Sender, entry: &str, token: &Value| {
        let (channel, status) = sender.join(entry, token).await;
        if status == "ok" { "ok".to_owned() } else { channel.response["reason"].as_str().unwrap().to_owned() }
    };
    assert_eq!(reason(&mut sender, "0", &json!("made up")).await, "invalid_token");
    assert_eq!(reason(&mut sender, "0", &second).await, "invalid_token");
    assert_eq!(reason(&mut sender, "0", &json!(null)).await, "invalid_token");
    assert_eq!(reason(&mut sender, "0", &first).await, "ok");
    assert_eq!(reason(&mut sender, "0", &first).await, "already_registered");
    sender.event("cancel", json!({"entry": "1"})).await;
    assert_eq!(reason(&mut sender, "1", &second).await, "disallowed");

    // Another connection of the same page has another view.
    let mut other = sender.server.connect(&sender.page).await;
    let (view, status) = other.try_join("lvu:0", json!({"token": first})).await;
    assert_eq!((status.as_str(), &view.response["reason"]), ("error", &json!("invalid_token")));
    other.join(&sender.page).await;
    let (view, _) = other.try_join("lvu:0", json!({"token": first})).await;
    assert_eq!(view.response["reason"], "disallowed");
}

#[tokio::test]
async fn a_file_is_cancelled_as_it_comes() {
    let mut sender = Sender::open().await;
    let channel = sender.begin(0, "0", 10).await;
    sender.chunk(&channel, b"half").await;
    let diff = sender.event("cancel", json!({"entry": "0"})).await;
    assert!(diff.contains("data-phx-active-refs=\\\"\\\""), "{diff}");
    sender.frame_with("phx_close").await;
}

#[tokio::test]
async fn what_is_wrong_is_said_of_each_file_and_of_all() {
    let mut sender = Sender::open().await;
    let files = [file("0", "a.exe", 10), file("1", "no.txt", 10), file("2", "c.TXT", 10)];
    let diff = sender.choose(0, &files).await;
    for error in ["a type that is not accepted", "not this one", "at most 2 files"] {
        assert!(diff.contains(error), "{error}: {diff}");
    }
    let response = sender.preflight(0, &files).await;
    let wrong = response["error"].to_string();
    assert!(wrong.contains("too_many_files") && wrong.contains(r#"["0","not_accepted"]"#), "{wrong}");
    for entry in ["0", "1"] {
        sender.event("cancel", json!({"entry": entry})).await;
    }
    let response = sender.preflight(0, &files[2..]).await;
    assert!(response["entries"]["2"].is_string(), "{response}");
}

#[tokio::test]
async fn a_writer_that_fails_or_panics_takes_its_file_and_nothing_else() {
    let mut sender = Sender::open().await;
    let channel = sender.begin(0, "0", 10).await;
    let (_, response) = sender.chunk(&channel, b"!").await;
    assert_eq!(response, json!({"reason": "writer_error"}));
    assert_eq!(sender.told().await, "cancelled");
    sender.frame_with("could not be stored").await;
    sender.event("cancel", json!({"entry": "0"})).await;

    let channel = sender.begin(0, "1", 10).await;
    let reference = sender.socket.reference();
    let frame = chunk(&channel, &reference, b"?");
    sender.socket.send_message(tokio_tungstenite::tungstenite::Message::binary(frame)).await;
    sender.frame_with("phx_close").await;
    sender.frame_with("could not be stored").await;
    assert!(sender.event("save", json!({})).await.contains("{}"));
}

#[tokio::test]
async fn files_go_elsewhere() {
    let mut sender = Sender::open().await;
    let files = [file("0", "a.txt", 10)];
    let response = sender.preflight(2, &files).await;
    assert_eq!(response["entries"], json!({"0": {"uploader": "S3", "url": "https://s3.test"}}));
    assert!(sender.progress(2, "0", json!(30)).await.contains("\"30\""));
    sender.progress(2, "0", json!(100)).await;
    assert!(sender.event("save", json!({})).await.contains("S3 Some(String"));

    let files = [file("1", "a.txt", 13)];
    let response = sender.preflight(2, &files).await;
    assert_eq!((&response["entries"], &response["errors"]), (&json!({}), &json!({"1": ["thirteen"]})));
    let files = [file("2", "a.txt", 10)];
    sender.preflight(2, &files).await;
    assert!(sender.progress(2, "2", json!({"error": "offline"})).await.contains("could not be sent"));
}

#[tokio::test]
async fn nothing_that_is_made_up_costs_the_page() {
    let mut sender = Sender::open().await;
    let view = sender.view.clone();
    let upload = sender.uploads[0].clone();
    for payload in [
        json!(null),
        json!({}),
        json!({"ref": 7, "entries": []}),
        json!({"ref": upload, "entries": [{"ref": "x", "name": "a", "size": 1}]}),
        json!({"ref": upload, "entries": [{"ref": "00", "name": "a", "size": 1}]}),
        json!({"ref": upload, "entries": [{"ref": "0", "name": "a", "size": -1}]}),
        json!({"ref": upload, "entries": [{"ref": "0", "name": "a".repeat(2000), "size": 1}]}),
    ] {
        assert_eq!(sender.socket.call(&view, "allow_upload", payload.clone()).await, json!({}), "{payload}");
    }
    let payload = json!({"ref": "phx-unknown", "entries": [file("0", "a.txt", 1)]});
    let refused = json!({"ref": "phx-unknown", "error": [["0", "disallowed"]]});
    assert_eq!(sender.socket.call(&view, "allow_upload", payload).await, refused);
    for payload in [
        json!([]),
        json!({"ref": upload, "entry_ref": "x", "progress": 1}),
        json!({"ref": upload, "entry_ref": "9", "progress": 1e300}),
        json!({"ref": upload, "entry_ref": "9", "progress": "much"}),
    ] {
        assert_eq!(sender.socket.call(&view, "progress", payload.clone()).await, json!({}), "{payload}");
    }
    sender.choose(0, &[json!(7)]).await;
    let (status, response) = sender.chunk(&view, b"for the view").await;
    assert_eq!((status.as_str(), response), ("error", json!({"reason": "unmatched topic"})));
    let channel = sender.begin(0, "0", 10).await;
    let reference = sender.socket.push(&channel, "chunk", json!({"text": "is no chunk"})).await;
    assert_eq!(sender.socket.reply(&reference).await.1, json!({"reason": "unknown_event"}));
    let reference = sender.socket.push(&channel, "phx_leave", json!({})).await;
    assert_eq!(sender.socket.reply(&reference).await.0, "ok");
}

#[tokio::test]
async fn a_browser_that_chooses_more_and_more_is_not_remembered() {
    let mut sender = Sender::open().await;
    for round in 0..5 {
        let files: Vec<_> = (round * 1000..(round + 1) * 1000).map(|n| file(&n.to_string(), "a.txt", 1)).collect();
        sender.choose(0, &files).await;
    }
    let shown = sender.preflight(0, &[]).await;
    let wrong = shown["error"].as_array().unwrap().len();
    assert_eq!(wrong, 1, "{shown}");
    let (page, mut other) = (sender.page.clone(), sender.server.connect(&sender.page).await);
    let view = other.join(&page).await;
    assert!(view.response.to_string().len() < 5000);
}

#[tokio::test]
async fn chunks_that_nobody_asked_for_are_written_in_order() {
    let mut sender = Sender::open().await;
    let channel = sender.begin(1, "0", 640_000).await;
    let mut references = Vec::new();
    for _ in 0..10 {
        let reference = sender.socket.reference();
        sender
            .socket
            .send_message(tokio_tungstenite::tungstenite::Message::binary(chunk(
                &channel,
                &reference,
                &vec![7; 64_000],
            )))
            .await;
        references.push(reference);
    }
    for reference in references {
        assert_eq!(sender.socket.reply(&reference).await.0, "ok");
    }
    assert!(sender.progress(1, "0", json!(100)).await.contains("stored 640000"));
}

/// What this process takes of the machine's memory, in KiB.
pub(crate) fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse().unwrap()
}

#[tokio::test]
async fn memory_is_flat_however_large_a_file_is() {
    let mut sender = Sender::open().await;
    let chunks = 4000;
    let channel = sender.begin(1, "0", chunks * 64_000).await;
    let data = vec![7; 64_000];
    for _ in 0..20 {
        assert_eq!(sender.chunk(&channel, &data).await.0, "ok");
    }
    let before = resident();
    for _ in 20..chunks {
        assert_eq!(sender.chunk(&channel, &data).await.0, "ok");
    }
    let grown = resident().saturating_sub(before);
    println!("{} MB: {before} KiB, and {grown} KiB more at the end", chunks * 64 / 1000);
    assert!(grown < 8 * 1024, "{grown} KiB more");
    assert!(sender.progress(1, "0", json!(100)).await.contains("stored 256000000"));
}
