//! Where a join comes from: files of another version, another page, another server; and the user who is not wanted any more.

use std::sync::{Arc, OnceLock};

use axum::{
    Router,
    extract::Request,
    middleware::{Next, from_fn},
    response::Response,
    routing::get,
};
use live_runtime::{LiveSocketId, Sockets, prelude::*};
use serde_json::json;

use super::browser::{Page, Server};

#[live_view]
struct Origin {
    text: String,
}

#[live_view]
impl Origin {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { text: format!("{} {}", socket.static_changed(), socket.live_referer().map_or("None", LocalUrl::as_str)) }
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.text}</p> }
    }
}

fn pages() -> Router {
    Router::new().live::<Origin>("/origin").live::<Origin>("/other").route("/plain", get(|| async { "plain" }))
}

/// What a join with more parameters shows.
async fn shown(server: &Server, page: &Page, key: &str, parameters: &serde_json::Value) -> String {
    let mut payload = page.payload();
    for (name, value) in parameters.as_object().unwrap() {
        payload["params"][name] = value.clone();
    }
    let url = payload["url"].take();
    payload[key] = url;
    let (view, status) = server.connect(page).await.try_join(&page.topic(), payload).await;
    assert_eq!(status, "ok", "{:?}", view.response);
    view.response["rendered"]["0"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_page_that_was_loaded_with_another_script_is_told() {
    let server = Server::start(pages()).await;
    let (_, _, html) = server.get("/origin", &[]).await;
    assert!(html.contains("<p>false None</p>"), "{html}");
    let (_, script) = html.split_once("src=\"").unwrap();
    let script = format!("http://{}{}", server.address, script.split('"').next().unwrap());
    let page = server.load("/origin").await;
    let old = format!("http://{}/live/live-0123456789abcdef.js", server.address);
    for (statics, expected) in [
        (json!([script]), "false None"),
        (json!([old]), "true None"),
        (json!([script, "http://shop.test/app.css"]), "false None"),
        (json!([]), "false None"),
        (json!(["", "//", "nonsense", "http://"]), "false None"),
    ] {
        assert_eq!(shown(&server, &page, "url", &json!({"_track_static": statics})).await, expected);
    }
}

#[tokio::test]
async fn a_navigation_says_where_it_comes_from() {
    let server = Server::start(pages()).await;
    let page = server.load("/origin").await;
    let from = |url: &str| json!({"_live_referer": url});
    let referer = from("http://shop.test/songs?page=2");
    assert_eq!(shown(&server, &page, "redirect", &referer).await, "false /songs?page=2");
    assert_eq!(shown(&server, &page, "url", &referer).await, "false None");
    for wrong in ["undefined", "", "javascript:alert(1)", "http://shop.test//evil.test"] {
        assert_eq!(shown(&server, &page, "redirect", &from(wrong)).await, "false None", "{wrong}");
    }
}

#[tokio::test]
async fn a_token_of_another_server_is_stale() {
    let (ours, theirs) = (Server::start(pages()).await, Server::start(pages()).await);
    let (page, foreign) = (ours.load("/origin").await, theirs.load("/origin").await);
    let mut socket = ours.connect(&page).await;
    let with_their_tokens = Page { session: foreign.session.clone(), id: foreign.id.clone(), ..page.clone() };
    assert_eq!(socket.refused(&with_their_tokens).await, json!({"reason": "stale"}));
    let with_their_statics = Page { statics: foreign.statics.clone(), ..page.clone() };
    assert_eq!(socket.refused(&with_their_statics).await, json!({"reason": "stale"}));
    // Nor does their page get in by our socket: its session is not known here.
    let url = page.url.clone();
    let mut socket = ours.connect(&foreign).await;
    assert_eq!(socket.refused(&Page { url, ..foreign }).await, json!({"reason": "stale"}));
    ours.connect(&page).await.join(&page).await;
}

#[tokio::test]
async fn a_user_who_is_disconnected_while_the_page_is_on_its_way_is_closed_out() {
    let sockets: Arc<OnceLock<Sockets>> = Arc::default();
    let layer = {
        let sockets = Arc::clone(&sockets);
        move |mut request: Request, next: Next| {
            let sockets = Arc::clone(&sockets);
            async move {
                let id = LiveSocketId::new("users:7");
                request.extensions_mut().insert(id.clone());
                // The user was let pass, and is disconnected before anybody has noted whose socket it is.
                if let Some(sockets) = sockets.get() {
                    sockets.disconnect(&id);
                }
                let response: Response = next.run(request).await;
                response
            }
        }
    };
    let server = Server::start(pages().layer(from_fn(layer))).await;
    let page = server.load("/origin").await;
    let mut socket = server.connect(&page).await;
    sockets.set(server.sockets.clone()).ok().unwrap();
    socket.send_text(json!(["1", "1", page.topic(), "phx_join", page.payload()]).to_string()).await;
    assert_eq!(u16::from(socket.closed().await), 1001);
}
