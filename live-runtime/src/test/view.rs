//! An open page: loaded, connected, and kept as the browser would.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    fmt,
    panic::Location,
    time::Duration,
};

use http::{Method, StatusCode, header};
use scraper::ElementRef;
use serde_json::{Value, json};
use tokio::{
    sync::{mpsc, oneshot},
    time::{sleep, timeout},
};

use super::{
    Browser,
    browser::HOST,
    command::Firing,
    dom::Dom,
    element::Deed,
    failure::{Place, cut, fail, squeezed},
    navigation::Departure,
    tree::Tree,
    wire::{Frame, Wire},
};
use crate::{Address, HandledBy, transport::InProcess, view::Message};

/// Nothing in a test takes longer; a view that waits for longer has hung.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long [`View::render_async`] waits.
const ASYNC_PATIENCE: Duration = Duration::from_secs(5);

/// An open page. Made by [`live`](super::live()).
///
/// What is done to it is done when the future ends: the diff is applied, and so is what the view has sent to itself. What
/// other pages and tasks cause comes later: [`settle`](Self::settle) and [`render_async`](Self::render_async) wait for it.
pub struct View {
    pub(super) browser: Browser,
    pub(super) dom: Dom,
    pub(super) wire: Option<Wire>,
    /// The views of the page, those inside others after them.
    pub(super) joined: Vec<Joined>,
    /// Path and query.
    pub(super) url: String,
    pub(super) title: Option<String>,
    pub(super) state: State,
    /// Where the URL went, as far as that has not been asserted.
    pub(super) patches: VecDeque<String>,
    pub(super) pushed: Vec<(String, Value)>,
    /// The last reply of a handler to a hook.
    pub(super) reply: Option<Value>,
    /// What a person has filled in: `form name`.
    pub(super) used: HashSet<String>,
    /// Which elements commands have shown and hidden, by id.
    pub(super) shown: HashMap<String, bool>,
    /// Elements whose `phx-mounted` has fired, by id.
    pub(super) mounted: HashSet<String>,
}

/// A connected view of the page.
pub(super) struct Joined {
    /// Of its element.
    pub(super) id: String,
    pub(super) join_ref: String,
    tree: Tree,
}

#[derive(Debug)]
pub(super) enum State {
    /// It is there; connected, where it is a live page.
    Open,
    Left(Departure),
    Crashed,
}

/// What a join says of where its page comes from.
pub(super) enum Origin {
    Load,
    Navigation { from: String, flash: Option<String> },
    Child,
}

impl View {
    pub(super) async fn open(browser: Browser, path: String, place: Place) -> Self {
        let mut view = Self {
            browser,
            dom: Dom::document(""),
            wire: None,
            joined: Vec::new(),
            url: path.clone(),
            title: None,
            state: State::Open,
            patches: VecDeque::new(),
            pushed: Vec::new(),
            reply: None,
            used: HashSet::new(),
            shown: HashMap::new(),
            mounted: HashSet::new(),
        };
        view.load(Method::GET, path, None, place).await;
        view
    }

    /// Asks for a page by HTTP, and shows it.
    pub(super) async fn load(&mut self, method: Method, path: String, form: Option<String>, place: Place) {
        let response = self.browser.send(method, &path, form, |_| ()).await;
        let (parts, body) = response.into_parts();
        self.leave();
        if parts.status.is_redirection() {
            let to = parts.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
            self.state = State::Left(Departure::load(to));
            return;
        }
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
        let body = String::from_utf8_lossy(&body);
        if parts.status != StatusCode::OK {
            fail(place, format_args!("{path} is answered with {}: {}", parts.status, cut(&squeezed(&body), 600)));
        }
        self.url = path;
        self.state = State::Open;
        self.dom = Dom::document(&body);
        self.title = None;
        self.check(place);
        if self.dom.first("[data-phx-main]").is_some() {
            self.connect(place).await;
        }
    }

    /// What ends with a page.
    pub(super) fn leave(&mut self) {
        self.wire = None;
        self.joined.clear();
        self.used.clear();
        self.shown.clear();
        self.mounted.clear();
    }

