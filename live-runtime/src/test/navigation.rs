//! Where a page goes.

use std::panic::Location;

use http::Method;
use serde_json::Value;

use super::{
    View,
    browser::HOST,
    connection::Origin,
    failure::{Place, fail},
    history::Arrival,
    view::{Joined, State},
};
use crate::session::FLASH_COOKIE;

/// Where the page has gone, and how.
#[derive(Debug, Clone)]
pub(super) struct Departure {
    to: String,
    flash: Option<String>,
    /// Over the same connection.
    is_live: bool,
    /// In the place of where the page is, in the browser's history.
    is_replacing: bool,
}

impl Departure {
    /// By loading a page.
    pub(super) fn load(to: &str) -> Self {
        Self { to: to.to_owned(), flash: None, is_live: false, is_replacing: false }
    }

    /// By live navigation.
    pub(super) fn navigate(to: &str, is_replacing: bool) -> Self {
        Self { to: to.to_owned(), flash: None, is_live: true, is_replacing }
    }

    /// Of a response that has `redirect` or `live_redirect`.
    pub(super) fn read(response: &Value) -> Option<Self> {
        let (said, is_live) = match (response.get("live_redirect"), response.get("redirect")) {
            (Some(said), _) => (said, true),
            (None, Some(said)) => (said, false),
            (None, None) => return None,
        };
        let flash = said["flash"].as_str().map(str::to_owned);
        Some(Self { to: said["to"].as_str()?.to_owned(), flash, is_live, is_replacing: said["kind"] == "replace" })
    }

    /// Without what every URL of the application begins with.
    pub(super) fn path(&self) -> &str {
        let local = self.to.strip_prefix("http://").or(self.to.strip_prefix("https://"));
        local.and_then(|rest| rest.strip_prefix(HOST)).unwrap_or(&self.to)
    }
}

impl View {
    /// Asserts that the URL has become `to` and the view has stayed: by `push_patch`, or by a link. Of several patches,
    /// those that have been asserted do not count any more.
    ///
    /// # Panics
    ///
    /// If the URL has not changed, or is another one.
    #[track_caller]
    pub fn assert_patch(&mut self, to: &str) -> &mut Self {
        let place = Location::caller();
        match self.patches.pop_front() {
            Some(patch) if patch == to => self,
            Some(patch) => fail(place, format_args!("expected a patch to `{to}`, it was to `{patch}`")),
            None => match &self.state {
                State::Left(departure) => fail(
                    place,
                    format_args!("expected a patch to `{to}`, the page has left for `{}`", departure.path()),
                ),
                _ => fail(place, format_args!("expected a patch to `{to}`, there was none; the URL is `{}`", self.url)),
            },
        }
    }

    /// Asserts that the page has gone to `to`: by `push_navigate`, by `redirect`, by a link, or by a response over HTTP.
    ///
    /// # Panics
    ///
    /// If it is still there, or has gone elsewhere.
    #[track_caller]
    pub fn assert_redirect(&mut self, to: &str) -> &mut Self {
        let place = Location::caller();
        match &self.state {
            State::Left(departure) if departure.path() == to => self,
            State::Left(departure) => {
                fail(place, format_args!("expected the page to go to `{to}`, it has gone to `{}`", departure.path()))
            }
            _ => fail(place, format_args!("expected the page to go to `{to}`, it is still at `{}`", self.url)),
        }
    }

    /// Where the page has gone to, if it has been left: for tests that only look. A test that expects it says
    /// [`assert_redirect`](Self::assert_redirect).
    #[must_use]
    pub fn redirected_to(&self) -> Option<&str> {
        match &self.state {
            State::Left(departure) => Some(departure.path()),
            State::Open | State::Triggered | State::Crashed => None,
        }
    }

    /// Asserts that the URL has not changed while the view has stayed, but for what has been asserted.
    ///
    /// # Panics
    ///
    /// If it has.
    #[track_caller]
    pub fn refute_patch(&mut self) -> &mut Self {
        if let Some(to) = self.patches.front() {
            fail(Location::caller(), format_args!("there was a patch to `{to}`"));
        }
        self
    }

