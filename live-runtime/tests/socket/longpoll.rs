//! Long polling: what each request is answered, and that all is as over a websocket.

use std::time::Duration;

use axum::{body::Body, http::StatusCode};
use futures_util::future::join;
use live_runtime::{LiveSocketId, LongPolling, TerminateReason};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{browser::Server, navigation::routes, poller::Poller, serve, serve_with};

/// Where nothing is to come, a poll ends soon.
const SHORT: Duration = Duration::from_millis(50);

#[tokio::test]
async fn a_view_is_joined_and_answers() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut poller = Poller::open(&server, &page).await;
    let view = poller.join(&page).await;
    assert_eq!(view.response["rendered"]["0"], "0");
    for count in ["1", "2", "3"] {
        assert_eq!(poller.event(&view, "inc", json!({})).await, json!({"diff": {"0": count}}));
    }
    assert_eq!(poller.post(r#"[null,"beat","phoenix","heartbeat",{}]"#).await, 200);
    assert_eq!(poller.reply("beat").await, ("ok".to_owned(), json!({})));
}

#[tokio::test]
async fn what_a_view_says_by_itself_ends_a_poll_that_waits() {
    let (server, world, _) = serve().await;
    let page = server.load("/clock").await;
    let mut poller = Poller::open(&server, &page).await;
    poller.join(&page).await;
    let clock = world.clocks.lock().unwrap()[0].clone();
    let (frame, ()) = join(poller.frame(), async { clock.send(super::views::Tick("now")).unwrap() }).await;
    assert_eq!((&frame[3], &frame[4]["t"]), (&json!("diff"), &json!("now")));
}

#[tokio::test]
async fn a_poll_without_frames() {
    let (server, ..) = serve_with(|config| config.long_poll_window = SHORT).await;
    let poller = Poller::open(&server, &server.load("/counter").await).await;
    assert_eq!(poller.poll().await, json!({"status": 204, "token": poller.token, "messages": []}));
}

#[tokio::test]
async fn requests_that_are_forbidden() {
    let (server, ..) = serve_with(|config| config.long_poll_window = SHORT).await;
    let (page, other) = (server.load("/counter").await, server.load("/counter").await);
    let poller = Poller::open(&server, &page).await;
    let own = format!("http://{}", server.address);
    for (headers, status) in [
        (vec![("cookie", page.cookie.as_str()), ("origin", "https://evil.test")], 403),
        (vec![("cookie", other.cookie.as_str())], 403),
        (vec![], 403),
        (vec![("cookie", page.cookie.as_str()), ("host", &own["http://".len()..]), ("origin", &own)], 204),
    ] {
        assert_eq!(poller.poll_with(&headers).await["status"], status, "{headers:?}");
    }
    assert_eq!(poller.post_with("", &[("origin", "https://evil.test")]).await, 403);
    assert_eq!(poller.post("").await, 200);

    let status = async |query: &str| -> Value {
        let (status, _, body) = server.get(&format!("/live/longpoll?{query}"), &[("cookie", &page.cookie)]).await;
        assert_eq!(status, StatusCode::OK);
        serde_json::from_str::<Value>(&body).unwrap()["status"].clone()
    };
    let csrf = &page.csrf_token;
    let token = &poller.token;
    assert_eq!(status(&format!("_csrf_token={csrf}&vsn=2.0.0&token={token}")).await, 204);
    for forbidden in [
        "",
        "vsn=1.0.0",
        "vsn=2.0.0&token=forged",
        &format!("_csrf_token={csrf}&vsn=2.0.0&token={token}x"),
        // It was given for something else.
        &format!("_csrf_token={csrf}&vsn=2.0.0&token={}", page.session),
        // The page's proof is missing, or another page's.
        &format!("vsn=2.0.0&token={token}"),
        &format!("_csrf_token={}&vsn=2.0.0&token={token}", other.csrf_token),
    ] {
        assert_eq!(status(forbidden).await, 403, "{forbidden}");
    }
    let (_, _, refused) = server.get("/live/longpoll?vsn=2.0.0", &[("origin", "https://evil.test")]).await;
    assert_eq!(refused, r#"{"status":403}"#);
}

#[tokio::test]
async fn a_token_in_a_header_is_one_too() {
    let (server, ..) = serve_with(|config| config.long_poll_window = SHORT).await;
    let page = server.load("/counter").await;
    let mut poller = Poller::open(&server, &page).await;
    let token = std::mem::take(&mut poller.token);
    let headers = [("cookie", page.cookie.as_str()), ("x-phoenix-longpoll-token", token.as_str())];
    assert_eq!(poller.poll_with(&headers).await["status"], 204);
}

#[tokio::test]
async fn a_post_without_a_session() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut poller = Poller::open(&server, &page).await;
    poller.token.clear();
    assert_eq!(poller.post("").await, 410);
}

#[tokio::test]
async fn without_the_session_of_the_page_every_join_is_stale() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let stranger = super::browser::Page { cookie: "nothing=here".to_owned(), ..page };
    let mut poller = Poller::open(&server, &stranger).await;
    let (view, status) = poller.try_join(&stranger.topic(), stranger.payload()).await;
    assert_eq!((status.as_str(), view.response), ("error", json!({"reason": "stale"})));
}

