//! Opening a page.

use std::{future::IntoFuture, panic::Location, pin::Pin};

use axum::Router;
use http::{HeaderName, HeaderValue};

use super::{Browser, View, failure::Place};
use crate::{Live, LiveRoutes as _, LiveView, Secret};

/// Opens a page of `app` as a new browser: loads it by HTTP, and connects it. `app` is what
/// [`Live::serve`](crate::Live::serve) has made.
///
/// A page that redirects is a [`View`] that has gone there: [`View::assert_redirect`].
///
/// ```
/// use axum::Router;
/// use live_runtime::{prelude::*, test::live};
///
/// # #[live_view]
/// # struct Hello {}
/// # #[live_view]
/// # impl Hello {
/// #     fn mount() -> Self { Self {} }
/// #     fn render(&self) -> impl Render { html! { <h1>Hello</h1> } }
/// # }
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// let app = Live::new(Secret::random()).serve(Router::new().live::<Hello>("/"));
/// live(&app, "/").await.assert_text("Hello");
/// live(&app, "/").header("accept-language", "de").cookie("theme", "dark").await;
/// # });
/// ```
///
/// # Panics
///
/// If `path` is answered with an error.
#[track_caller]
pub fn live(app: &Router, path: &str) -> Visit {
    Visit::new(Browser::new(app), path)
}

/// Opens a view alone, in an application that has nothing else: for views that need no state, session or layer of their
/// router's. A view that does is tested at its URL.
///
/// ```
/// use live_runtime::{prelude::*, test::live_isolated};
///
/// # #[live_view]
/// # struct Hello {}
/// # #[live_view]
/// # impl Hello {
/// #     fn mount() -> Self { Self {} }
/// #     fn render(&self) -> impl Render { html! { <h1>Hello</h1> } }
/// # }
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// live_isolated::<Hello>().await.assert_text("Hello");
/// # });
/// ```
#[track_caller]
pub fn live_isolated<V: LiveView<()>>() -> Visit {
    live(&Live::new(Secret::random()).serve(Router::new().live::<V>("/")), "/")
}

/// A page that is about to be opened: `.await` opens it. Made by [`live`].
#[derive(Debug)]
#[must_use = "await it"]
pub struct Visit {
    browser: Browser,
    path: String,
    place: Place,
}

impl Visit {
    #[track_caller]
    pub(super) fn new(browser: Browser, path: &str) -> Self {
        Self { browser, path: path.to_owned(), place: Location::caller() }
    }

    /// With a cookie, which the browser keeps.
    pub fn cookie(self, name: &str, value: &str) -> Self {
        self.browser.set_cookie(name, value);
        self
    }

    /// With a header, which this and all later requests have.
    ///
    /// # Panics
    ///
    /// If a header cannot have that name or value.
    pub fn header(self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        let value = HeaderValue::try_from(value).unwrap_or_else(|error| panic!("{value}: {error}"));
        self.browser.add_header(name, value);
        self
    }
}

impl IntoFuture for Visit {
    type Output = View;
    type IntoFuture = Pin<Box<dyn Future<Output = View> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(View::open(self.browser, self.path, self.place))
    }
}