    /// Asserts that the page is still there.
    ///
    /// # Panics
    ///
    /// If it has gone elsewhere, or sends a form by HTTP.
    #[track_caller]
    pub fn refute_redirect(&mut self) -> &mut Self {
        match &self.state {
            State::Left(departure) => {
                fail(Location::caller(), format_args!("the page has gone to `{}`", departure.path()))
            }
            State::Triggered => self.explain_trigger(Location::caller()),
            State::Open | State::Crashed => self,
        }
    }

    /// Goes where the page has gone to: over the same connection where that can be, else by loading it.
    ///
    /// # Panics
    ///
    /// If it has gone nowhere, or to another site.
    #[track_caller]
    pub fn follow_redirect(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let State::Left(departure) = &self.state else {
            fail(place, format_args!("the page has gone nowhere, it is at `{}`", self.url))
        };
        let departure = departure.clone();
        let path = departure.path().split('#').next().unwrap_or_default().to_owned();
        if !path.starts_with('/') {
            fail(place, format_args!("the page has gone to another site, `{path}`: there is nothing to follow"));
        }
        self.state = State::Open;
        async move {
            let has_joined = departure.is_live && self.navigate(&path, departure.flash.clone(), place).await;
            if has_joined {
                self.history.note(&path, Arrival::Navigation, departure.is_replacing);
            }
            if has_joined || !matches!(self.state, State::Open) {
                return self;
            }
            if let Some(flash) = &departure.flash {
                self.browser.set_cookie(FLASH_COOKIE, flash);
            }
            self.open_at(Method::GET, path, None, place).await;
            if departure.flash.is_some() {
                self.browser.remove_cookie(FLASH_COOKIE);
            }
            self
        }
    }

    /// Joins another page in place of this one. `false` where it has to be loaded.
    pub(super) async fn navigate(&mut self, path: &str, flash: Option<String>, place: Place) -> bool {
        let main = self.dom.first("[data-phx-main]").and_then(|main| main.attr("id")).map(str::to_owned);
        let (Some(main), Some(wire)) = (main, &mut self.wire) else { return false };
        // Sticky views stay, for as long as the pages show them.
        let is_left =
            |joined: &mut Joined| self.dom.by_id(&joined.id).is_none_or(|view| view.attr("data-phx-sticky").is_none());
        for joined in self.joined.extract_if(.., is_left) {
            let topic = format!("lv:{}", joined.id);
            wire.push(&joined.join_ref, &topic, "phx_leave", &serde_json::json!({}));
        }
        let from = std::mem::replace(&mut self.url, path.to_owned());
        self.title = None;
        self.forget();
        if !self.join(&main, &Origin::Navigation { from, flash }, place).await {
            return false;
        }
        self.conclude(place).await;
        true
    }

    /// Follows a link to a URL of this view, or goes back to one, which the history has already.
    pub(super) async fn patch(&mut self, to: &str, is_replacing: Option<bool>, place: Place) {
        let Some(main) = self.joined.first().map(|joined| joined.id.clone()) else {
            fail(place, "the page is not connected")
        };
        let payload = serde_json::json!({"url": format!("http://{HOST}{to}")});
        let response = self.call(&main, "live_patch", &payload, place).await;
        if response.get("link_redirect").is_some() {
            self.state = State::Left(Departure::navigate(to, is_replacing.unwrap_or_default()));
        } else if matches!(self.state, State::Open) && self.url_is_before(to) {
            to.clone_into(&mut self.url);
            if let Some(is_replacing) = is_replacing {
                self.history.note(to, Arrival::Patch, is_replacing);
            }
            self.patches.push_back(to.to_owned());
        }
        self.conclude(place).await;
    }

    /// Whether the view has not patched on to a third URL.
    fn url_is_before(&self, to: &str) -> bool {
        self.patches.back().is_none_or(|last| last != &self.url || last == to || self.url != to)
    }

    /// Path and query of the URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}
