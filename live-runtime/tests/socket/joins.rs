//! Joins as requests: what is checked, what arrives at `mount`, and what layers make of it.

use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use axum::{
    extract::Request,
    http::StatusCode,
    middleware::{Next, from_fn},
    response::{IntoResponse, Redirect, Response},
};
use serde_json::{Value, json};

use super::{Server, World, browser::Page, pages, serve};

#[tokio::test]
async fn extractors_work_over_http_and_over_the_socket() {
    let (server, ..) = serve().await;
    let path = "/extract/Ada%20L?city=K%C3%B6ln";
    let headers = [("cookie", "theme=dark"), ("x-test", "a header")];
    let (_, _, html) = server.get(path, &headers).await;
    assert!(html.contains("<p>Hello Ada L from Köln, a header, theme=dark, over HTTP</p>"), "{html}");

    let page = server.load(path).await;
    let cookie = format!("{}; theme=dark", page.cookie);
    let headers = [("cookie", cookie.as_str()), ("x-test", "a header")];
    let mut socket = server.connect_with(&page, &headers).await;
    let view = socket.join(&page).await;
    assert_eq!(view.response["rendered"]["0"], "Hello Ada L from Köln, a header, theme=dark, connected");
}

#[tokio::test]
async fn tokens_that_are_not_right_are_stale() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let other = server.load("/counter").await;
    let mut socket = server.connect(&page).await;
    let tampered = |token: &str| {
        let (first, rest) = token.split_at(5);
        format!("{first}{}{}", if rest.starts_with('A') { 'B' } else { 'A' }, &rest[1..])
    };
    for wrong in [
        Page { session: tampered(&page.session), ..page.clone() },
        Page { session: String::new(), ..page.clone() },
        Page { session: page.statics.clone(), ..page.clone() },
        Page { session: other.session.clone(), ..page.clone() },
        Page { id: other.id.clone(), ..page.clone() },
        Page { id: String::new(), ..page.clone() },
        Page { statics: tampered(&page.statics), ..page.clone() },
        Page { statics: other.statics.clone(), ..page.clone() },
    ] {
        assert_eq!(socket.refused(&wrong).await, json!({"reason": "stale"}));
    }
    for payload in [json!({}), json!(null), json!([]), json!({"session": 7}), json!({"url": page.url})] {
        let (view, status) = socket.try_join(&page.topic(), payload).await;
        assert_eq!((status.as_str(), view.response), ("error", json!({"reason": "stale"})));
    }
    socket.join(&page).await;
}

#[tokio::test]
async fn a_join_needs_no_static_token() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut payload = page.payload();
    payload["static"] = Value::Null;
    let (_, status) = server.connect(&page).await.try_join(&page.topic(), payload).await;
    assert_eq!(status, "ok");
}

#[tokio::test]
async fn without_the_session_of_the_page_every_join_is_stale() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let stranger = server.load("/counter").await;
    for (query, cookie) in [
        (format!("_csrf_token={}&vsn=2.0.0", stranger.csrf_token), page.cookie.as_str()),
        ("vsn=2.0.0".to_owned(), page.cookie.as_str()),
        (format!("_csrf_token={}&vsn=2.0.0", page.csrf_token), ""),
        (format!("_csrf_token={}&vsn=2.0.0", page.csrf_token), "_live_session=forged"),
    ] {
        let mut socket = server.handshake(&query, &[("cookie", cookie)]).await.unwrap();
        assert_eq!(socket.refused(&page).await, json!({"reason": "stale"}));
    }
}

#[tokio::test]
async fn urls_that_are_not_this_pages() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut socket = server.connect(&page).await;
    for url in ["/clock", "/plain", "/slow"] {
        let url = format!("http://{}{url}", server.address);
        assert_eq!(socket.refused(&Page { url, ..page.clone() }).await, json!({"reason": "unauthorized"}));
    }
    for url in ["/counter", "", "nonsense", "ftp://host/counter", &format!("http://{}/counter", "h".repeat(300))] {
        let wrong = Page { url: url.to_owned(), ..page.clone() };
        assert_eq!(socket.refused(&wrong).await, json!({"reason": "unauthorized"}), "{url}");
    }
}

