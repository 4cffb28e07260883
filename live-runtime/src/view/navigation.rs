//! Where a view sends its browser.

use serde_json::{Map, Value, json};

use super::Socket;
use crate::render::{ExternalUrl, LocalUrl};

/// What a page of this site can be named by: a checked [`LocalUrl`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked place of this site",
    label = "expected a `LocalUrl`",
    note = "write `url!(\"/path\")`, which is checked against `routes!`, or check it when it runs: `LocalUrl::new(value)?`; another site is reached by `socket.redirect(ExternalUrl::new(value)?)`"
)]
pub trait ToLocalUrl {
    /// The place.
    fn to_local_url(self) -> LocalUrl;
}

impl ToLocalUrl for LocalUrl {
    fn to_local_url(self) -> LocalUrl {
        self
    }
}

impl ToLocalUrl for &LocalUrl {
    fn to_local_url(self) -> LocalUrl {
        self.clone()
    }
}

/// What a browser can be redirected to: a [`LocalUrl`], or an [`ExternalUrl`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked URL to redirect to",
    label = "expected a `LocalUrl` or an `ExternalUrl`",
    note = "a URL from outside could lead to a forged page; write `LocalUrl::new(value)?`, or `ExternalUrl::new(value)?` where it leads to another site"
)]
pub trait ToRedirect {
    /// The URL as the browser gets it.
    fn to_redirect(self) -> String;
}

impl ToRedirect for LocalUrl {
    fn to_redirect(self) -> String {
        self.to_string()
    }
}

impl ToRedirect for &LocalUrl {
    fn to_redirect(self) -> String {
        self.to_string()
    }
}

impl ToRedirect for ExternalUrl {
    fn to_redirect(self) -> String {
        self.as_str().to_owned()
    }
}

/// What becomes of the history's present entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum History {
    /// It stays: the back button leads to it.
    Push,
    /// The new one takes its place.
    Replace,
}

/// What a view has asked for.
#[derive(Debug)]
pub(crate) enum Navigation {
    Patch(Patch),
    Depart(Departure),
}

/// Another URL for the same view.
#[derive(Debug)]
pub(crate) struct Patch {
    pub(crate) to: LocalUrl,
    pub(crate) history: History,
}

/// The end of a view: the browser goes elsewhere.
#[derive(Debug)]
pub(crate) enum Departure {
    /// To another view, over the same socket.
    Navigate { to: LocalUrl, history: History },
    /// By loading a page.
    Redirect { to: String },
}

impl History {
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Replace => "replace",
        }
    }
}

impl Patch {
    /// What the client is told, as JSON.
    pub(crate) fn payload(&self) -> String {
        json!({"kind": self.history.kind(), "to": self.to.as_str()}).to_string()
    }
}

impl Departure {
    /// What the client calls it.
    pub(crate) fn event(&self) -> &'static str {
        match self {
            Self::Navigate { .. } => "live_redirect",
            Self::Redirect { .. } => "redirect",
        }
    }

    /// What the client is told. `flash` is a token.
    pub(crate) fn payload(&self, flash: Option<String>) -> Value {
        let mut payload = Map::new();
        match self {
            Self::Navigate { to, history } => {
                payload.insert("to".to_owned(), to.as_str().into());
                payload.insert("kind".to_owned(), history.kind().into());
            }
            Self::Redirect { to } => {
                payload.insert("to".to_owned(), to.as_str().into());
            }
        }
        if let Some(flash) = flash {
            payload.insert("flash".to_owned(), flash.into());
        }
        Value::Object(payload)
    }

    /// As the response to a push or to a join.
    pub(crate) fn response(&self, flash: Option<String>) -> String {
        json!({self.event(): self.payload(flash)}).to_string()
    }

    /// Where it leads to.
    pub(crate) fn location(&self) -> &str {
        match self {
            Self::Navigate { to, .. } => to.as_str(),
            Self::Redirect { to } => to,
        }
    }
}