    async fn connect(&mut self, place: Place) {
        let csrf = self.dom.first("meta[name=csrf-token]").and_then(|meta| meta.attr("content"));
        let Some(csrf) = csrf else {
            fail(
                place,
                "the page shows no csrf token: its root layout needs `<meta name=\"csrf-token\" content={page.csrf_token()}>`",
            )
        };
        let socket = self.dom.first("script[data-live-socket]").and_then(|script| script.attr("data-live-socket"));
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("_csrf_token", csrf)
            .append_pair("vsn", "2.0.0")
            .finish();
        let path = format!("{}/websocket?{query}", socket.unwrap_or("/live"));
        let in_process = InProcess::default();
        let marker = in_process.clone();
        let prepare = |request: &mut http::Request<_>| {
            request.extensions_mut().insert(marker);
        };
        let response = self.browser.send(Method::GET, &path, None, prepare).await;
        let Some(end) = in_process.take() else {
            fail(
                place,
                format_args!("the page cannot connect: {} is answered with {}", cut(&path, 60), response.status()),
            )
        };
        self.wire = Some(Wire::new(end));
        let main = self.dom.first("[data-phx-main]").and_then(|main| main.attr("id")).unwrap_or_default().to_owned();
        self.join(&main, &Origin::Load, place).await;
        self.follow_up(place).await;
        self.settle_at(place).await;
    }

    /// Joins the view whose element has this id. `false` where the page has to be loaded instead.
    pub(super) async fn join(&mut self, id: &str, origin: &Origin, place: Place) -> bool {
        let url = format!("http://{HOST}{}", self.url);
        let payload = self.join_payload(id, origin, &url);
        let Some(wire) = &mut self.wire else { return false };
        let join_ref = wire.reference();
        let topic = format!("lv:{id}");
        wire.send(&join_ref, &join_ref, &topic, "phx_join", &payload);
        self.joined.push(Joined { id: id.to_owned(), join_ref: join_ref.clone(), tree: Tree::default() });
        let Some((status, mut response)) = self.reply_to(&topic, &join_ref, place).await else { return false };
        if status != "ok" {
            self.joined.retain(|joined| joined.join_ref != join_ref);
            self.refused(&response, place);
            return false;
        }
        self.apply(id, response["rendered"].take(), true, place);
        self.follow(&response);
        true
    }

    fn join_payload(&self, id: &str, origin: &Origin, url: &str) -> Value {
        let container = self.dom.by_id(id);
        let attribute = |name| container.and_then(|element| element.attr(name)).filter(|text| !text.is_empty());
        let statics: Vec<String> = self
            .dom
            .select(&scraper::Selector::parse("[phx-track-static]").expect("a selector"))
            .into_iter()
            .filter_map(|element| element.attr("src").or(element.attr("href")))
            .map(|path| format!("http://{HOST}{path}"))
            .collect();
        let mut payload = json!({
            "params": {"_track_static": statics, "_mounts": 0, "_mount_attempts": 0},
            "session": attribute("data-phx-session"),
            "static": attribute("data-phx-static"),
            "sticky": attribute("data-phx-sticky").is_some(),
        });
        match origin {
            Origin::Load => payload["url"] = url.into(),
            Origin::Child => {}
            Origin::Navigation { from, flash } => {
                payload["redirect"] = url.into();
                payload["params"]["_live_referer"] = format!("http://{HOST}{from}").into();
                if let Some(flash) = flash {
                    payload["flash"] = flash.as_str().into();
                }
            }
        }
        payload
    }

    fn refused(&mut self, response: &Value, place: Place) {
        if let Some(departure) = Departure::read(response) {
            self.state = State::Left(departure);
            return;
        }
        match (response["reason"].as_str(), response["status"].as_u64()) {
            (Some("unauthorized" | "stale"), _) => {}
            (Some("reload"), Some(status)) => {
                fail(place, format_args!("{} is answered with {status} as it is connected", self.url))
            }
            _ => fail(place, format_args!("{} cannot be connected: {response}", self.url)),
        }
    }

    /// Waits for a reply, and takes what comes before it. `None` where the view has ended instead.
    pub(super) async fn reply_to(&mut self, topic: &str, reference: &str, place: Place) -> Option<(String, Value)> {
        loop {
            let mut frame = self.next(topic, place).await?;
            if frame.event == "phx_reply" && frame.reference.as_deref() == Some(reference) && frame.topic == topic {
                let status = frame.payload["status"].as_str().unwrap_or_default().to_owned();
                return Some((status, frame.payload["response"].take()));
            }
            self.receive(frame, place);
            if !matches!(self.state, State::Open) {
                return None;
            }
        }
    }

