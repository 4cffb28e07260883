//! Patches, navigation, redirects, flash and live sessions, frame by frame.

use std::{
    mem::take,
    sync::{Arc, Mutex},
};

use axum::{
    Extension, Router,
    extract::{Path, Query, Request},
    http::{HeaderMap, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Redirect, Response},
};
use live_runtime::{LiveSession, LiveSocketId, Sockets, prelude::*};
use serde_json::{Value, json};

use super::browser::{Page, Server, Socket as Browser, View};

#[derive(serde::Deserialize)]
struct Shown {
    #[serde(default)]
    page: u32,
}

/// `page` says what `handle_params` does.
#[live_view]
struct Songs {
    page: u32,
    band: String,
    calls: u32,
}

#[live_view]
impl Songs {
    fn mount(socket: &mut Socket<Self>) -> Self {
        if socket.connected() {
            socket.send_after("soon", std::time::Duration::from_secs(1000));
        }
        Self { page: 0, band: String::new(), calls: 0 }
    }

    async fn handle_params(
        &mut self,
        Query(shown): Query<Shown>,
        band: Option<Path<String>>,
        socket: &mut Socket<Self>,
    ) -> Result<(), StatusCode> {
        self.calls += 1;
        self.page = shown.page;
        self.band = band.map(|Path(band)| band).unwrap_or_default();
        match shown.page {
            100 => socket.push_patch_replace(LocalUrl::from_static("/songs?page=1")),
            101 => socket.push_patch(LocalUrl::from_static("/songs?page=101")),
            102 => socket.push_navigate(LocalUrl::from_static("/other")),
            103 => return Err(StatusCode::IM_A_TEAPOT),
            _ => {}
        }
        Ok(())
    }

    #[handle_event]
    fn go(&mut self, to: String, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, "gone");
        if let Ok(to) = LocalUrl::new(to) {
            socket.push_patch(to);
        }
    }

    #[handle_event]
    fn leave(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, "left");
        socket.push_navigate(LocalUrl::from_static("/other"));
    }

    #[handle_event]
    fn say(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Error, "oops");
        socket.address().send("redirect").unwrap();
    }

    #[handle_event]
    fn flash(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Error, "oops");
    }

    #[handle_info]
    fn told(&mut self, _: &'static str, socket: &mut Socket<Self>) {
        socket.redirect(LocalUrl::from_static("/plain"));
    }

    fn render(&self, flash: &Flash) -> impl Render {
        html! {
            <p>{self.page} {&self.band} {self.calls}</p>
            <i>{flash.get(FlashKind::Info)}{flash.get(FlashKind::Error)}</i>
            <button type="button" phx-click="go" phx-value-to="/songs">go</button>
            <button type="button" phx-click="leave">leave</button>
            <button type="button" phx-click="say">say</button>
            <button type="button" phx-click="flash">flash</button>
        }
    }
}

#[live_view]
struct Other {
    user: String,
}

#[derive(Clone)]
struct User(String);

#[live_view]
impl Other {
    fn mount(user: Option<Extension<User>>) -> Self {
        Self { user: user.map(|Extension(User(name))| name).unwrap_or_default() }
    }

    fn render(&self, flash: &Flash) -> impl Render {
        html! { <p>{&self.user}</p><i>{flash.get(FlashKind::Info)}</i> }
    }
}

/// Sends whoever mounts it elsewhere, with a message.
#[live_view]
struct Away;

#[live_view]
impl Away {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.put_flash(FlashKind::Info, "not here");
        socket.push_navigate(LocalUrl::from_static("/other"));
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>Away</p> }
    }
}

async fn require_user(headers: HeaderMap) -> Result<Extension<User>, Redirect> {
    let cookies = headers.get(header::COOKIE).and_then(|cookies| cookies.to_str().ok()).unwrap_or_default();
    let user = cookies.split("; ").find_map(|cookie| cookie.strip_prefix("user="));
    user.map(|user| Extension(User(user.to_owned()))).ok_or_else(|| Redirect::to("/login"))
}

