//! Views inside of views.

use axum::{
    Extension, Router,
    extract::Request,
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
};
use live_runtime::{TerminateReason, components::live_render, prelude::*};
use serde_json::{Value, json};
use tokio::sync::{Semaphore, mpsc};

use super::{
    browser::{Page, Server, Socket as Browser, View},
    logged::Logged,
};

/// Says which views have ended, and why.
#[derive(Clone)]
struct Ends(mpsc::UnboundedSender<(String, TerminateReason)>);

/// A child is there, and has told its parent so.
struct Here(Address<Child>);

/// What a parent tells its children.
struct Add(u32);

/// A parent waits for it.
static GATE: Semaphore = Semaphore::const_new(0);

#[live_view]
struct Parent {
    address: Address<Self>,
    children: Vec<Address<Child>>,
    shown: u32,
}

#[live_view(allow(accessibility))]
impl Parent {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { address: socket.address(), children: Vec::new(), shown: 1 }
    }

    #[handle_info]
    fn here(&mut self, Here(child): Here) {
        self.children.push(child);
    }

    #[handle_event]
    async fn wait(&mut self) {
        GATE.acquire().await.unwrap().forget();
    }

    #[handle_event]
    fn show(&mut self, count: u32) {
        self.shown = count;
    }

    #[handle_event]
    fn tell(&mut self) {
        self.children.retain(|child| child.send(Add(10)).is_ok());
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("as it should");
    }

    #[handle_event]
    fn leave(&mut self, socket: &mut Socket<Self>) {
        socket.push_navigate(LocalUrl::from_static("/elsewhere"));
    }

    fn render(&self) -> impl Render {
        html! {
            <p phx-click="show" phx-value-count={self.shown}>{self.children.len()}</p>
            <i phx-click="wait"></i><i phx-click="tell"></i><i phx-click="crash"></i><i phx-click="leave"></i>
            <.live_render
                :for={number in 0..self.shown} id={&format!("child-{number}")} class="box"
                view={Child::child(format!("<{number}>"), number, &self.address)}
            />
        }
    }
}

#[live_view]
struct Child {
    name: String,
    count: u32,
    ends: Ends,
}

#[live_view(nested, allow(accessibility))]
impl Child {
    fn mount(
        name: String,
        count: u32,
        parent: Address<Parent>,
        Extension(ends): Extension<Ends>,
        socket: &mut Socket<Self>,
    ) -> Self {
        // Nobody is there before the browser has connected.
        let _ = parent.send(Here(socket.address()));
        Self { name, count, ends }
    }

    #[handle_event]
    fn add(&mut self, by: u32) {
        self.count += by;
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("as it should");
    }

    #[handle_event]
    fn leave(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, "bye");
        socket.push_navigate(LocalUrl::from_static("/elsewhere"));
    }

    #[handle_info]
    fn told(&mut self, Add(by): Add) {
        self.count += by;
    }

    fn terminate(&mut self, reason: TerminateReason) {
        let _ = self.ends.0.send((self.name.clone(), reason));
    }

    fn render(&self) -> impl Render {
        html! {
            <b phx-click="add" phx-value-by={1}>{&self.name} {self.count}</b>
            <i phx-click="crash"></i><i phx-click="leave"></i>
            <.live_render id={&format!("inside-{}", self.count)} view={Inside::child()} tag_name="section"/>
        }
    }
}

#[live_view]
struct Inside;

#[live_view(nested)]
impl Inside {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <u>inside</u> }
    }
}

#[live_view]
struct Leaving;

#[live_view]
impl Leaving {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <.live_render id="gone" view={Gone::child()}/> }
    }
}

#[live_view]
struct Gone;

#[live_view(nested)]
impl Gone {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.put_flash(FlashKind::Error, "not here");
        socket.push_navigate(LocalUrl::from_static("/elsewhere"));
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>gone</p> }
    }
}

/// It shows itself, without an end.
#[live_view]
struct Endless;

#[live_view(nested)]
impl Endless {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <.live_render id="endless" view={Self::child()}/> }
    }
}

#[live_view]
struct Deep;

#[live_view]
impl Deep {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <.live_render id="endless" view={Endless::child()}/> }
    }
}

#[live_view]
struct WithPlayer;

#[live_view]
impl WithPlayer {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <.live_render id="player" view={Player::child(7).sticky()}/> }
    }
}

