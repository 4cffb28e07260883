//! Events, messages, titles and crashes of one view.

use live_runtime::TerminateReason;
use serde_json::{Value, json};

use super::{serve, views::Tick};

#[tokio::test]
async fn a_join_renders_the_page() {
    let (server, ..) = serve().await;
    let (_, _, view) = server.join("/counter").await;
    assert_eq!(view.response["liveview_version"], live_client_version());
    assert_eq!(view.response["rendered"]["0"], "0");
    assert!(view.response["rendered"]["s"].is_array());
}

/// The version is the one of the client that is served.
fn live_client_version() -> Value {
    json!(live_client::LIVE_VIEW_VERSION)
}

#[tokio::test]
async fn an_event_is_answered_with_what_differs() {
    let (server, ..) = serve().await;
    let (_, mut socket, view) = server.join("/counter").await;
    assert_eq!(socket.event(&view, "inc", json!({"value": ""})).await, json!({"diff": {"0": "1"}}));
    assert_eq!(socket.event(&view, "add", json!({"by": "41"})).await, json!({"diff": {"0": "42"}}));
    assert_eq!(socket.event(&view, "noop", json!({})).await, json!({}));
}

#[tokio::test]
async fn what_no_handler_takes_is_answered_and_changes_nothing() {
    let (server, ..) = serve().await;
    let (_, mut socket, view) = server.join("/counter").await;
    for payload in [
        json!({"type": "click", "event": "unknown", "value": {}}),
        json!({"type": "click", "event": "lv:anything", "value": {}}),
        json!({"type": "click", "event": "add", "value": {}}),
        json!({"type": "click", "event": "add", "value": {"by": "many"}}),
        json!({"type": "form", "event": "add", "value": 7}),
        json!({"type": "click", "event": "inc", "value": {}, "cid": 3}),
        json!({"event": null}),
        json!([]),
        json!(null),
    ] {
        assert_eq!(socket.call(&view, "event", payload.clone()).await, json!({}), "{payload}");
    }
    assert_eq!(socket.event(&view, "inc", json!({})).await, json!({"diff": {"0": "1"}}));
}

#[tokio::test]
async fn a_failed_handler_is_answered_with_what_it_has_changed() {
    let (server, ..) = serve().await;
    let (_, mut socket, view) = server.join("/counter").await;
    assert_eq!(socket.event(&view, "fail", json!({})).await, json!({"diff": {"0": "100"}}));
    assert_eq!(socket.event(&view, "inc", json!({})).await, json!({"diff": {"0": "101"}}));
}

#[tokio::test]
async fn other_pushes_are_answered() {
    let (server, ..) = serve().await;
    let (_, mut socket, view) = server.join("/counter").await;
    for (event, response) in [
        ("live_patch", json!({})),
        ("cids_will_destroy", json!({})),
        ("cids_destroyed", json!({"cids": []})),
        ("allow_upload", json!({})),
        ("phx_close", json!({})),
        ("", json!({})),
    ] {
        assert_eq!(socket.call(&view, event, json!({})).await, response, "{event}");
    }
}

#[tokio::test]
async fn a_null_reference_to_the_join_means_any_join() {
    let (server, ..) = serve().await;
    let (_, mut socket, view) = server.join("/counter").await;
    socket.send_text(json!([null, "x", view.topic, "event", {"event": "inc", "value": {}}]).to_string()).await;
    assert_eq!(
        socket.frame().await,
        json!([view.join_ref, "x", view.topic, "phx_reply", {"status": "ok", "response": {"diff": {"0": "1"}}}])
    );
}

#[tokio::test]
async fn messages_are_pushed_when_they_change_something() {
    let (server, world, _) = serve().await;
    let (_, mut socket, view) = server.join("/clock").await;
    assert_eq!(view.response["rendered"]["t"], "first \"title\"");
    let clock = world.clocks.lock().unwrap()[0].clone();
    for title in ["", "none", "", "tick", "tick", "<&>"] {
        clock.send(Tick(title)).unwrap();
    }
    for diff in [json!({"0": "1", "t": "tick"}), json!({"0": "2"}), json!({"t": "<&>"})] {
        assert_eq!(socket.frame().await, json!([view.join_ref, null, view.topic, "diff", diff]));
    }
}

#[tokio::test]
async fn a_crash_ends_one_view_which_can_be_joined_again() {
    let (server, _, mut ended) = serve().await;
    let (page, mut socket, view) = server.join("/counter").await;
    let other_page = server.load("/counter").await;
    let other_page = super::browser::Page { cookie: page.cookie.clone(), ..other_page };
    let other = socket.join(&other_page).await;
    assert_eq!(socket.event(&other, "inc", json!({})).await, json!({"diff": {"0": "1"}}));

    socket.push(&view, "event", json!({"type": "click", "event": "crash", "value": {}})).await;
    assert_eq!(
        socket.frame().await,
        json!([view.join_ref, view.join_ref, view.topic, "phx_error", {"reason": "channel_crash"}])
    );
    let reference = socket.push(&view, "event", json!({"type": "click", "event": "inc", "value": {}})).await;
    let (status, response) = socket.reply(&reference).await;
    assert_eq!((status.as_str(), response), ("error", json!({"reason": "unmatched topic"})));

    assert_eq!(socket.event(&other, "inc", json!({})).await, json!({"diff": {"0": "2"}}));
    let again = socket.join(&page).await;
    assert_eq!(again.response["rendered"]["0"], "0");
    assert_eq!(socket.event(&again, "inc", json!({})).await, json!({"diff": {"0": "1"}}));

    drop(socket);
    for _ in 0..2 {
        assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Disconnected)));
    }
}

#[tokio::test]
async fn a_crash_at_a_message_is_one_too() {
    let (server, world, _) = serve().await;
    let (_, mut socket, view) = server.join("/clock").await;
    let clock = world.clocks.lock().unwrap()[0].clone();
    clock.send(Tick("crash")).unwrap();
    let frame = socket.frame().await;
    assert_eq!((&frame[0], &frame[1], &frame[3]), (&json!(view.join_ref), &json!(view.join_ref), &json!("phx_error")));
}
