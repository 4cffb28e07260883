//! Live components: their uploads, their tasks, the views inside of them, and numbers that a client makes up.

mod page;

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    logged::Logged,
    uploads::{
        page::{chunk, file},
        temporary_files,
    },
};
use page::Parts;

#[tokio::test]
async fn two_components_take_files_at_once() {
    let mut parts = Parts::open().await;
    for (cid, entry, name) in [(1, "0", "one.txt"), (2, "1", "two.txt")] {
        let diff = parts.choose(cid, "counted", &[file(entry, name, 10)]).await;
        assert_eq!(diff["diff"]["c"].as_object().unwrap().keys().collect::<Vec<_>>(), [&cid.to_string()], "{diff}");
        assert_eq!(diff["diff"].as_object().unwrap().len(), 1, "nothing but the component: {diff}");
        assert!(diff.to_string().contains(name), "{diff}");
    }
    let mut channels = Vec::new();
    for (cid, entry, name) in [(1, "0", "one.txt"), (2, "1", "two.txt")] {
        let response = parts.preflight(cid, "counted", &[file(entry, name, 10)]).await;
        let preflighted = response["diff"]["c"][cid.to_string()].to_string();
        assert!(preflighted.contains(&format!("preflighted-refs=\\\"{entry}")), "{response}");
        assert_eq!(response["config"]["max_entries"], 1);
        channels.push(parts.join(entry, &response["entries"][entry]).await);
    }
    for half in [b"first", b"other"] {
        for channel in &channels {
            assert_eq!(parts.chunk(channel, half).await.0, "ok");
        }
    }
    for (cid, entry) in [(1, "0"), (2, "1")] {
        assert_eq!(parts.told().await, "closed");
        let diff = parts.progress(cid, "counted", entry, json!(100)).await;
        assert!(diff["diff"]["c"][cid.to_string()].to_string().contains("\"100\""), "{diff}");
    }
    let diff = parts.event(1, "save", json!({})).await;
    assert!(diff["diff"]["c"]["1"].to_string().contains("one.txt 10"), "{diff}");
    assert_eq!(parts.told().await, "dropped");
    // It leaves the input after the answer.
    let frame = parts.frame_with("\"diff\"").await;
    assert_eq!(frame[4]["c"].as_object().unwrap().keys().collect::<Vec<_>>(), ["1"], "{frame}");
    let diff = parts.event(2, "save", json!({})).await;
    assert!(diff["diff"]["c"]["2"].to_string().contains("two.txt 10"), "{diff}");
}

#[tokio::test]
async fn an_upload_that_begins_by_itself_tells_its_component_of_the_progress() {
    let mut parts = Parts::open().await;
    let before = temporary_files();
    let channel = parts.begin(2, "stored", "0", 9).await;
    parts.chunk(&channel, b"halfway").await;
    assert_eq!(temporary_files(), before + 1);
    let diff = parts.progress(2, "stored", "0", json!(77)).await;
    assert!(diff["diff"]["c"]["2"].to_string().contains("stored: 77%"), "{diff}");
    parts.chunk(&channel, b"!!").await;
    let diff = parts.progress(2, "stored", "0", json!(100)).await;
    assert!(diff["diff"]["c"]["2"].to_string().contains("stored 9"), "{diff}");
    parts.gone(|| temporary_files() == before).await;
}

#[tokio::test]
async fn files_of_a_component_go_elsewhere() {
    let mut parts = Parts::open().await;
    let files = [file("0", "a.txt", 10)];
    parts.choose(1, "sent", &files).await;
    let response = parts.preflight(1, "sent", &files).await;
    assert_eq!(response["entries"], json!({"0": {"uploader": "S3", "url": "https://s3.test"}}));
    parts.progress(1, "sent", "0", json!(100)).await;
    let diff = parts.event(1, "save", json!({})).await;
    assert!(diff.to_string().contains("sent by S3"), "{diff}");
}

