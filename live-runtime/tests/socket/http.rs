//! Pages and files over HTTP.

use axum::{Router, http::StatusCode, routing::get};
use live_runtime::live;

use super::{
    serve,
    views::{Counter, World},
};

#[tokio::test]
async fn a_page() {
    let (server, ..) = serve().await;
    let (status, headers, html) = server.get("/counter", &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(headers["cache-control"], "private, no-cache");
    let cookie = headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("_live_session=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    assert!(html.starts_with("<!DOCTYPE html><html"), "{html}");
    assert!(html.contains("<title></title>"), "{html}");
    assert!(html.contains("data-phx-main data-phx-session=\""), "{html}");
    assert!(html.contains("<p>0</p>"), "{html}");
    assert!(html.ends_with("</div></body></html>"), "{html}");
}

#[tokio::test]
async fn ids_are_random_and_the_session_is_kept() {
    let (server, ..) = serve().await;
    let (first, second) = (server.load("/counter").await, server.load("/counter").await);
    assert_ne!(first.id, second.id);
    assert!(first.id.starts_with("phx-") && first.id.len() >= 20);
    let (_, headers, _) = server.get("/counter", &[("cookie", &first.cookie)]).await;
    assert!(!headers.contains_key("set-cookie"));
}

#[tokio::test]
async fn titles_are_escaped() {
    let (server, ..) = serve().await;
    let (_, _, html) = server.get("/clock", &[]).await;
    assert!(html.contains("<title>first &quot;title&quot;</title>"), "{html}");
}

#[tokio::test]
async fn the_script_is_where_the_page_says() {
    let (server, ..) = serve().await;
    let (_, _, html) = server.get("/counter", &[]).await;
    let (_, rest) = html.split_once("<script defer phx-track-static src=\"").unwrap();
    let (path, rest) = rest.split_once('"').unwrap();
    assert!(rest.starts_with(" data-live-socket=\"/live\" data-live-hooks=\""), "{rest}");
    let (status, headers, script) = server.get(path, &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(headers["content-type"].to_str().unwrap().starts_with("text/javascript"));
    assert!(script.contains("LiveSocket"));
}

#[tokio::test]
async fn errors_and_panics_of_mount() {
    let (server, ..) = serve().await;
    assert_eq!(server.get("/panicking?when=always", &[]).await.0, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(server.get("/panicking", &[]).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(server.get("/nowhere", &[]).await.0, StatusCode::NOT_FOUND);
    assert_eq!(server.get("/plain", &[]).await.2, "no live view");
    // A cache must not hand out the cookies of one browser to others, whatever `mount` has answered.
    let (_, headers, _) = server.get("/panicking", &[]).await;
    assert!(headers.contains_key("set-cookie"));
    assert_eq!(headers["cache-control"], "private, no-cache");
}

#[tokio::test]
async fn the_cookie_of_a_flash_is_deleted() {
    let (server, ..) = serve().await;
    let (_, headers, _) = server.get("/counter", &[("cookie", "__phoenix_flash__=x")]).await;
    let cookies: Vec<_> = headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap()).collect();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("__phoenix_flash__=;")), "{cookies:?}");
}

#[tokio::test]
async fn a_router_that_is_not_served_says_so() {
    use tower::ServiceExt;
    let (world, _) = World::new();
    let app = Router::new().route("/", get(|| async {})).route("/counter", live::<Counter, _>()).with_state(world);
    let request = axum::extract::Request::get("/counter").body(axum::body::Body::empty()).unwrap();
    let response = app.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let text = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
    assert!(String::from_utf8(text.to_vec()).unwrap().contains("Live::new(secret).serve(router)"));
}