#[tokio::test]
async fn the_older_of_two_polls_is_answered_at_once() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let poller = Poller::open(&server, &page).await;
    let both = join(poller.poll(), async {
        let (newer, sent) = join(poller.poll(), poller.post(r#"[null,"beat","phoenix","heartbeat",{}]"#)).await;
        assert_eq!(sent, 200);
        newer
    });
    let (older, newer) = timeout(Duration::from_secs(5), both).await.expect("before the window ends");
    assert_eq!(older["status"], 204);
    assert_eq!(newer["messages"].as_array().map(Vec::len), Some(1), "{newer}");
}

#[tokio::test]
async fn a_hundred_frames_at_once_are_answered_in_order() {
    let (server, world, mut ended) = serve_with(|config| config.mailbox_capacity = 4).await;
    let page = server.load("/slow").await;
    let mut poller = Poller::open(&server, &page).await;
    let view = poller.join(&page).await;
    let (frames, references): (Vec<String>, Vec<String>) = (0..100)
        .map(|number| poller.frame_of(&view, "event", &json!({"event": "step", "value": {"number": number}})))
        .unzip();
    let batch = frames.join("\n");
    // The mailbox has room for few: the request is answered when the last frame has been taken.
    {
        let mut sent = std::pin::pin!(poller.post(batch));
        assert!(timeout(SHORT, &mut sent).await.is_err());
        world.gate.add_permits(100);
        assert_eq!(sent.await, 200);
    }
    for (count, reference) in (1..).zip(&references) {
        let frame = poller.frame().await;
        assert_eq!((&frame[1], &frame[4]["response"]["diff"]["0"]), (&json!(reference), &json!(count.to_string())));
    }
    let too_many = [r#"[null,"beat","phoenix","heartbeat",{}]"#; 101].join("\n");
    assert_eq!(poller.post(too_many).await, 410);
    assert_eq!(ended.recv().await, Some(("slow", TerminateReason::Disconnected)));
    assert_eq!(poller.poll().await, json!({"status": 410}));
}

#[tokio::test]
async fn what_is_not_the_protocol_ends_the_session() {
    let (server, _, mut ended) = serve_with(|config| config.max_message_size = 4096).await;
    let page = server.load("/counter").await;
    for (body, status) in [
        (Body::from("nonsense"), 410),
        (Body::from("[1,2,\"t\",\"e\",{}]"), 410),
        (Body::from(format!("{}{}", "[".repeat(2000), "]".repeat(2000))), 410),
        (Body::from("["), 410),
        (Body::from(&b"[\"\xff\"]"[..]), 410),
        (Body::from("B2dhcmJhZ2U="), 410),
        (Body::from(format!("[{}]", "1".repeat(5000))), 410),
        (Body::from("A".repeat(8000)), 410),
        (Body::from("x".repeat(8 * 4096 + 1)), 413),
        (Body::from_stream(futures_util::stream::iter([Ok("["), Err(std::io::Error::other("cut off"))])), 413),
    ] {
        let mut poller = Poller::open(&server, &page).await;
        poller.join(&page).await;
        let shown = format!("{body:?}");
        assert_eq!(poller.post(body).await, status, "{shown}");
        assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Disconnected)), "{shown}");
        assert_eq!(poller.poll().await["status"], 410, "{shown}");
        assert_eq!(poller.post("").await, 410, "{shown}");
    }
}

#[tokio::test]
async fn a_chunk_of_an_upload_is_answered() {
    let (server, ..) = serve().await;
    let mut poller = Poller::open(&server, &server.load("/counter").await).await;
    // `00 02 02 05 05 "12" "13" "lvu:0" "chunk" "hello "`
    assert_eq!(poller.post("AAICBQUxMjEzbHZ1OjBjaHVua2hlbGxvIA==").await, 200);
    let (status, response) = poller.reply("13").await;
    assert_eq!((status.as_str(), response), ("error", json!({"reason": "unmatched topic"})));
}

#[tokio::test]
async fn a_session_that_nobody_polls_ends() {
    let (server, _, mut ended) = serve_with(|config| config.long_poll_window = SHORT).await;
    let page = server.load("/counter").await;
    let mut poller = Poller::open(&server, &page).await;
    poller.join(&page).await;
    assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Disconnected)));
    assert_eq!(poller.poll().await["status"], 410);
}

#[tokio::test]
async fn a_session_that_is_polled_does_not_end() {
    let (server, _, mut ended) = serve_with(|config| config.long_poll_window = Duration::from_millis(200)).await;
    let page = server.load("/counter").await;
    let mut poller = Poller::open(&server, &page).await;
    let view = poller.join(&page).await;
    // One and a half of a window, and what a task's clock is late, many times over.
    for _ in 0..15 {
        assert_eq!(poller.poll().await["status"], 204);
    }
    assert!(ended.try_recv().is_err());
    assert_eq!(poller.event(&view, "inc", json!({})).await, json!({"diff": {"0": "1"}}));
}