#[tokio::test]
async fn a_component_refuses_cancels_and_gives_up() {
    let mut parts = Parts::open().await;
    let diff = parts.choose(1, "counted", &[file("0", "a.exe", 10)]).await;
    assert!(diff.to_string().contains("a type that is not accepted"), "{diff}");
    let response = parts.preflight(1, "counted", &[file("0", "a.exe", 10)]).await;
    assert_eq!(response["error"], json!([["0", "not_accepted"]]));

    let channel = parts.begin(1, "counted", "1", 10).await;
    parts.chunk(&channel, b"half").await;
    let diff = parts.event(1, "cancel", json!({"entry": "1"})).await;
    assert_eq!(diff["diff"].as_object().unwrap().keys().collect::<Vec<_>>(), ["c"], "{diff}");
    assert_eq!(parts.told().await, "cancelled");
    parts.frame_with("phx_close").await;

    let channel = parts.begin(1, "counted", "2", 10).await;
    parts.chunk(&channel, b"half").await;
    let frame = parts.frame_with("phx_error").await;
    assert_eq!(frame[2], "lvu:2");
    let frame = parts.frame_with("took too long").await;
    assert_eq!(frame[4].as_object().unwrap().keys().collect::<Vec<_>>(), ["c"], "{frame}");
}

#[tokio::test]
async fn an_upload_ends_with_its_component() {
    let mut parts = Parts::open().await;
    let before = temporary_files();
    let counted = parts.begin(2, "counted", "0", 10).await;
    parts.chunk(&counted, b"half").await;
    let stored = parts.begin(2, "stored", "1", 10).await;
    parts.chunk(&stored, b"half").await;
    let files = [file("2", "a.txt", 10)];
    let late = parts.preflight(2, "sent", &files).await;
    assert!(late["entries"].is_object(), "{late}");
    assert_eq!(temporary_files(), before + 1);

    parts.show(1).await;
    assert_eq!(parts.destroy(&[2]).await, json!({"cids": [2]}));
    assert_eq!(parts.told().await, "cancelled");
    parts.gone(|| temporary_files() == before).await;
    let closed = [parts.frame_with("phx_close").await, parts.frame_with("phx_close").await];
    let mut topics: Vec<_> = closed.iter().map(|frame| frame[2].as_str().unwrap()).collect();
    topics.sort_unstable();
    assert_eq!(topics, ["lvu:0", "lvu:1"]);

    // What its browser still says of it.
    assert_eq!(parts.progress(2, "counted", "0", json!(50)).await, json!({}));
    let refused = parts.preflight(2, "counted", &[file("3", "a.txt", 10)]).await;
    assert_eq!(refused["error"], json!([["3", "disallowed"]]));
    assert_eq!(parts.choose(2, "counted", &[file("3", "a.txt", 10)]).await, json!({}));
    assert_eq!(parts.chunk(&counted, b"more").await.1, json!({"reason": "unmatched topic"}));
}

#[tokio::test]
async fn a_right_to_send_ends_with_its_component() {
    let mut parts = Parts::open().await;
    let files = [file("0", "a.txt", 10)];
    parts.choose(2, "counted", &files).await;
    let response = parts.preflight(2, "counted", &files).await;
    parts.show(1).await;
    parts.destroy(&[2]).await;
    let (channel, status) = parts.try_join("0", &response["entries"]["0"]).await;
    assert_eq!((status.as_str(), &channel.response), ("error", &json!({"reason": "disallowed"})));
}

#[tokio::test]
async fn the_uploads_of_a_component_end_with_the_connection() {
    let mut parts = Parts::open().await;
    let before = temporary_files();
    let counted = parts.begin(1, "counted", "0", 10).await;
    parts.chunk(&counted, b"half").await;
    let stored = parts.begin(2, "stored", "1", 10).await;
    parts.chunk(&stored, b"half").await;
    let Parts { socket, mut probe, .. } = parts;
    drop(socket);
    let told = tokio::time::timeout(Duration::from_secs(20), probe.recv()).await;
    assert_eq!(told, Ok(Some("cancelled")));
    page::eventually(|| temporary_files() == before).await;
}

