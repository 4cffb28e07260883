//! Topics: who is joined, and who is not.

use live_runtime::TerminateReason;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::serve;

#[tokio::test]
async fn heartbeats_are_answered() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut socket = server.connect(&page).await;
    socket.send_text(r#"[null,"5","phoenix","heartbeat",{}]"#).await;
    assert_eq!(socket.frame().await, json!([null, "5", "phoenix", "phx_reply", {"status": "ok", "response": {}}]));
}

#[tokio::test]
async fn topics_that_nothing_has_joined() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut socket = server.connect(&page).await;
    for frame in [
        r#"["1","2","room:1","phx_join",{}]"#,
        r#"["1","2","lv:phx-none","event",{}]"#,
        r#"["1","2","phoenix","other",{}]"#,
    ] {
        socket.send_text(frame).await;
        let answer = socket.frame().await;
        assert_eq!(answer[1], "2", "{frame}");
        assert_eq!(answer[4], json!({"status": "error", "response": {"reason": "unmatched topic"}}), "{frame}");
    }
    // The client leaves the topic of a page that is not live when that page is closed.
    socket.send_text(r#"[null,"24","lv:","phx_leave",{}]"#).await;
    assert_eq!(socket.frame().await, json!([null, "24", "lv:", "phx_reply", {"status": "ok", "response": {}}]));
    socket.send_message(Message::binary(b"\x00\x02\x02\x05\x051213lvu:0chunkhello ".to_vec())).await;
    assert_eq!(
        socket.frame().await,
        json!([null, "13", "lvu:0", "phx_reply", {"status": "error", "response": {"reason": "unmatched topic"}}])
    );
}

#[tokio::test]
async fn a_view_is_left() {
    let (server, _, mut ended) = serve().await;
    let (page, mut socket, view) = server.join("/counter").await;
    let reference = socket.push(&view, "phx_leave", json!({})).await;
    assert_eq!(
        socket.frame().await,
        json!([view.join_ref, reference, view.topic, "phx_reply", {"status": "ok", "response": {}}])
    );
    assert_eq!(socket.frame().await, json!([view.join_ref, view.join_ref, view.topic, "phx_close", {}]));
    assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Left)));
    assert_eq!(socket.call(&view, "phx_leave", json!({})).await, json!({}), "leaving twice is fine");
    let again = socket.join(&page).await;
    assert_eq!(socket.event(&again, "inc", json!({})).await, json!({"diff": {"0": "1"}}));
}

#[tokio::test]
async fn leaving_and_joining_at_once() {
    let (server, ..) = serve().await;
    let (page, mut socket, mut view) = server.join("/counter").await;
    for _ in 0..20 {
        socket.push(&view, "phx_leave", json!({})).await;
        view = socket.join(&page).await;
        assert_eq!(socket.event(&view, "inc", json!({})).await, json!({"diff": {"0": "1"}}));
    }
}

#[tokio::test]
async fn a_second_join_replaces_the_first() {
    let (server, _, mut ended) = serve().await;
    let (page, mut socket, first) = server.join("/counter").await;
    socket.event(&first, "inc", json!({})).await;
    let second = socket.join(&page).await;
    // The first has ended before the second began.
    assert_eq!(socket.frame().await, json!([first.join_ref, first.join_ref, first.topic, "phx_close", {}]));
    assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Left)));

    // What is still on its way to the first is for nobody.
    socket.push(&first, "event", json!({"type": "click", "event": "inc", "value": {}})).await;
    socket.push(&first, "phx_leave", json!({})).await;
    assert_eq!(socket.event(&second, "inc", json!({})).await, json!({"diff": {"0": "1"}}));
}

#[tokio::test]
async fn pushes_that_follow_a_join_wait_for_it() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut socket = server.connect(&page).await;
    socket.send_text(json!(["1", "1", page.topic(), "phx_join", page.payload()]).to_string()).await;
    socket.send_text(json!(["1", "2", page.topic(), "event", {"event": "inc", "value": {}}]).to_string()).await;
    assert_eq!(socket.frame().await[1], "1");
    assert_eq!(
        socket.frame().await,
        json!(["1", "2", page.topic(), "phx_reply", {"status": "ok", "response": {"diff": {"0": "1"}}}])
    );
}

#[tokio::test]
async fn pushes_that_follow_a_refused_join_are_answered() {
    let (server, ..) = serve().await;
    let page = server.load("/refusing").await;
    let mut socket = server.connect(&page).await;
    socket.send_text(json!(["1", "1", page.topic(), "phx_join", page.payload()]).to_string()).await;
    socket.send_text(json!(["1", "2", page.topic(), "event", {"event": "inc", "value": {}}]).to_string()).await;
    assert_eq!(socket.frame().await[1], "1");
    let answer = socket.frame().await;
    assert_eq!((&answer[1], &answer[4]["status"]), (&json!("2"), &json!("error")));
}

#[tokio::test]
async fn a_join_is_called_off_when_the_client_leaves() {
    let (server, _, mut ended) = serve().await;
    let page = server.load("/waiting").await;
    let mut socket = server.connect(&page).await;
    socket.send_text(json!(["1", "1", page.topic(), "phx_join", page.payload()]).to_string()).await;
    socket.send_text(json!(["1", "2", page.topic(), "phx_leave", {}]).to_string()).await;
    assert_eq!(socket.frame().await, json!(["1", "2", page.topic(), "phx_reply", {"status": "ok", "response": {}}]));
    // Where mount had begun its future is gone; the connection is as good as before.
    socket.send_text(json!(["3", "3", page.topic(), "phx_join", page.payload()]).to_string()).await;
    drop(socket);
    assert_eq!(ended.recv().await.map(|(view, _)| view), Some("waiting"));
}
