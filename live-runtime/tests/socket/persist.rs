//! Fields that a page keeps for its view.

use axum::Router;
use live_runtime::{components::live_render, prelude::*};
use serde_json::{Value, json};

use super::{
    browser::{Page, Server, Socket as Browser, View},
    logged::Logged,
};

#[live_view]
struct Cart {
    #[live(persist)]
    items: Vec<String>,
    #[live(persist)]
    note: Option<String>,
    clicks: usize,
}

#[live_view(allow(accessibility))]
impl Cart {
    fn mount() -> Self {
        Self { items: Vec::new(), note: None, clicks: 0 }
    }

    fn handle_params(&mut self) {
        self.clicks += self.items.len();
    }

    #[handle_event]
    fn add(&mut self, item: String) {
        self.items.push(item);
    }

    #[handle_event]
    fn fill(&mut self) {
        self.note = Some("x".repeat(100_000));
    }

    #[handle_event]
    fn look(&mut self) {
        self.clicks += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <button type="button" phx-click="add" phx-value-item="pear">Add</button>
            <button type="button" phx-click="fill">Fill</button>
            <button type="button" phx-click="look">Look</button>
            <p>{self.items.join(",")}|{self.clicks}</p>
        }
    }
}

/// Another view with fields of the same names.
#[live_view]
struct List {
    #[live(persist)]
    items: Vec<String>,
}

#[live_view]
impl List {
    fn mount() -> Self {
        Self { items: Vec::new() }
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.items.join(",")}</p> }
    }
}

#[live_view]
struct Inner {
    #[live(persist)]
    count: u32,
}

#[live_view(nested, allow(accessibility))]
impl Inner {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="inc">"count "{self.count}</button> }
    }
}

#[live_view]
struct Outer {}

#[live_view]
impl Outer {
    fn mount() -> Self {
        Self {}
    }

    fn render(&self) -> impl Render {
        html! { <.live_render id="inner" view={Inner::child()}/> }
    }
}

async fn serve() -> Server {
    Server::start(Router::new().live::<Cart>("/cart").live::<List>("/list").live::<Outer>("/outer")).await
}

/// What a response tells the page to keep: nothing, or a token, or that it is to forget what it has.
fn told(response: &Value) -> Option<Value> {
    let events = response["diff"]["e"].as_array()?;
    let [name, payload] = events.first()?.as_array()?.as_slice() else { panic!("{events:?}") };
    assert_eq!(name, "live:persist");
    Some(payload["state"].clone())
}

async fn rejoin(socket: &mut Browser, page: &Page, kept: &Value) -> View {
    let mut payload = page.payload();
    payload["params"]["_persisted"] = kept.clone();
    let (view, status) = socket.try_join(&page.topic(), payload).await;
    assert_eq!(status, "ok", "{}", view.response);
    view
}

fn shown(view: &View) -> String {
    let rendered = &view.response["rendered"];
    format!("{}|{}", rendered["0"].as_str().unwrap(), rendered["1"].as_str().unwrap())
}

#[tokio::test]
async fn a_view_goes_on_with_what_its_page_has_kept() {
    let server = serve().await;
    let (page, mut socket, view) = server.join("/cart").await;
    assert_eq!(view.response["rendered"].get("e"), None, "what it begins with need not be kept");
    let first = told(&socket.event(&view, "add", json!({"item": "pear"})).await).unwrap();
    let second = told(&socket.event(&view, "add", json!({"item": "plum"})).await).unwrap();
    assert_eq!(told(&socket.event(&view, "look", json!({})).await), None, "no such field has changed");
    assert!(!second.as_str().unwrap().contains("plum"));
    drop(socket);

    // `handle_params` sees it already; what is not persisted begins anew.
    let mut socket = server.connect(&page).await;
    let view = rejoin(&mut socket, &page, &second).await;
    assert_eq!(shown(&view), "pear,plum|2");
    assert_eq!(view.response["rendered"].get("e"), None);
    assert!(told(&socket.event(&view, "add", json!({"item": "fig"})).await).is_some());

    let view = rejoin(&mut socket, &page, &first).await;
    assert_eq!(shown(&view), "pear|1");
    let view = rejoin(&mut socket, &page, &Value::Null).await;
    assert_eq!(shown(&view), "|0");
}