#[tokio::test]
async fn an_upload_is_that_of_one_component() {
    let mut parts = Parts::open().await;
    let files = [file("0", "a.txt", 10)];
    let others = parts.uploads["2 counted"].clone();
    let view = parts.view.clone();
    let disallowed = json!([["0", "disallowed"]]);
    for cid in [json!(1), json!(null)] {
        let payload = json!({"ref": others, "entries": files, "cid": cid});
        let response = parts.socket.call(&view, "allow_upload", payload).await;
        assert_eq!(response["error"], disallowed, "{cid}");
    }
    for cid in [json!(0), json!(-1), json!(u64::MAX), json!("2"), json!([])] {
        let payload = json!({"ref": others, "entries": files, "cid": cid});
        assert_eq!(parts.socket.call(&view, "allow_upload", payload).await, json!({}), "{cid}");
        let payload = json!({"event": null, "ref": others, "entry_ref": "0", "progress": 100, "cid": cid});
        assert_eq!(parts.socket.call(&view, "progress", payload).await, json!({}), "{cid}");
    }
    assert!(parts.preflight(2, "counted", &files).await["entries"]["0"].is_string());
}

#[tokio::test]
async fn an_event_for_a_component_that_there_is_not_is_answered() {
    let logged = Logged::start();
    let mut parts = Parts::open().await;
    let view = parts.view.clone();
    let numbers =
        [json!(0), json!(99), json!(u32::MAX), json!(u64::MAX), json!(-1), json!(1.5), json!("1"), json!([1])];
    for cid in numbers {
        let payload = json!({"type": "click", "event": "save", "value": {}, "cid": cid});
        assert_eq!(parts.socket.call(&view, "event", payload).await, json!({}), "{cid}");
    }
    let lines = logged.lines();
    let never = lines.iter().filter(|line| line.contains("a live component that never was")).count();
    let unread = lines.iter().filter(|line| line.contains("an event cannot be read")).count();
    assert_eq!((never, unread), (4, 4), "{lines:?}");

    // Of another type, and one that is gone.
    let strange = json!({"type": "click", "event": "no_such_event", "value": {}, "cid": 1});
    assert_eq!(parts.socket.call(&view, "event", strange).await, json!({}));
    parts.show(1).await;
    parts.destroy(&[2]).await;
    assert_eq!(parts.event(2, "save", json!({})).await, json!({}));
    let diff = parts.event(1, "save", json!({})).await;
    assert!(diff["diff"]["c"]["1"].to_string().contains("saved"), "{diff}");
}

#[tokio::test]
async fn components_that_a_client_makes_up_are_not_destroyed() {
    let mut parts = Parts::open().await;
    let view = parts.view.clone();
    let many: Vec<u64> = (3..10_000).chain([0, u64::from(u32::MAX), u64::MAX]).collect();
    let payloads = [
        json!(null),
        json!({}),
        json!({"cids": null}),
        json!({"cids": "all"}),
        json!({"cids": [-1]}),
        json!({"cids": [1.5]}),
        json!({"cids": [[1]]}),
        json!({"cids": many}),
    ];
    for payload in payloads {
        assert_eq!(parts.socket.call(&view, "cids_will_destroy", payload.clone()).await, json!({}));
        assert_eq!(parts.socket.call(&view, "cids_destroyed", payload).await, json!({"cids": []}));
    }
    // Those that it has not announced stay.
    let response = parts.socket.call(&view, "cids_destroyed", json!({"cids": [1, 2]})).await;
    assert_eq!(response, json!({"cids": []}));
    let diff = parts.event(2, "save", json!({})).await;
    assert!(diff["diff"]["c"]["2"].to_string().contains("saved"), "{diff}");
    // Who destroys what the page shows has harmed nobody else: it is shown anew, by another number.
    assert_eq!(parts.destroy(&[2, 2, 2]).await, json!({"cids": [2]}));
    let diff = parts.show(2).await;
    assert!(diff["diff"]["c"]["3"].is_object(), "{diff}");
}

