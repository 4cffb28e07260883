//! What `mount` and `handle_params` take and return.

use axum::{
    extract::FromRequestParts,
    response::{IntoResponse, Response},
};
use http::request::Parts;

/// Runs one extractor of a view's `mount` or `handle_params`.
///
/// # Errors
///
/// The extractor's rejection.
pub async fn extract<T: FromRequestParts<S>, S: Sync>(parts: &mut Parts, state: &S) -> Result<T, Response> {
    T::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)
}

/// What a view's `mount` may return: the view, or a `Result` with an error that is a response.
#[diagnostic::on_unimplemented(
    message = "`mount` cannot return `{Self}`",
    label = "expected `Self` or `Result<Self, E>`",
    note = "the error of `mount` has to implement `axum::response::IntoResponse`"
)]
pub trait MountOutput<V> {
    /// As the framework sees it.
    ///
    /// # Errors
    ///
    /// The response to send instead of the page.
    fn into_result(self) -> Result<V, Response>;
}

impl<V> MountOutput<V> for V {
    fn into_result(self) -> Result<V, Response> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<V, E: IntoResponse> MountOutput<V> for Result<V, E> {
    fn into_result(self) -> Result<V, Response> {
        self.map_err(IntoResponse::into_response)
    }
}

/// What a view's `handle_params` may return: nothing, or a `Result` of nothing with an error that is a response.
#[diagnostic::on_unimplemented(
    message = "`handle_params` cannot return `{Self}`",
    label = "expected `()` or `Result<(), E>`",
    note = "the error of `handle_params` has to implement `axum::response::IntoResponse`"
)]
pub trait ParamsOutput {
    /// As the framework sees it.
    ///
    /// # Errors
    ///
    /// The response to send instead of the page.
    fn into_result(self) -> Result<(), Response>;
}

impl ParamsOutput for () {
    fn into_result(self) -> Result<(), Response> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<E: IntoResponse> ParamsOutput for Result<(), E> {
    fn into_result(self) -> Result<(), Response> {
        self.map_err(IntoResponse::into_response)
    }
}

/// What the state of a router is, as a view has to know it.
pub trait RouterState: Clone + Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<S: Clone + Send + Sync + 'static> RouterState for S {}
