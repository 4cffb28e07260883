//! Routes to live views.

use axum::{Extension, Router};

use super::{LiveSession, live};
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

    fn live_session(self, session: impl Into<LiveSession<S>>, pages: impl FnOnce(Self) -> Self) -> Self {
        self.merge(pages(Self::new()).layer(Extension(session.into())))
    }
}