/// Closes a page to whoever asks for `?closed`.
async fn guard(mut request: Request, next: Next) -> Response {
    if request.uri().query() == Some("closed") {
        return Redirect::to("/login").into_response();
    }
    request.extensions_mut().insert(LiveSocketId::new("users:7"));
    next.run(request).await
}

pub(crate) fn routes() -> Router {
    let account = LiveSession::new("account").on_mount(require_user);
    Router::new()
        .live::<Songs>("/songs")
        .live::<Songs>("/songs/{band}")
        .live::<Other>("/other")
        .live::<Away>("/away")
        .live_session(account, |pages| pages.live::<Other>("/account").live::<Songs>("/account/songs"))
        .route("/plain", axum::routing::get(|| async { "no live view" }))
        .layer(from_fn(guard))
}

async fn songs() -> (Server, Page, Browser, View) {
    let server = Server::start(routes()).await;
    let (page, socket, view) = server.join("/songs").await;
    (server, page, socket, view)
}

async fn patch(socket: &mut Browser, server: &Server, view: &View, to: &str) -> Value {
    socket.call(view, "live_patch", json!({"url": format!("http://{}{to}", server.address)})).await
}

#[tokio::test]
async fn parameters_are_there_over_http_and_at_the_join() {
    let server = Server::start(routes()).await;
    let (_, _, html) = server.get("/songs/queen?page=7", &[]).await;
    assert!(html.contains("<p>7 queen 1</p>"), "{html}");
    let (_, _, view) = server.join("/songs/queen?page=7").await;
    assert_eq!(view.response["rendered"]["0"], "7");
    assert_eq!(view.response["rendered"]["1"], "queen");
    assert_eq!(server.get("/songs?page=103", &[]).await.0, StatusCode::IM_A_TEAPOT);
    assert_eq!(server.get("/songs?page=x", &[]).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_patch_of_the_client() {
    let (server, _, mut socket, view) = songs().await;
    let response = patch(&mut socket, &server, &view, "/songs/queen?page=7").await;
    assert_eq!(response, json!({"diff": {"0": "7", "1": "queen", "2": "2"}}));
    assert_eq!(patch(&mut socket, &server, &view, "/songs?page=7").await, json!({"diff": {"1": "", "2": "3"}}));
}

#[tokio::test]
async fn patches_that_are_none() {
    let (server, _, mut socket, view) = songs().await;
    for to in ["/other", "/plain", "/nowhere", "/account/songs"] {
        assert_eq!(patch(&mut socket, &server, &view, to).await, json!({"link_redirect": true}), "{to}");
    }
    for payload in [json!({}), json!(null), json!({"url": 7}), json!({"url": "//x"}), json!({"url": "/songs"})] {
        assert_eq!(socket.call(&view, "live_patch", payload).await, json!({}));
    }
    assert_eq!(patch(&mut socket, &server, &view, "/songs?page=1").await, json!({"diff": {"0": "1", "2": "2"}}));
}

#[tokio::test]
async fn a_patch_that_a_layer_redirects() {
    let (server, _, mut socket, view) = songs().await;
    assert_eq!(patch(&mut socket, &server, &view, "/songs?closed").await, json!({"redirect": {"to": "/login"}}));
    assert_eq!(socket.frame().await[3], "phx_close");
}

#[tokio::test]
async fn parameters_that_are_refused_load_the_page() {
    for to in ["/songs?page=103", "/songs?page=x"] {
        let (server, _, mut socket, view) = songs().await;
        let url = format!("http://{}{to}", server.address);
        assert_eq!(patch(&mut socket, &server, &view, to).await, json!({"redirect": {"to": url}}));
    }
}

#[tokio::test]
async fn patches_lead_on() {
    let (server, _, mut socket, view) = songs().await;
    assert_eq!(patch(&mut socket, &server, &view, "/songs?page=100").await, json!({"diff": {"0": "1", "2": "3"}}));
    let frame = socket.frame().await;
    assert_eq!((&frame[3], &frame[4]), (&json!("live_patch"), &json!({"kind": "replace", "to": "/songs?page=1"})));
    let to = patch(&mut socket, &server, &view, "/songs?page=102").await;
    assert_eq!(to, json!({"live_redirect": {"kind": "push", "to": "/other"}}));
}

#[tokio::test]
async fn patches_in_a_circle_come_to_an_end() {
    let (server, _, mut socket, view) = songs().await;
    assert_eq!(patch(&mut socket, &server, &view, "/songs?page=101").await, json!({"diff": {"0": "101", "2": "22"}}));
    assert_eq!(socket.event(&view, "flash", json!({})).await, json!({"diff": {"4": "oops"}}));
}

#[tokio::test]
async fn a_handler_patches() {
    let (_server, _, mut socket, view) = songs().await;
    let response = socket.event(&view, "go", json!({"to": "/songs?page=3"})).await;
    assert_eq!(response, json!({"diff": {"0": "3", "2": "2", "3": "gone"}}));
    let frame = socket.frame().await;
    assert_eq!((&frame[1], &frame[3]), (&Value::Null, &json!("live_patch")));
    assert_eq!(frame[4], json!({"kind": "push", "to": "/songs?page=3"}));
    // To another page it is a navigation, with the message.
    let response = socket.event(&view, "go", json!({"to": "/other"})).await;
    assert_eq!(response["live_redirect"]["to"], "/other");
    assert!(response["live_redirect"]["flash"].is_string());
}

/// As a handler would that believes what a page sends: `LocalUrl::new` stands between them.
#[tokio::test]
async fn targets_that_lead_elsewhere_are_not_followed() {
    let (server, _, mut socket, view) = songs().await;
    for to in [
        "//evil.test",
        "///evil.test",
        "https://evil.test/",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "\\evil.test",
        "/\\evil.test",
        "/songs\\..",
        "/%09/evil.test",
        "/songs/%09/evil.test",
        "/\t/evil.test",
        "/\r/evil.test",
        "/\n/evil.test",
        "/\r\nlocation: https://evil.test",
        "/\0/evil.test",
        "/\u{1}",
        "/\u{7f}",
        " /songs",
        "songs",
        "",
    ] {
        let answer = socket.event(&view, "go", json!({"to": to})).await;
        assert!(answer.get("live_redirect").or(answer.get("redirect")).is_none(), "{to:?}: {answer}");
        // The next frame is the answer to this, and no `live_patch` to what was asked for.
        let reference = socket.push(&view, "event", json!({"type": "click", "event": "flash", "value": {}})).await;
        let frame = socket.frame().await;
        assert_eq!((&frame[1], &frame[3]), (&json!(reference), &json!("phx_reply")), "{to:?}");
    }
    for url in ["javascript:alert(1)", "//evil.test/songs", "/songs", "", "data:text/html,x", "\\songs"] {
        let answer = socket.call(&view, "live_patch", json!({"url": url})).await;
        assert_eq!(answer, json!({}), "{url:?}");
    }
    // The host is the browser's business: the path alone is asked for, of this server.
    let answer = socket.call(&view, "live_patch", json!({"url": "https://evil.test/songs?page=3"})).await;
    assert_eq!(answer["diff"]["0"], "3");
    drop(server);
}

#[tokio::test]
async fn a_handler_navigates_and_takes_its_message_along() {
    let (server, page, mut socket, view) = songs().await;
    let response = socket.event(&view, "leave", json!({})).await;
    let flash = &response["live_redirect"]["flash"];
    assert_eq!(socket.frame().await[3], "phx_close");

    let mut payload = page.payload();
    payload["redirect"] = format!("http://{}/other", server.address).into();
    payload["flash"] = flash.clone();
    payload.as_object_mut().unwrap().remove("url");
    let (other, status) = socket.try_join(&page.topic(), payload.clone()).await;
    assert_eq!(status, "ok", "{}", other.response);
    assert_eq!(other.response["container"], json!(["div", {}]));
    assert_eq!(other.response["rendered"]["1"], "left");
    // Neither a forged one nor a session token is a message.
    for forged in [json!("forged"), page.session.clone().into()] {
        payload["flash"] = forged;
        let (other, _) = socket.try_join(&page.topic(), payload.clone()).await;
        assert_eq!(other.response["rendered"]["1"], "");
    }
}

#[tokio::test]
async fn a_message_redirects() {
    let (_server, _, mut socket, view) = songs().await;
    socket.event(&view, "say", json!({})).await;
    let frame = socket.frame().await;
    // The message was shown before.
    assert_eq!((&frame[3], &frame[4]), (&json!("redirect"), &json!({"to": "/plain"})));
    assert_eq!(socket.frame().await[3], "phx_close");
}

#[tokio::test]
async fn messages_are_cleared() {
    let (server, _, mut socket, view) = songs().await;
    for value in [json!({"key": "error"}), json!({})] {
        assert_eq!(socket.event(&view, "flash", json!({})).await["diff"]["4"], "oops");
        assert_eq!(socket.event(&view, "lv:clear-flash", value).await, json!({"diff": {"4": ""}}));
    }
    assert_eq!(socket.event(&view, "flash", json!({})).await["diff"]["4"], "oops");
    for value in [json!({"key": "info"}), json!({"key": "nonsense"}), json!({"key": 7})] {
        assert_eq!(socket.event(&view, "lv:clear-flash", value).await, json!({}));
    }
    assert_eq!(socket.event(&view, "lv:nonsense", json!({})).await, json!({}));
    assert_eq!(patch(&mut socket, &server, &view, "/songs").await, json!({"diff": {"2": "2", "4": ""}}));
}

#[tokio::test]
async fn mount_sends_elsewhere() {
    let server = Server::start(routes()).await;
    let (status, headers, _) = server.get("/away", &[]).await;
    assert_eq!((status, &headers[header::LOCATION]), (StatusCode::FOUND, &"/other".parse().unwrap()));
    let cookies = headers.get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let cookie =
        cookies.filter_map(|cookie| cookie.split(';').next()).find(|cookie| cookie.starts_with("__phoenix_flash__"));
    let (_, headers, html) = server.get("/other", &[("cookie", cookie.unwrap())]).await;
    assert!(html.contains("<i>not here</i>"), "{html}");
    let removed = headers
        .get_all(header::SET_COOKIE)
        .iter()
        .any(|cookie| cookie.to_str().unwrap().starts_with("__phoenix_flash__=;"));
    assert!(removed, "{headers:?}");
    assert!(!server.get("/other", &[("cookie", "__phoenix_flash__=forged")]).await.2.contains("not here"));

    let page = server.load("/songs").await;
    let mut socket = server.connect(&page).await;
    let mut payload = page.payload();
    payload["redirect"] = format!("http://{}/away", server.address).into();
    let (view, status) = socket.try_join(&page.topic(), payload).await;
    assert_eq!((status.as_str(), &view.response["live_redirect"]["to"]), ("error", &json!("/other")));
    assert!(view.response["live_redirect"]["flash"].is_string());
}

#[tokio::test]
async fn parameters_lead_on_as_the_page_is_opened() {
    let server = Server::start(routes()).await;
    let (status, headers, _) = server.get("/songs?page=100", &[]).await;
    assert_eq!((status, headers[header::LOCATION].to_str().unwrap()), (StatusCode::FOUND, "/songs?page=1"));
    let mut page = server.load("/songs").await;
    page.url = format!("http://{}/songs?page=100", server.address);
    let view = server.connect(&page).await.join(&page).await;
    assert_eq!(view.response["live_patch"], json!({"kind": "replace", "to": "/songs?page=1"}));
    assert_eq!(view.response["rendered"]["0"], "1");
}

#[tokio::test]
async fn another_live_session_is_loaded() {
    let (server, page, mut socket, _) = songs().await;
    for to in ["/account", "/account/songs", "/plain"] {
        for key in ["redirect", "url"] {
            let mut payload = page.payload();
            payload["url"] = Value::Null;
            payload[key] = format!("http://{}{to}", server.address).into();
            let (view, _) = socket.try_join(&page.topic(), payload).await;
            assert_eq!(view.response, json!({"reason": "unauthorized"}), "{key} {to}");
        }
    }
}

#[tokio::test]
async fn stages_run_at_every_mount() {
    let server = Server::start(routes()).await;
    let (status, headers, _) = server.get("/account", &[]).await;
    assert_eq!((status, headers[header::LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, "/login"));

    let (_, headers, html) = server.get("/account", &[("cookie", "user=ada")]).await;
    assert!(html.contains("<p>ada</p>"), "{html}");
    let cookie = headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap();
    let with_user = format!("{cookie}; user=ada");
    let (_, _, html) = server.get("/account", &[("cookie", &with_user)]).await;
    let page = Page::of(&html, format!("http://{}/account", server.address), with_user);
    let mut socket = server.connect(&page).await;
    assert_eq!(socket.join(&page).await.response["rendered"]["0"], "ada");

    // The same page, from a browser that is not logged in any more.
    let page = Page { cookie: cookie.to_owned(), ..page };
    let mut socket = server.connect(&page).await;
    assert_eq!(socket.refused(&page).await, json!({"redirect": {"to": "/login"}}));
}

#[tokio::test]
async fn a_user_is_disconnected() {
    let (server, page, mut socket, _) = songs().await;
    let mut second = server.connect(&page).await;
    second.join(&page).await;
    let sockets: &Sockets = &server.sockets;
    sockets.disconnect(&LiveSocketId::new("users:8"));
    sockets.disconnect(&LiveSocketId::new("users:7"));
    assert_eq!(u16::from(socket.closed().await), 1001);
    assert_eq!(u16::from(second.closed().await), 1001);
}

/// What a layer saves once the page has answered: `/saved` writes into it where it takes its parameters.
#[derive(Clone, Default)]
struct Store {
    written: Arc<Mutex<String>>,
    saved: Arc<Mutex<Vec<(String, StatusCode)>>>,
}

#[live_view]
struct Saved;

#[live_view]
impl Saved {
    fn mount() -> Self {
        Self
    }

    async fn handle_params(
        &mut self,
        Extension(store): Extension<Store>,
        Query(shown): Query<Shown>,
    ) -> Result<(), StatusCode> {
        tokio::task::yield_now().await;
        *store.written.lock().unwrap() = format!("page {}", shown.page);
        if shown.page == 9 { Err(StatusCode::IM_A_TEAPOT) } else { Ok(()) }
    }

    fn render(&self) -> impl Render {
        html! { <p>Saved</p> }
    }
}

async fn save(Extension(store): Extension<Store>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let written = take(&mut *store.written.lock().unwrap());
    store.saved.lock().unwrap().push((written, response.status()));
    response
}

#[tokio::test]
async fn a_layer_that_saves_on_the_response_sees_what_a_patch_has_written() {
    let store = Store::default();
    let pages = Router::new().live::<Saved>("/saved").layer(from_fn(save)).layer(Extension(store.clone()));
    let server = Server::start(pages).await;
    let (_, mut socket, view) = server.join("/saved?page=1").await;
    patch(&mut socket, &server, &view, "/saved?page=2").await;
    let answer = patch(&mut socket, &server, &view, "/saved?page=9").await;
    assert!(answer["redirect"]["to"].as_str().is_some_and(|to| to.ends_with("/saved?page=9")), "{answer}");
    let saved = store.saved.lock().unwrap().clone();
    let expected = [
        ("page 1", StatusCode::OK),
        ("page 1", StatusCode::OK),
        ("page 2", StatusCode::OK),
        ("page 9", StatusCode::IM_A_TEAPOT),
    ];
    assert_eq!(saved, expected.map(|(written, status)| (written.to_owned(), status)));
}
