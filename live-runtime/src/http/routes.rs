//! Routes to live views.

use axum::{Extension, Router};
use serde::de::DeserializeOwned;

use super::{LiveSession, action::ActionSource, live};
use crate::view::LiveView;

/// Adds live views to a router: `Router::new().live::<Songs>("/bands/{slug}")`.
///
/// ```
/// use axum::{Router, routing::get};
/// use live_runtime::{Live, Secret, prelude::*};
///
/// #[live_view]
/// struct Hello {}
///
/// #[live_view]
/// impl Hello {
///     fn mount() -> Self {
///         Self {}
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <h1>Hello</h1> }
///     }
/// }
///
/// let pages = Router::new().live::<Hello>("/hello").route("/health", get(|| async { "fine" }));
/// let app: Router = Live::new(Secret::random()).serve(pages);
/// ```
pub trait LiveRoutes<S> {
    /// Shows the view `V` at `path`, whose syntax is that of [`Router::route`].
    ///
    /// # Panics
    ///
    /// Where the path is none, or has a `GET` route already.
    #[must_use]
    fn live<V: LiveView<S>>(self, path: &str) -> Self;

    /// Shows the view `V` at `path`, with the action that `action` makes of the path's segments in braces: a tuple, `()`
    /// where there are none. The view extracts it as an [`Action`](super::Action).
    ///
    /// The macro [`routes!`](crate::routes) calls this.
    ///
    /// # Panics
    ///
    /// Where the path is none, or has a `GET` route already.
    #[must_use]
    fn live_action<V, A, P>(self, path: &str, action: fn(P) -> A) -> Self
    where
        V: LiveView<S>,
        A: Clone + Send + Sync + 'static,
        P: DeserializeOwned + Send + 'static;

    /// Adds the pages of a live session, among which one can navigate without loading a page. Those that are added
    /// without one are in a live session of their own, `default`.
    ///
    /// See [`LiveSession`] for an example.
    ///
    /// # Panics
    ///
    /// Where one of the paths has a `GET` route already.
    #[must_use]
    fn live_session(self, session: impl Into<LiveSession<S>>, pages: impl FnOnce(Self) -> Self) -> Self
    where
        Self: Sized;
}

impl<S: Clone + Send + Sync + 'static> LiveRoutes<S> for Router<S> {
    fn live<V: LiveView<S>>(self, path: &str) -> Self {
        self.route(path, live::<V, S>())
    }

    fn live_action<V, A, P>(self, path: &str, action: fn(P) -> A) -> Self
    where
        V: LiveView<S>,
        A: Clone + Send + Sync + 'static,
        P: DeserializeOwned + Send + 'static,
    {
        self.route(path, live::<V, S>().layer(Extension(ActionSource::new(action))))
    }

    fn live_session(self, session: impl Into<LiveSession<S>>, pages: impl FnOnce(Self) -> Self) -> Self {
        self.merge(pages(Self::new()).layer(Extension(session.into())))
    }
}

/// A router whose state is known before a view is looked at: an error says which one the view does not fit.
#[derive(Debug)]
pub struct Routing<S>(pub Router<S>);

impl<S: Clone + Send + Sync + 'static> Routing<S> {
    /// [`LiveRoutes::live`].
    pub fn live<V: LiveView<S>>(self, path: &str) -> Router<S> {
        self.0.live::<V>(path)
    }

    /// [`LiveRoutes::live_action`].
    pub fn live_action<V, A, P>(self, path: &str, action: fn(P) -> A) -> Router<S>
    where
        V: LiveView<S>,
        A: Clone + Send + Sync + 'static,
        P: DeserializeOwned + Send + 'static,
    {
        self.0.live_action::<V, A, P>(path, action)
    }
}

/// The live session that `routes!` adds to `router`.
pub fn live_session_of<S>(_router: &Router<S>, session: impl Into<LiveSession<S>>) -> LiveSession<S> {
    session.into()
}

/// An empty router with the state of `router`.
pub fn router_like<S: Clone + Send + Sync + 'static>(_router: &Router<S>) -> Router<S> {
    Router::new()
}
