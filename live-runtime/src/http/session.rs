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
        let pages = parts.extensions.get::<Arc<Pages>>();
        let session = pages.and_then(|pages| Self::read(&parts.headers, &pages.signer, &pages.cookie));
        session.ok_or((StatusCode::FORBIDDEN, "this browser has no session yet"))
    }
}
