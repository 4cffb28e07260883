//! The session as an extractor.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::{StatusCode, request::Parts};

use super::Pages;
use crate::session::Session;

/// The browser's session: for the CSRF token of a form that is sent by HTTP, and for the handler that it is sent to.
///
/// ```
/// use axum::{Form, http::StatusCode};
/// use live_runtime::session::Session;
///
/// #[derive(serde::Deserialize)]
/// struct LogIn {
///     _csrf_token: String,
/// }
///
/// /// The page with the form has `<input type="hidden" name="_csrf_token" value={session.csrf().masked()}/>`.
/// async fn log_in(session: Session, Form(form): Form<LogIn>) -> StatusCode {
///     if session.csrf().verify(&form._csrf_token) { StatusCode::NO_CONTENT } else { StatusCode::FORBIDDEN }
/// }
/// ```
impl<S: Sync> FromRequestParts<S> for Session {
    type Rejection = (StatusCode, &'static str);

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        if let Some(session) = parts.extensions.get::<Self>() {
            return Ok(session.clone());
        }
        let Some(pages) = parts.extensions.get::<Arc<Pages>>() else {
            return Err((StatusCode::INTERNAL_SERVER_ERROR, "sessions need a router that `Live::serve` serves"));
        };
        let session = Self::read(&parts.headers, &pages.signer, &pages.cookie);
        session.ok_or((StatusCode::FORBIDDEN, "this browser has no session yet"))
    }
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    #[tokio::test]
    async fn a_router_that_is_not_served_is_no_fault_of_the_browser() {
        let (mut parts, ()) = Request::new(()).into_parts();
        let rejection = Session::from_request_parts(&mut parts, &()).await.unwrap_err();
        assert_eq!(rejection.0, StatusCode::INTERNAL_SERVER_ERROR);
    }
}