#[live_view]
struct Player {
    song: u32,
}

#[live_view(nested, allow(accessibility))]
impl Player {
    fn mount(song: u32) -> Self {
        Self { song }
    }

    #[handle_event]
    fn next(&mut self) {
        self.song += 1;
    }

    #[handle_event]
    fn open(&mut self, socket: &mut Socket<Self>) {
        socket.push_navigate(LocalUrl::from_static("/parent"));
    }

    fn render(&self) -> impl Render {
        html! { <b phx-click="next">{self.song}</b><i phx-click="open"></i> }
    }
}

/// Nobody gets past it whose browser says so.
async fn guard(request: Request, next: Next) -> Response {
    if request.headers().contains_key("x-stranger") {
        return Redirect::to("/login").into_response();
    }
    next.run(request).await
}

async fn serve() -> (Server, mpsc::UnboundedReceiver<(String, TerminateReason)>) {
    let (ends, ended) = mpsc::unbounded_channel();
    let pages = Router::new()
        .live::<Parent>("/parent")
        .live::<Leaving>("/leaving")
        .live::<Deep>("/deep")
        .live::<WithPlayer>("/player")
        .layer(middleware::from_fn(guard))
        .layer(Extension(Ends(ends)));
    (Server::start(pages).await, ended)
}

