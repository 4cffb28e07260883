//! Which of a view's routes was asked for.

use std::{fmt, pin::Pin, sync::Arc};

use axum::{
    extract::{FromRequestParts, Path, rejection::PathRejection},
    response::{IntoResponse, Response},
};
use http::{StatusCode, request::Parts};
use serde::de::DeserializeOwned;
use tracing::error;

/// The action of the route that leads to the view: a value of the view's own enum, with the path's segments in it.
///
/// [`routes!`](crate::routes) says which it is. Extracted by `handle_params`, it follows the URL: links, back and forward, a
/// reload, and a restart of the server.
///
/// ```
/// use live_runtime::prelude::*;
///
/// #[derive(Debug, Clone, Copy, PartialEq)]
/// enum BandsAction {
///     Index,
///     Edit { id: u32 },
/// }
///
/// #[live_view]
/// struct Bands {
///     action: BandsAction,
/// }
///
/// #[live_view]
/// impl Bands {
///     fn mount(Action(action): Action<BandsAction>) -> Self {
///         Self { action }
///     }
///
///     fn handle_params(&mut self, Action(action): Action<BandsAction>) {
///         self.action = action;
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <p :if={let BandsAction::Edit { id } = self.action}>Band {id} is edited.</p> }
///     }
/// }
///
/// routes! {
///     fn pages() -> axum::Router {
///         "/bands" => Bands(BandsAction::Index),
///         "/bands/{id: u32}/edit" => Bands(BandsAction::Edit { id }),
///     }
/// }
///
/// assert_eq!(Bands::path(BandsAction::Edit { id: 7 }).as_str(), "/bands/7/edit");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Action<A>(pub A);

type Extracted<'a, A> = Pin<Box<dyn Future<Output = Result<A, PathRejection>> + Send + 'a>>;

type Extract<A> = dyn Fn(&mut Parts) -> Extracted<'_, A> + Send + Sync;

/// How the action is found in a request: an extension of the route.
pub(super) struct ActionSource<A>(Arc<Extract<A>>);

impl<A: 'static> ActionSource<A> {
    pub(super) fn new<P: DeserializeOwned + Send + 'static>(action: fn(P) -> A) -> Self {
        Self(Arc::new(move |parts| {
            Box::pin(async move {
                let Path(segments) = Path::<P>::from_request_parts(parts, &()).await?;
                Ok(action(segments))
            })
        }))
    }
}

impl<A> Clone for ActionSource<A> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<A> fmt::Debug for ActionSource<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ActionSource(..)")
    }
}

/// Why there is no action.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ActionRejection {
    /// A segment of the path is not of its type.
    #[error(transparent)]
    Path(#[from] PathRejection),
    /// The route was declared without an action of this type.
    #[error("the route has no action of the type `{0}`")]
    Undeclared(&'static str),
}

impl IntoResponse for ActionRejection {
    fn into_response(self) -> Response {
        match self {
            Self::Path(rejection) => rejection.into_response(),
            Self::Undeclared(_) => {
                error!(reason = %self, "an action cannot be extracted");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

impl<A, S> FromRequestParts<S> for Action<A>
where
    A: Send + Sync + 'static,
    S: Sync,
{
    type Rejection = ActionRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let source = parts.extensions.get::<ActionSource<A>>().cloned();
        let ActionSource(action) = source.ok_or(ActionRejection::Undeclared(std::any::type_name::<A>()))?;
        Ok(Self(action(parts).await?))
    }
}