    async fn next(&mut self, topic: &str, place: Place) -> Option<Frame> {
        match timeout(PATIENCE, self.wire.as_mut()?.next()).await {
            Ok(frame) => frame,
            Err(_) => fail(place, format_args!("`{topic}` has not answered for {PATIENCE:?}")),
        }
    }

    /// Takes a frame that nobody waits for.
    pub(super) fn receive(&mut self, mut frame: Frame, place: Place) {
        let Some(id) = frame.topic.strip_prefix("lv:").map(str::to_owned) else { return };
        let is_current = |joined: &Joined| joined.id == id && frame.join_ref.as_ref() == Some(&joined.join_ref);
        let Some(position) = self.joined.iter().position(is_current) else { return };
        match frame.event.as_str() {
            "diff" => self.apply(&id, frame.payload.take(), false, place),
            "live_patch" => self.patched(&frame.payload),
            "live_redirect" | "redirect" => {
                if let Some(departure) = Departure::read(&json!({&*frame.event: frame.payload})) {
                    self.state = State::Left(departure);
                }
            }
            "phx_error" => self.state = State::Crashed,
            "phx_close" => {
                self.joined.remove(position);
            }
            _ => {}
        }
    }

    /// Takes a response: a diff, and where the page goes.
    pub(super) fn follow(&mut self, response: &Value) {
        if let Some(patch) = response.get("live_patch") {
            self.patched(patch);
        }
        if let Some(departure) = Departure::read(response) {
            self.state = State::Left(departure);
        }
    }

    fn patched(&mut self, patch: &Value) {
        if let Some(to) = patch["to"].as_str() {
            to.clone_into(&mut self.url);
            self.patches.push_back(to.to_owned());
        }
    }

    /// Merges a diff, and shows it.
    pub(super) fn apply(&mut self, id: &str, diff: Value, is_joining: bool, place: Place) {
        let Some(position) = self.joined.iter().position(|joined| joined.id == id) else { return };
        let joined = &mut self.joined[position];
        let extras = joined.tree.apply(diff);
        self.pushed.extend(extras.events);
        self.reply = extras.reply;
        if extras.title.is_some() && position == 0 {
            self.title = extras.title;
        }
        if extras.is_patch {
            let (html, streams) = joined.tree.render();
            self.dom.patch(id, &html, &streams, is_joining);
            self.check(place);
        }
    }

    /// Ends the test where the client would mix elements up.
    fn check(&self, place: Place) {
        if let Some(id) = self.dom.repeated_ids().first() {
            fail(
                place,
                format_args!("several elements have the id `{id}`: the browser would mix them up. Give each its own"),
            );
        }
        if let Some(form) = self.dom.first("form[phx-change]:not([id])") {
            let form = super::failure::short(form);
            fail(
                place,
                format_args!(
                    "a form with `phx-change` has no id, without which what is typed is lost as the page reconnects: {form}"
                ),
            );
        }
    }

    /// After the page has changed: joins the views in it that are new, leaves those that are gone, and says which components
    /// are.
    pub(super) async fn follow_up(&mut self, place: Place) {
        while matches!(self.state, State::Open) && self.wire.is_some() {
            let gone: Vec<_> = self.joined.extract_if(.., |joined| self.dom.by_id(&joined.id).is_none()).collect();
            for Joined { id, join_ref, .. } in gone {
                if let Some(wire) = &mut self.wire {
                    wire.push(&join_ref, &format!("lv:{id}"), "phx_leave", &json!({}));
                }
            }
            self.destroy_components(place).await;
            if let Some(firing) = self.mounting() {
                Box::pin(self.fire(firing, place)).await;
                continue;
            }
            let Some(id) = self.view_to_join() else { return };
            if !self.join(&id, &Origin::Child, place).await {
                return;
            }
        }
    }

    /// The `phx-mounted` of an element that is new.
    fn mounting(&mut self) -> Option<Firing> {
        let selector = scraper::Selector::parse("[phx-mounted][id]").expect("a selector");
        let elements = self.dom.select(&selector);
        let ids: HashSet<String> =
            elements.iter().filter_map(|element| element.attr("id").map(str::to_owned)).collect();
        self.mounted.retain(|id| ids.contains(id));
        let is_new = |element: &&ElementRef<'_>| element.attr("id").is_some_and(|id| !self.mounted.contains(id));
        let element = elements.iter().find(is_new).copied()?;
        let firing = self.firing(element, "phx-mounted", "js", serde_json::Map::new());
        let id = element.attr("id").map(str::to_owned)?;
        // What a command has done to an element before that had its id is over.
        self.shown.remove(&id);
        self.mounted.insert(id);
        Some(firing)
    }