/// What a container of a nested view says of itself.
fn attribute(html: &str, id: &str, name: &str) -> String {
    let (_, rest) = html.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in {html}"));
    let (_, rest) = rest.split_once(&format!("{name}=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// All texts in a diff, as they are.
fn texts(diff: &Value) -> String {
    match diff {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(texts).collect(),
        Value::Object(members) => members.values().map(texts).collect(),
        _ => String::new(),
    }
}

fn payload(page: &Page, session: &str) -> Value {
    json!({
        "params": {"_csrf_token": page.csrf_token, "_mounts": 0, "_mount_attempts": 0},
        "session": session, "static": null, "sticky": false,
    })
}

async fn join_child(socket: &mut Browser, page: &Page, around: &View, id: &str) -> View {
    let session = attribute(&texts(&around.response), id, "data-phx-session");
    let (view, status) = socket.try_join(&format!("lv:{id}"), payload(page, &session)).await;
    assert_eq!(status, "ok", "{}", view.response);
    view
}

/// The next frame of that event.
async fn next(socket: &mut Browser, event: &str) -> Value {
    loop {
        let frame = socket.frame().await;
        if frame[3] == event {
            return frame;
        }
    }
}

#[tokio::test]
async fn the_first_response_has_all_views_in_it() {
    let (server, _) = serve().await;
    let page = server.load("/parent").await;
    let (_, _, html) = server.get("/parent", &[("cookie", &page.cookie)]).await;
    let root = Page::of(&html, String::new(), String::new()).id;
    for (id, parent) in [("child-0", root.as_str()), ("inside-0", "child-0")] {
        assert_eq!(attribute(&html, id, "data-phx-session"), "");
        assert_eq!(attribute(&html, id, "data-phx-parent-id"), parent);
        assert!(attribute(&html, id, "data-phx-static").len() > 40);
    }
    assert!(html.contains("class=\"box\"><b phx-click=\"add\" phx-value-by=\"1\">&lt;0&gt; 0</b>"), "{html}");
    assert!(html.contains("<u>inside</u></section>"), "{html}");
    assert!(!html.contains("<!--"), "{html}");
}

#[tokio::test]
async fn parent_and_child_speak_to_each_other() {
    let (server, _ended) = serve().await;
    let (page, mut socket, parent) = server.join("/parent").await;
    let child = join_child(&mut socket, &page, &parent, "child-0").await;
    assert!(texts(&child.response).contains("&lt;0&gt;"), "{}", child.response);
    assert_eq!(next(&mut socket, "diff").await[2], parent.topic);
    let inside = join_child(&mut socket, &page, &child, "inside-0").await;
    assert!(inside.response.to_string().contains("inside"));

    // The container is not said again.
    let response = socket.event(&parent, "tell", json!({})).await;
    assert_eq!(response, json!({}));
    let diff = next(&mut socket, "diff").await;
    assert_eq!((&diff[2], texts(&diff[4])), (&json!(child.topic), texts(&diff[4])));
    let response = socket.event(&child, "add", json!({"by": "5"})).await;
    assert!(texts(&response["diff"]).contains("15"), "{response}");
}

#[tokio::test]
async fn a_child_ends_with_its_parent_however_that_ends() {
    for (event, sent) in [("crash", "phx_error"), ("leave", "phx_close")] {
        let (server, mut ended) = serve().await;
        let (page, mut socket, parent) = server.join("/parent").await;
        let child = join_child(&mut socket, &page, &parent, "child-0").await;
        join_child(&mut socket, &page, &child, "inside-0").await;
        socket.push(&parent, "event", json!({"type": "click", "event": event, "value": {}})).await;
        loop {
            let frame = socket.frame().await;
            if frame[2] == parent.topic && frame[3] != "diff" && frame[3] != "phx_reply" {
                assert_eq!(frame[3], sent);
                break;
            }
        }
        let mut closed =
            [next(&mut socket, "phx_close").await[2].clone(), next(&mut socket, "phx_close").await[2].clone()];
        closed.sort_by_key(Value::to_string);
        assert_eq!(closed, [json!("lv:child-0"), json!("lv:inside-0")]);
        assert_eq!(ended.recv().await.unwrap(), ("<0>".to_owned(), TerminateReason::ParentEnded));
        // Its parent is gone: the browser loads the page.
        let session = attribute(&texts(&parent.response), "child-0", "data-phx-session");
        let (view, status) = socket.try_join("lv:child-0", payload(&page, &session)).await;
        assert_eq!((status.as_str(), &view.response), ("error", &json!({"reason": "stale"})));
    }
}

#[tokio::test]
async fn a_crash_of_a_child_is_its_own() {
    let (server, _ended) = serve().await;
    let (page, mut socket, parent) = server.join("/parent").await;
    let child = join_child(&mut socket, &page, &parent, "child-0").await;
    socket.push(&child, "event", json!({"type": "click", "event": "crash", "value": {}})).await;
    assert_eq!(next(&mut socket, "phx_error").await[2], "lv:child-0");
    join_child(&mut socket, &page, &parent, "child-0").await;
    let response = socket.event(&parent, "show", json!({"count": "2"})).await;
    let session = attribute(&texts(&response), "child-1", "data-phx-session");
    let (second, status) = socket.try_join("lv:child-1", payload(&page, &session)).await;
    assert_eq!(status, "ok", "{}", second.response);
    let response = socket.call(&second, "phx_leave", json!({})).await;
    assert_eq!(response, json!({}));
}

#[tokio::test]
async fn a_child_that_navigates_ends_and_takes_its_message_along() {
    let (server, mut ended) = serve().await;
    let (page, mut socket, parent) = server.join("/parent").await;
    let child = join_child(&mut socket, &page, &parent, "child-0").await;
    let response = socket.event(&child, "leave", json!({})).await;
    assert_eq!(response["live_redirect"]["to"], "/elsewhere");
    assert!(response["live_redirect"]["flash"].is_string());
    assert_eq!(next(&mut socket, "phx_close").await[2], "lv:child-0");
    assert_eq!(ended.recv().await.unwrap().1, TerminateReason::Left);
}

#[tokio::test]
async fn a_child_sends_the_browser_elsewhere_before_it_is_connected() {
    let (server, _) = serve().await;
    let (status, headers, _) = server.get("/leaving", &[("cookie", "__phoenix_flash__=x")]).await;
    assert_eq!((status, &headers[header::LOCATION]), (StatusCode::FOUND, &"/elsewhere".parse().unwrap()));
    let cookies: Vec<_> = headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap()).collect();
    let flash: Vec<_> = cookies.iter().filter(|cookie| cookie.starts_with("__phoenix_flash__=")).collect();
    assert!(matches!(flash[..], [set] if set.len() > 60), "{cookies:?}");
}

#[tokio::test]
async fn a_view_that_shows_itself_is_stopped() {
    let (server, _) = serve().await;
    assert_eq!(server.get("/deep", &[]).await.0, StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn a_token_is_good_for_its_own_place_only() {
    let (server, _ended) = serve().await;
    let (page, mut socket, parent) = server.join("/parent").await;
    let token = attribute(&texts(&parent.response), "child-0", "data-phx-session");
    let stale = json!({"reason": "stale"});
    for (topic, session) in [
        ("lv:child-1", token.clone()),
        ("lv:child-0", page.session.clone()),
        ("lv:child-0", format!("{token}A")),
        ("lv:child-0", String::new()),
        (&*page.topic(), page.session.clone()),
    ] {
        let (view, status) = socket.try_join(topic, payload(&page, &session)).await;
        assert_eq!((status.as_str(), &view.response), ("error", &stale), "{topic}");
    }
    // Nor is it one for a whole page.
    let (view, _) = socket.try_join("lv:child-0", json!({"url": page.url, "session": token, "params": {}})).await;
    assert_eq!(view.response, stale);
    // In another tab there is no such parent.
    let (other, mut elsewhere, _) = server.join("/parent").await;
    let (view, _) = elsewhere.try_join("lv:child-0", payload(&other, &token)).await;
    assert_eq!(view.response, stale);
}

#[tokio::test]
async fn what_guards_the_page_guards_what_is_inside() {
    let (server, _ended) = serve().await;
    let page = server.load("/player").await;
    let (_, _, html) = server.get("/player", &[("cookie", &page.cookie)]).await;
    let token = attribute(&html, "player", "data-phx-session");
    let mut stranger = server.connect_with(&page, &[("x-stranger", "yes")]).await;
    let (view, status) = stranger.try_join("lv:player", payload(&page, &token)).await;
    assert_eq!((status.as_str(), &view.response["redirect"]["to"]), ("error", &json!("/login")));
}

/// What its events ask for is still done, and shown to nobody.
#[tokio::test]
async fn a_parent_whose_browser_is_gone_makes_no_mistake() {
    let (server, _ended) = serve().await;
    let logged = Logged::start();
    let (_, mut socket, view) = server.join("/parent").await;
    for (event, value) in [("wait", json!({})), ("show", json!({"count": 2}))] {
        socket.push(&view, "event", json!({"type": "click", "event": event, "value": value})).await;
    }
    while server.views.figures().await[0].handled == 0 {
        tokio::task::yield_now().await;
    }
    drop(socket);
    // Its mailbox holds `show` and what asks for its figures, until there is nobody any more to put anything into it.
    while server.views.figures().await[0].mailbox_depth > 0 {}
    GATE.add_permits(1);
    while !server.views.is_empty() {
        tokio::task::yield_now().await;
    }
    assert!(!logged.lines().iter().any(|line| line.contains("ERROR")), "{:?}", logged.lines());
}

/// Its token says on which page it is. One that is too long would be refused, and the browser would load the page for ever.
#[tokio::test]
async fn a_sticky_view_is_not_shown_where_its_token_would_be_refused() {
    let (server, _ended) = serve().await;
    let logged = Logged::start();
    let (_, _, html) = server.get(&format!("/player?{}", "x".repeat(8000)), &[]).await;
    assert!(html.contains("<div id=\"player\"></div>"), "{html}");
    assert!(logged.lines().iter().any(|line| line.contains("more than a token holds")), "{:?}", logged.lines());
}

#[tokio::test]
async fn a_sticky_view_needs_no_parent_and_stays_when_it_navigates() {
    let (server, _ended) = serve().await;
    let page = server.load("/player").await;
    let (_, _, html) = server.get("/player", &[("cookie", &page.cookie)]).await;
    assert!(html.contains(" data-phx-sticky>"), "{html}");
    assert!(!html.contains("data-phx-parent-id"), "{html}");
    let (token, statics) =
        (attribute(&html, "player", "data-phx-session"), attribute(&html, "player", "data-phx-static"));
    let mut socket = server.connect(&page).await;
    let mut sticky = payload(&page, &token);
    (sticky["sticky"], sticky["static"]) = (json!(true), json!(statics));
    let (player, status) = socket.try_join("lv:player", sticky).await;
    assert_eq!(status, "ok", "{}", player.response);
    assert!(texts(&player.response).contains('7'));

    let main = socket.join(&page).await;
    assert!(texts(&main.response).contains("data-phx-sticky></div>"), "{}", main.response);
    let response = socket.event(&player, "open", json!({})).await;
    assert_eq!(response["live_redirect"]["to"], "/parent");
    socket.call(&main, "phx_leave", json!({})).await;
    let response = socket.event(&player, "next", json!({})).await;
    assert!(texts(&response).contains('8'), "{response}");
}