#[tokio::test]
async fn a_browser_that_takes_nothing_is_given_up() {
    let (server, _, mut ended) = serve_with(|config| config.send_timeout = Duration::from_millis(100)).await;
    let page = server.load("/large").await;
    let mut poller = Poller::open(&server, &page).await;
    let view = poller.join(&page).await;
    let frames: Vec<_> =
        (0..20).map(|_| poller.frame_of(&view, "event", &json!({"event": "more", "value": {}})).0).collect();
    // Megabytes that are not asked for: there is room for some, and then the server's patience ends.
    poller.post(frames.join("\n")).await;
    let ended = timeout(Duration::from_secs(8), ended.recv()).await.expect("before a missing poll ends it");
    assert_eq!(ended, Some(("large", TerminateReason::Disconnected)));
}

#[tokio::test]
async fn sessions_are_limited() {
    let (server, ..) = serve_with(|config| config.long_poll_sessions = 2).await;
    let page = server.load("/counter").await;
    let first = Poller::open(&server, &page).await;
    let _second = Poller::open(&server, &page).await;
    let url = format!("/live/longpoll?_csrf_token={}&vsn=2.0.0", page.csrf_token);
    assert_eq!(server.get(&url, &[("cookie", &page.cookie)]).await.0, StatusCode::SERVICE_UNAVAILABLE);
    // One that has ended has left its place.
    assert_eq!(first.post("nonsense").await, 410);
    assert_eq!(first.poll().await["status"], 410);
    Poller::open(&server, &page).await;
}

#[tokio::test]
async fn a_shutdown_answers_the_poll_that_waits() {
    let (server, _, mut ended) = serve().await;
    let page = server.load("/counter").await;
    let mut poller = Poller::open(&server, &page).await;
    poller.join(&page).await;
    let (answer, ()) = join(poller.poll(), server.shutdown.close()).await;
    assert_eq!(answer, json!({"status": 410}));
    assert_eq!(ended.recv().await, Some(("counter", TerminateReason::Shutdown)));
    assert_eq!(poller.poll().await, json!({"status": 503}));
    assert_eq!(poller.post("").await, 503);
}

#[tokio::test]
async fn a_user_is_disconnected() {
    let server = Server::start(routes()).await;
    let page = server.load("/songs").await;
    let mut poller = Poller::open(&server, &page).await;
    poller.join(&page).await;
    let disconnected = async { server.sockets.disconnect(&LiveSocketId::new("users:7")) };
    assert_eq!(join(poller.poll(), disconnected).await.0, json!({"status": 410}));
    assert_eq!(poller.post("").await, 410);
}

#[tokio::test]
async fn patches_and_navigation() {
    let server = Server::start(routes()).await;
    let page = server.load("/songs").await;
    let mut poller = Poller::open(&server, &page).await;
    let view = poller.join(&page).await;
    let url = format!("http://{}/songs/queen?page=7", server.address);
    let response = poller.call(&view, "live_patch", json!({"url": url})).await;
    assert_eq!(response, json!({"diff": {"0": "7", "1": "queen", "2": "2"}}));
    let response = poller.event(&view, "go", json!({"to": "/songs?page=3"})).await;
    assert_eq!(response["diff"]["0"], "3");
    assert_eq!(poller.frame().await[3], "live_patch");
    let response = poller.event(&view, "leave", json!({})).await;
    assert_eq!(response["live_redirect"]["to"], "/other");
    assert_eq!(poller.frame().await[3], "phx_close");
    let mut payload = page.payload();
    payload["redirect"] = format!("http://{}/other", server.address).into();
    payload["flash"] = response["live_redirect"]["flash"].clone();
    payload.as_object_mut().unwrap().remove("url");
    let (other, status) = poller.try_join(&page.topic(), payload).await;
    assert_eq!((status.as_str(), &other.response["rendered"]["1"]), ("ok", &json!("left")));
}

#[tokio::test]
async fn pages_say_how_they_connect() {
    for (long_polling, said, status) in [
        (LongPolling::default(), Some("data-live-long-poll=\"2500\""), 410),
        (LongPolling::Always, Some("data-live-long-poll=\"always\""), 410),
        (LongPolling::Off, None, 404),
    ] {
        let (server, ..) = serve_with(|config| config.long_polling = long_polling).await;
        let (_, _, html) = server.get("/counter", &[]).await;
        assert_eq!(html.contains("data-live-long-poll"), said.is_some(), "{html}");
        assert!(html.contains(said.unwrap_or_default()), "{html}");
        let (http, _, body) = server.get("/live/longpoll?vsn=2.0.0", &[]).await;
        let body: Option<Value> = serde_json::from_str(&body).ok();
        assert_eq!(body.map_or(json!(http.as_u16()), |body| body["status"].clone()), status);
    }
}