impl<V: 'static> Socket<V> {
    /// Changes the page's URL to another one of the same view: when the handler has ended, `handle_params` runs with the
    /// parameters of `to`, and the browser shows the URL as a new entry of its history.
    ///
    /// Of several navigations that a handler asks for, the last one counts.
    ///
    /// ```
    /// use axum::extract::Query;
    /// use live_runtime::{LocalUrl, prelude::*};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Shown {
    ///     #[serde(default)]
    ///     page: u32,
    /// }
    ///
    /// #[live_view]
    /// struct Songs {
    ///     page: u32,
    /// }
    ///
    /// #[live_view]
    /// impl Songs {
    ///     fn mount() -> Self {
    ///         Self { page: 0 }
    ///     }
    ///
    ///     fn handle_params(&mut self, Query(shown): Query<Shown>) {
    ///         self.page = shown.page;
    ///     }
    ///
    ///     #[handle_event]
    ///     fn next(&mut self, socket: &mut Socket<Self>) {
    ///         let page = self.page + 1;
    ///         socket.push_patch(LocalUrl::from_static("/songs").with_query([("page", page.to_string())]));
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! { <button type="button" phx-click="next">Page {self.page}</button> }
    ///     }
    /// }
    ///
    /// let pages: axum::Router = axum::Router::new().live::<Songs>("/songs");
    /// ```
    pub fn push_patch(&mut self, to: impl ToLocalUrl) {
        self.navigate(Navigation::Patch(Patch { to: to.to_local_url(), history: History::Push }));
    }

    /// Like [`push_patch`](Self::push_patch), in place of the history's present entry.
    pub fn push_patch_replace(&mut self, to: impl ToLocalUrl) {
        self.navigate(Navigation::Patch(Patch { to: to.to_local_url(), history: History::Replace }));
    }

    /// Leaves for another view of the same live session, over the same socket. Where `to` is not such a view, the browser loads it.
    pub fn push_navigate(&mut self, to: impl ToLocalUrl) {
        self.navigate(Navigation::Depart(Departure::Navigate { to: to.to_local_url(), history: History::Push }));
    }

    /// Like [`push_navigate`](Self::push_navigate), in place of the history's present entry.
    pub fn push_navigate_replace(&mut self, to: impl ToLocalUrl) {
        self.navigate(Navigation::Depart(Departure::Navigate { to: to.to_local_url(), history: History::Replace }));
    }

    /// Leaves for any page, by loading it: of this site by a [`LocalUrl`], of another one by an [`ExternalUrl`].
    ///
    /// ```
    /// use live_runtime::{ExternalUrl, prelude::*};
    ///
    /// #[live_view]
    /// struct Pay;
    ///
    /// #[live_view]
    /// impl Pay {
    ///     fn mount() -> Self {
    ///         Self
    ///     }
    ///
    ///     #[handle_event]
    ///     fn pay(&mut self, socket: &mut Socket<Self>) -> Result<(), live_runtime::NotExternal> {
    ///         socket.redirect(ExternalUrl::new("https://bank.test/pay?order=7")?);
    ///         Ok(())
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! { <button type="button" phx-click="pay">Pay</button> }
    ///     }
    /// }
    /// ```
    pub fn redirect(&mut self, to: impl ToRedirect) {
        self.navigate(Navigation::Depart(Departure::Redirect { to: to.to_redirect() }));
    }

    pub(super) fn navigate(&mut self, navigation: Navigation) {
        self.ties.get_or_insert_default().navigation = Some(navigation);
    }

    /// Whether the view has asked to go elsewhere.
    pub(crate) fn navigates(&self) -> bool {
        self.ties.as_ref().is_some_and(|ties| ties.navigation.is_some())
    }

    pub(crate) fn take_navigation(&mut self) -> Option<Navigation> {
        self.ties.as_mut()?.navigation.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_client_is_told() {
        let to = LocalUrl::from_static("/a?b=");
        let patch = Patch { to: to.clone(), history: History::Replace };
        assert_eq!(patch.payload(), r#"{"kind":"replace","to":"/a?b="}"#);
        let navigate = Departure::Navigate { to, history: History::Push };
        assert_eq!(navigate.response(None), r#"{"live_redirect":{"kind":"push","to":"/a?b="}}"#);
        let redirect = Departure::Redirect { to: "https://a.test/\"".to_owned() };
        let response = redirect.response(Some("T".to_owned()));
        assert_eq!(response, r#"{"redirect":{"flash":"T","to":"https://a.test/\""}}"#);
    }
}