    /// A view in the page that is not connected yet.
    fn view_to_join(&self) -> Option<String> {
        let selector = scraper::Selector::parse("[data-phx-session]").expect("a selector");
        let views = self.dom.select(&selector);
        let new = views.into_iter().filter(|view| view.attr("data-phx-session") != Some(""));
        let mut ids = new.filter_map(|view| view.attr("id"));
        ids.find(|id| self.joined.iter().all(|joined| joined.id != *id)).map(str::to_owned)
    }

    async fn destroy_components(&mut self, place: Place) {
        for index in 0..self.joined.len() {
            let Some(joined) = self.joined.get(index) else { return };
            let is_gone = |cid: &i64| self.dom.first(&format!("[data-phx-component=\"{cid}\"]")).is_none();
            let gone: Vec<i64> = joined.tree.cids().filter(is_gone).collect();
            if gone.is_empty() {
                continue;
            }
            let (id, payload) = (joined.id.clone(), json!({"cids": gone}));
            self.call(&id, "cids_will_destroy", &payload, place).await;
            let response = self.call(&id, "cids_destroyed", &payload, place).await;
            let destroyed = response["cids"].as_array().cloned().unwrap_or_default();
            if let Some(joined) = self.joined.iter_mut().find(|joined| joined.id == id) {
                destroyed.iter().filter_map(Value::as_i64).for_each(|cid| joined.tree.forget(cid));
            }
        }
    }

    /// Pushes to a view, and gives what it answers; the diff has been applied.
    pub(super) async fn call(&mut self, id: &str, event: &str, payload: &Value, place: Place) -> Value {
        let join_ref = self.joined.iter().find(|joined| joined.id == id).map(|joined| joined.join_ref.clone());
        let (Some(join_ref), Some(wire)) = (join_ref, &mut self.wire) else {
            fail(place, "the page is not connected: it is no live page, or its view has ended")
        };
        let topic = format!("lv:{id}");
        let reference = wire.push(&join_ref, &topic, event, payload);
        let Some((_, mut response)) = self.reply_to(&topic, &reference, place).await else {
            self.explain_end(place);
            return Value::Null;
        };
        if let Some(diff) = response.get_mut("diff") {
            let diff = diff.take();
            self.apply(id, diff, false, place);
        }
        self.follow(&response);
        response
    }

    /// Ends the test where the view has ended by a panic.
    fn explain_end(&self, place: Place) {
        match &self.state {
            State::Left(_) => {}
            State::Crashed => fail(place, "the view has panicked: its message is above"),
            State::Open => fail(place, "the connection was closed by the server"),
        }
    }

    /// After something was done to the page: all that follows at once has happened then.
    pub(super) async fn conclude(&mut self, place: Place) {
        self.follow_up(place).await;
        self.settle_at(place).await;
        if matches!(self.state, State::Open)
            && self.wire.is_some()
            && let Some(Deed::Request { method, path, form }) = self.triggered()
        {
            self.load(method, path, form, place).await;
        }
    }

    /// Waits until the views of this page have handled all that was sent to them: by other pages through a topic, by
    /// other tasks. What they cause is shown then.
    #[track_caller]
    pub fn settle(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        async move {
            self.settle_at(place).await;
            self
        }
    }

    /// Says whether tasks are running.
    pub(super) async fn settle_at(&mut self, place: Place) -> bool {
        let mut rounds = 0;
        loop {
            let mut is_working = false;
            let mailbox = |joined: &Joined| self.wire.as_ref()?.mailbox_of(&joined.id)?.1.upgrade();
            let mailboxes: Vec<_> = self.joined.iter().filter_map(mailbox).collect();
            for mailbox in mailboxes {
                is_working |= has_tasks(mailbox, place).await;
            }
            let mut has_changed = false;
            while let Some(frame) = self.wire.as_mut().and_then(Wire::ready) {
                self.receive(frame, place);
                has_changed = true;
            }
            if matches!(self.state, State::Crashed) {
                self.explain_end(place);
            }
            self.follow_up(place).await;
            rounds += 1;
            if !has_changed && rounds > 1 {
                return is_working;
            }
        }
    }

    /// Waits until no task of the page is running: what `assign_async`, `start_async` and `stream_async` have started. At most
    /// 5 s.
    ///
    /// # Panics
    ///
    /// If a task is running still.
    #[track_caller]
    pub fn render_async(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        self.wait_for_tasks(ASYNC_PATIENCE, place)
    }

