//! An open page.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    fmt,
};

use http::{Method, StatusCode, header};
use serde_json::Value;

use super::{
    Browser,
    dom::Dom,
    failure::{Place, cut, fail, squeezed},
    history::{Arrival, History},
    key::Key,
    navigation::Departure,
    reconnect::Recovery,
    tree::Tree,
    uploads::Uploads,
    wire::Wire,
};

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
    pub(super) history: History,
    pub(super) title: Option<String>,
    pub(super) state: State,
    /// Where the URL went, as far as that has not been asserted.
    pub(super) patches: VecDeque<String>,
    pub(super) pushed: Vec<(String, Value)>,
    /// The last reply of a handler to a hook.
    pub(super) reply: Option<Value>,
    /// What a person has filled in: `form name`.
    pub(super) used: HashSet<String>,
    /// Elements whose `phx-mounted` has fired.
    pub(super) mounted: HashSet<Key>,
    /// What a person has typed last, by form and name.
    pub(super) typed: HashMap<(String, String), Vec<String>>,
    /// The button that has submitted a form last, by the form: name and value.
    pub(super) submitters: HashMap<String, (String, String)>,
    pub(super) uploads: Uploads,
    /// What `#[live(persist)]` has given to the page, by the ids of views.
    pub(super) persisted: HashMap<String, Value>,
    /// How often its views have been mounted before.
    pub(super) mounts: u32,
    /// Forms whose inputs are sent again once their view is there.
    pub(super) recoveries: Vec<Recovery>,
}

/// A connected view of the page.
pub(super) struct Joined {
    /// Of its element.
    pub(super) id: String,
    pub(super) join_ref: String,
    pub(super) tree: Tree,
}

#[derive(Debug)]
pub(super) enum State {
    /// It is there; connected, where it is a live page.
    Open,
    Left(Departure),
    /// It sends a form by HTTP.
    Triggered,
    Crashed,
}

impl View {
    pub(super) async fn open(browser: Browser, path: String, place: Place) -> Self {
        let mut view = Self {
            browser,
            dom: Dom::document(""),
            wire: None,
            joined: Vec::new(),
            url: path.clone(),
            history: History::default(),
            title: None,
            state: State::Open,
            patches: VecDeque::new(),
            pushed: Vec::new(),
            reply: None,
            used: HashSet::new(),
            mounted: HashSet::new(),
            typed: HashMap::new(),
            submitters: HashMap::new(),
            uploads: Uploads::default(),
            persisted: HashMap::new(),
            mounts: 0,
            recoveries: Vec::new(),
        };
        view.open_at(Method::GET, path, None, place).await;
        view
    }

    /// Loads a page, to which one can go back.
    pub(super) async fn open_at(&mut self, method: Method, path: String, form: Option<String>, place: Place) {
        if let Some(html) = self.fetch(method, &path, form, place).await {
            self.history.note(&path, Arrival::Load, false);
            self.show(path, &html, place).await;
        }
    }

    /// Loads a page that has been there before.
    pub(super) async fn load_again(&mut self, path: String, place: Place) {
        if let Some(html) = self.fetch(Method::GET, &path, None, place).await {
            self.show(path, &html, place).await;
        }
    }

    /// Asks for a page by HTTP. `None` where it leads elsewhere.
    async fn fetch(&mut self, method: Method, path: &str, form: Option<String>, place: Place) -> Option<String> {
        let response = self.browser.send(method, path, form, |_| ()).await;
        let (parts, body) = response.into_parts();
        self.leave();
        if parts.status.is_redirection() {
            let to = parts.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
            self.state = State::Left(Departure::load(to));
            return None;
        }
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
        let body = String::from_utf8_lossy(&body).into_owned();
        if parts.status != StatusCode::OK {
            fail(place, format_args!("{path} is answered with {}: {}", parts.status, cut(&squeezed(&body), 600)));
        }
        Some(body)
    }

    /// Shows a page that has been loaded, and connects it where it is a live one.
    async fn show(&mut self, path: String, html: &str, place: Place) {
        self.url = path;
        self.state = State::Open;
        self.dom = Dom::document(html);
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
        self.forget();
    }

    /// What a person has done in a page that is no longer there.
    pub(super) fn forget(&mut self) {
        self.used.clear();
        self.dom.effects.clear();
        self.mounted.clear();
        self.typed.clear();
        self.submitters.clear();
        self.uploads = Uploads::default();
        self.persisted.clear();
        self.mounts = 0;
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

impl fmt::Debug for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View").field("url", &self.url).field("state", &self.state).finish_non_exhaustive()
    }
}