#[tokio::test]
async fn what_another_page_or_browser_has_kept_is_refused() {
    let server = serve().await;
    let (_, mut socket, view) = server.join("/cart").await;
    let kept = told(&socket.event(&view, "add", json!({"item": "pear"})).await).unwrap();
    let logged = Logged::start();
    // Another page of the same view, and, as each page here is a new browser's, of another session.
    let page = server.load("/cart").await;
    let mut socket = server.connect(&page).await;
    let view = rejoin(&mut socket, &page, &kept).await;
    assert_eq!(shown(&view), "|0");
    // Another view with the same fields.
    let page = server.load("/list").await;
    let mut socket = server.connect(&page).await;
    let view = rejoin(&mut socket, &page, &kept).await;
    assert_eq!(view.response["rendered"]["0"], "");
    for nonsense in ["", "nonsense", "AAAA", &"A".repeat(100_000)] {
        let view = rejoin(&mut socket, &page, &json!(nonsense)).await;
        assert_eq!(view.response["rendered"]["0"], "");
    }
    let refused = logged.lines().iter().filter(|line| line.contains("what a page has kept")).count();
    assert_eq!(refused, 6, "{:?}", logged.lines());
}

#[tokio::test]
async fn what_is_too_large_to_be_kept_is_forgotten() {
    let server = serve().await;
    let logged = Logged::start();
    let (_, mut socket, view) = server.join("/cart").await;
    assert!(told(&socket.event(&view, "add", json!({"item": "pear"})).await).unwrap().is_string());
    assert_eq!(told(&socket.event(&view, "fill", json!({})).await), Some(Value::Null));
    assert!(logged.lines().iter().any(|line| line.contains("too large")), "{:?}", logged.lines());
}

#[tokio::test]
async fn what_was_never_given_out_is_not_even_read() {
    let server = serve().await;
    let logged = Logged::start();
    let (page, mut socket, _) = server.join("/cart").await;
    let view = rejoin(&mut socket, &page, &json!("x".repeat(100_000))).await;
    assert_eq!(shown(&view), "|0");
    assert!(logged.lines().iter().any(|line| line.contains("more than it was given")), "{:?}", logged.lines());
}

#[tokio::test]
async fn a_nested_view_has_fields_of_its_own_to_keep() {
    let server = serve().await;
    let (page, mut socket, view) = server.join("/outer").await;
    let inner = |parent: &View| {
        let html = parent.response["rendered"]["0"].to_string().replace("\\\"", "\"");
        Page::of(&format!("{html} name=\"csrf-token\" content=\"\""), String::new(), String::new())
    };
    let payload = |page: &Page, kept: &Value| {
        let params = json!({"_mounts": 0, "_persisted": kept});
        json!({"params": params, "session": page.session, "static": null, "sticky": false})
    };
    let child = inner(&view);
    let (nested, status) = socket.try_join("lv:inner", payload(&child, &Value::Null)).await;
    assert_eq!(status, "ok", "{}", nested.response);
    assert_eq!(nested.response["rendered"]["0"], "0");
    let kept = told(&socket.event(&nested, "inc", json!({})).await).unwrap();

    let mut socket = server.connect(&page).await;
    let view = socket.join(&page).await;
    let (nested, status) = socket.try_join("lv:inner", payload(&inner(&view), &kept)).await;
    assert_eq!(status, "ok", "{}", nested.response);
    assert_eq!(nested.response["rendered"]["0"], "1", "{}", nested.response);
}