#[tokio::test]
async fn the_tasks_of_a_component_end_with_it() {
    let mut parts = Parts::open().await;
    parts.event(2, "work", json!({})).await;
    assert_eq!([parts.told().await, parts.told().await], ["a task begins"; 2]);
    parts.show(1).await;
    assert_eq!(parts.destroy(&[2]).await, json!({"cids": [2]}));
    assert_eq!([parts.told().await, parts.told().await], ["a task ends"; 2]);
}

#[tokio::test]
async fn the_tasks_of_a_component_tell_it_what_they_come_to() {
    let mut parts = Parts::open().await;
    let diff = parts.event(2, "count", json!({})).await;
    assert!(diff["diff"]["c"]["2"].to_string().contains("counting"), "{diff}");
    let mut seen = Vec::new();
    while seen.len() < 2 {
        let frame = parts.frame_with("\"diff\"").await;
        assert_eq!(frame[4]["c"].as_object().unwrap().keys().collect::<Vec<_>>(), ["2"], "{frame}");
        let text = frame.to_string();
        seen.extend(["counted 7", "loaded 8"].into_iter().filter(|what| text.contains(what)));
    }
    seen.sort_unstable();
    assert_eq!(seen, ["counted 7", "loaded 8"]);
}

#[tokio::test]
async fn a_view_lives_inside_of_a_component_and_ends_with_it() {
    let mut parts = Parts::open().await;
    assert!(parts.html.contains(">inside of 2</u>"), "{}", parts.html);
    let child = parts.join_child(2).await;
    assert!(child.response.to_string().contains("inside of "), "{}", child.response);
    // What happens around it does not touch it.
    let diff = parts.event(2, "save", json!({})).await;
    assert!(!diff.to_string().contains("data-phx-session"), "{diff}");
    let diff = parts.show(2).await;
    assert!(!diff.to_string().contains("data-phx-session"), "{diff}");
    let diff = parts.socket.event(&child, "greet", json!({})).await;
    assert!(diff.to_string().contains("hello"), "{diff}");
    // It has told the view around it.
    parts.frame_with("greeted 1").await;

    // The browser leaves it as it removes the component's element.
    parts.show(1).await;
    let reference = parts.socket.push(&child, "phx_leave", json!({})).await;
    assert_eq!(parts.socket.reply(&reference).await.0, "ok");
    assert_eq!(parts.told().await, "the child ends");
    parts.destroy(&[2]).await;
    assert_eq!(parts.event(1, "save", json!({})).await["diff"]["c"].as_object().unwrap().len(), 1);
}

#[tokio::test]
async fn a_view_inside_of_a_component_ends_with_the_view_around_it() {
    let mut parts = Parts::open().await;
    let child = parts.join_child(2).await;
    let view = parts.view.clone();
    let reference = parts.socket.push(&view, "phx_leave", json!({})).await;
    assert_eq!(parts.socket.reply(&reference).await.0, "ok");
    assert_eq!(parts.told().await, "the child ends");
    let frame = parts.frame_with("phx_close").await;
    assert!([&child.topic, &view.topic].contains(&&frame[2].as_str().unwrap().to_owned()), "{frame}");
}

#[tokio::test]
async fn chunks_of_a_component_are_no_pushes_of_its_view() {
    let mut parts = Parts::open().await;
    let view = parts.view.clone();
    let reference = parts.socket.reference();
    let frame = chunk(&view, &reference, b"for the view");
    parts.socket.send_message(tokio_tungstenite::tungstenite::Message::binary(frame)).await;
    let (status, response): (String, Value) = parts.socket.reply(&reference).await;
    assert_eq!((status.as_str(), response), ("error", json!({"reason": "unmatched topic"})));
}
