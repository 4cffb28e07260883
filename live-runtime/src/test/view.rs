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
    navigation::Departure,
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
    /// What a person has typed last, by form and name.
    pub(super) typed: HashMap<(String, String), Vec<String>>,
    /// The button that has submitted a form last, by the form: name and value.
    pub(super) submitters: HashMap<String, (String, String)>,
    pub(super) uploads: Uploads,
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
            title: None,
            state: State::Open,
            patches: VecDeque::new(),
            pushed: Vec::new(),
            reply: None,
            used: HashSet::new(),
            shown: HashMap::new(),
            mounted: HashSet::new(),
            typed: HashMap::new(),
            submitters: HashMap::new(),
            uploads: Uploads::default(),
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
        self.forget();
    }

    /// What a person has done in a page that is no longer there.
    pub(super) fn forget(&mut self) {
        self.used.clear();
        self.shown.clear();
        self.mounted.clear();
        self.typed.clear();
        self.submitters.clear();
        self.uploads = Uploads::default();
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
