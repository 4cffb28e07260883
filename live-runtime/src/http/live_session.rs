//! Groups of pages that lead to each other without loading.

use std::{fmt, sync::Arc};

use axum::response::Response;
use http::request::Parts;

use super::{
    RootLayout, Stage,
    stage::{BoxedStage, boxed},
};

/// A group of views among which the browser navigates over the socket that it has. A link to a page of another group loads
/// that page.
///
/// All pages of a group share their root layout, which is not sent again, and the stages that run before each `mount`. A
/// stage may attach hooks to the view, which are there for each of its events, messages and patches: [`Lifecycle`](crate::Lifecycle).
///
/// ```
/// use axum::{Extension, Router, response::Redirect};
/// use http::HeaderMap;
/// use live_runtime::{LiveSession, prelude::*};
///
/// #[derive(Clone)]
/// struct User(String);
///
/// async fn require_user(headers: HeaderMap) -> Result<Extension<User>, Redirect> {
///     let name = headers.get("x-user").and_then(|name| name.to_str().ok());
///     name.map(|name| Extension(User(name.to_owned()))).ok_or_else(|| Redirect::to("/login"))
/// }
///
/// #[live_view]
/// struct Account {
///     name: String,
/// }
///
/// #[live_view]
/// impl Account {
///     fn mount(Extension(User(name)): Extension<User>) -> Self {
///         Self { name }
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <h1>{&self.name}</h1> }
///     }
/// }
///
/// let account = LiveSession::new("account").on_mount(require_user);
/// let pages = Router::new().live_session(account, |pages| pages.live::<Account>("/account"));
/// let app: Router = Live::new(Secret::random()).serve(pages);
/// ```
#[must_use]
pub struct LiveSession<S = ()>(Arc<Options<S>>);

struct Options<S> {
    name: &'static str,
    layout: Option<Arc<dyn RootLayout>>,
    stages: Vec<BoxedStage<S>>,
}

impl<S: 'static> LiveSession<S> {
    /// A group of this name.
    pub fn new(name: &'static str) -> Self {
        Self(Arc::new(Options { name, layout: None, stages: Vec::new() }))
    }

    /// Sets the document around the pages of the group. The others keep that of [`Live::root_layout`](crate::Live::root_layout).
    ///
    /// It is sent by HTTP: on the way from a page of another group, however the link is written, the page is loaded, so
    /// that the document around it is always the right one.
    pub fn root_layout(self, layout: impl RootLayout) -> Self {
        self.with(|options| options.layout = Some(Arc::new(layout)))
    }

    /// Adds a stage, which runs before the `mount` of each page of the group, over HTTP and at joins: an `async fn` of
    /// extractors. It lets the page be mounted, or answers in its place. See [`Stage`].
    pub fn on_mount<A: 'static>(self, stage: impl Stage<S, A>) -> Self
    where
        S: Send + Sync,
    {
        self.with(|options| options.stages.push(boxed(stage)))
    }

    fn with(self, change: impl FnOnce(&mut Options<S>)) -> Self {
        let Options { name, layout, stages } = &*self.0;
        let mut options = Options { name, layout: layout.clone(), stages: stages.clone() };
        change(&mut options);
        Self(Arc::new(options))
    }

    /// The group that the page of a request is in.
    pub(super) fn of(parts: &Parts) -> Self
    where
        S: Send + Sync,
    {
        parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self::new("default"))
    }

    pub(super) fn name(&self) -> &'static str {
        self.0.name
    }

    pub(super) fn layout(&self) -> Option<&dyn RootLayout> {
        self.0.layout.as_deref()
    }

    /// Runs the stages, in the order in which they were added.
    pub(super) async fn run_stages(&self, parts: &mut Parts, state: &S) -> Result<(), Response> {
        for stage in &self.0.stages {
            stage(parts, state).await?;
        }
        Ok(())
    }
}

impl<S: 'static> From<&'static str> for LiveSession<S> {
    fn from(name: &'static str) -> Self {
        Self::new(name)
    }
}

impl<S> Clone for LiveSession<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S> fmt::Debug for LiveSession<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveSession").field("name", &self.0.name).finish_non_exhaustive()
    }
}