    /// As [`render_async`](Self::render_async), for tasks that take longer.
    ///
    /// # Panics
    ///
    /// If a task is running still.
    #[track_caller]
    pub fn render_async_within(&mut self, patience: Duration) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        self.wait_for_tasks(patience, place)
    }

    async fn wait_for_tasks(&mut self, patience: Duration, place: Place) -> &mut Self {
        let waiting = async {
            while self.settle_at(place).await {
                sleep(Duration::from_millis(2)).await;
            }
        };
        if timeout(patience, waiting).await.is_err() {
            fail(place, format_args!("a task of the page is running still, after {patience:?}"));
        }
        self
    }

    /// Waits until the page shows `text`: for what a timer or another task brings. At most 5 s.
    ///
    /// # Panics
    ///
    /// If it does not come.
    #[track_caller]
    pub fn wait_for_text(&mut self, text: &str) -> impl Future<Output = &mut Self> + Send {
        let (place, text) = (Location::caller(), text.to_owned());
        async move {
            let waiting = async {
                while !self.has_text(&text) {
                    self.settle_at(place).await;
                    if !self.has_text(&text) {
                        sleep(Duration::from_millis(2)).await;
                    }
                }
            };
            if timeout(ASYNC_PATIENCE, waiting).await.is_err() {
                self.expect_text(&text, place);
            }
            self
        }
    }

    /// Sends a message to the page's view, and waits until it is handled.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{prelude::*, test::live};
    /// struct Tick;
    ///
    /// # #[live_view]
    /// # struct Clock { ticks: u32 }
    /// # #[live_view]
    /// # impl Clock {
    /// #     fn mount() -> Self { Self { ticks: 0 } }
    /// #     #[handle_info]
    /// #     fn tick(&mut self, _: Tick) { self.ticks += 1; }
    /// #     fn render(&self) -> impl Render { html! { <p>{self.ticks} ticks</p> } }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Clock>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.send::<Clock>(Tick).await.assert_text("1 ticks");
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// If the page has another view, or none any more.
    #[track_caller]
    pub fn send<V: 'static>(
        &mut self,
        message: impl HandledBy<V> + Send + 'static,
    ) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        if let Err(error) = self.address::<V>().send(message) {
            fail(place, error);
        }
        async move {
            self.settle_at(place).await;
            self
        }
    }

    /// Where messages to the page's view are sent; or to a view of that type inside the page.
    ///
    /// # Panics
    ///
    /// If the page has another view, or none any more.
    #[must_use]
    #[track_caller]
    pub fn address<V: 'static>(&self) -> Address<V> {
        let place = Location::caller();
        self.page(place);
        // A type inside a function has the function in its path, and a view's name has not.
        let last = |path: &'static str| path.rsplit("::").next().unwrap_or(path);
        let wanted = last(std::any::type_name::<V>());
        let mailboxes = self.joined.iter().filter_map(|joined| self.wire.as_ref()?.mailbox_of(&joined.id));
        let mailboxes: Vec<_> = mailboxes.collect();
        let Some((_, mailbox)) = mailboxes.iter().find(|(name, _)| last(name) == wanted) else {
            let there: Vec<_> = mailboxes.iter().map(|(name, _)| *name).collect();
            fail(place, format_args!("the page has no view of the type `{wanted}`; it has {there:?}"))
        };
        Address::new(Some(mailbox.clone()))
    }

    /// Whether the page has its connection: not where it is no live page or has been left, nor where the server has closed the
    /// socket, as [`Sockets::disconnect`](crate::Sockets::disconnect) does.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.wire.as_ref().is_some_and(Wire::is_open)
    }

    /// The browser, to open more pages with the same cookies.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.browser
    }
}

/// Waits until a view has handled what it has been sent so far, and says whether a task of it is running.
async fn has_tasks(mailbox: mpsc::Sender<Message>, place: Place) -> bool {
    let (answer, answered) = oneshot::channel();
    let asked = async {
        let _ = mailbox.send(Message::Working(answer)).await;
        answered.await.unwrap_or_default()
    };
    match timeout(PATIENCE, asked).await {
        Ok(has_tasks) => has_tasks,
        Err(_) => fail(place, format_args!("a handler of the page has been running for {PATIENCE:?}")),
    }
}

impl fmt::Debug for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View").field("url", &self.url).field("state", &self.state).finish_non_exhaustive()
    }
}