#[tokio::test]
async fn an_unknown_page_is_reloaded_with_its_status() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut socket = server.connect(&page).await;
    let url = format!("http://{}/gone", server.address);
    let response = socket.refused(&Page { url, ..page.clone() }).await;
    assert_eq!((&response["reason"], &response["status"]), (&json!("reload"), &json!(404)));
    assert!(response["token"].is_string());
}

#[tokio::test]
async fn an_error_of_mount_is_shown_by_the_reloaded_page() {
    let (server, ..) = serve().await;
    let page = server.load("/refusing").await;
    let response = server.connect(&page).await.refused(&page).await;
    assert_eq!((&response["reason"], &response["status"]), (&json!("reload"), &json!(410)));

    let cookie = format!("{}; __phoenix_reload_status__={}", page.cookie, response["token"].as_str().unwrap());
    let (status, headers, html) = server.get("/refusing", &[("cookie", &cookie)]).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(html.contains("410 Gone"), "{html}");
    assert_eq!(headers["cache-control"], "no-store", "the next one who asks may have another answer");
    let cookie = headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__phoenix_reload_status__=;") && cookie.contains("Max-Age=0"), "{cookie}");

    let cookie = "__phoenix_reload_status__=forged";
    assert_eq!(server.get("/refusing", &[("cookie", cookie)]).await.0, StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn panics_of_a_join() {
    let (server, ..) = serve().await;
    for path in ["/panicking?when=mount", "/panicking?when=render"] {
        let page = server.load(path).await;
        let mut socket = server.connect(&page).await;
        assert_eq!(socket.refused(&page).await, json!({"reason": "join crashed"}));
        let url = format!("http://{}/panicking?when=never", server.address);
        socket.join(&Page { url, ..page.clone() }).await;
    }
}

#[tokio::test]
async fn what_layers_answer_is_translated() {
    let (world, _ended) = World::new();
    let answer = Arc::new(AtomicU16::new(200));
    let layer = {
        let answer = Arc::clone(&answer);
        from_fn(move |request: Request, next: Next| {
            let status = answer.load(Ordering::SeqCst);
            async move { answered(status, request, next).await }
        })
    };
    let server = Server::start(pages(world).layer(layer)).await;
    let page = server.load("/counter").await;
    let mut socket = server.connect(&page).await;
    for status in [401, 403, 404] {
        for before_or_after in [0, AFTERWARDS] {
            answer.store(status + before_or_after, Ordering::SeqCst);
            let response = socket.refused(&page).await;
            assert_eq!((&response["reason"], &response["status"]), (&json!("reload"), &json!(status)));
        }
    }
    for (status, response) in [
        (302, json!({"redirect": {"to": "/login?from=\"here\""}})),
        (304, json!({"reason": "join crashed"})),
        (503, json!({"reason": "join crashed"})),
        (0, json!({"reason": "join crashed"})),
        (204, json!({"reason": "unauthorized"})),
    ] {
        answer.store(status, Ordering::SeqCst);
        assert_eq!(socket.refused(&page).await, response, "{status}");
    }
    answer.store(200, Ordering::SeqCst);
    socket.join(&page).await;
}

/// Added to a status that a layer answers with when the view has been mounted already.
const AFTERWARDS: u16 = 1000;

async fn answered(status: u16, request: Request, next: Next) -> Response {
    match status {
        200 => next.run(request).await,
        302 => Redirect::to("/login?from=\"here\"").into_response(),
        0 => panic!("the layer panics"),
        AFTERWARDS.. => {
            assert_eq!(next.run(request).await.status(), StatusCode::OK);
            StatusCode::from_u16(status - AFTERWARDS).unwrap().into_response()
        }
        _ => StatusCode::from_u16(status).unwrap().into_response(),
    }
}
