//! Forms that are posted over HTTP.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use tracing::{error, warn};

use super::Pages;
use crate::{
    event::{Form, FormData, FormError, Params, ParamsError},
    session::Session,
};

/// The name of the hidden input with the token.
const CSRF_TOKEN: &str = "_csrf_token";

/// A form that is posted over HTTP and refused, as a response.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FormRejection {
    /// The body is not `application/x-www-form-urlencoded`.
    #[error("the body is not a form")]
    NotAForm,
    /// The body could not be read, or is too large.
    #[error(transparent)]
    Body(#[from] BytesRejection),
    /// There are too many fields.
    #[error(transparent)]
    Params(#[from] ParamsError),
    /// It does not come from one of our pages, or its page is of another session.
    #[error("the csrf token is missing or wrong: load the page again")]
    Csrf,
    /// A field is not of its type, of a type that serde reads.
    #[error(transparent)]
    Field(#[from] FormError),
    /// The router has not been handed to [`Live::serve`](crate::Live::serve).
    #[error("the handler of a form is not served by `Live::serve`, which knows the session")]
    NotServed,
}

/// In a plain axum handler, the form that was posted: with `phx-trigger-action`, or by a browser without a connection.
///
/// Its csrf token is checked against the session's cookie; [`<.form>`](crate::components::form) with an `action` has one.
///
/// ```
/// use axum::{Router, response::Redirect, routing::post};
/// use live_runtime::prelude::*;
///
/// #[derive(LiveForm)]
/// struct LogIn { name: String, password: String }
///
/// async fn log_in(form: Form<LogIn>) -> Redirect {
///     match form.submit() {
///         Ok(log_in) if log_in.password == "open sesame" => Redirect::to("/account"),
///         _ => Redirect::to("/login"),
///     }
/// }
///
/// let app = Live::new(Secret::random()).serve(Router::new().route("/session", post(log_in)));
/// ```
impl<T: FormData, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = FormRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, FormRejection> {
        let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = content_type.is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(FormRejection::NotAForm);
        }
        let pages = request.extensions().get::<Arc<Pages>>().cloned().ok_or(FormRejection::NotServed)?;
        let session = Session::read(request.headers(), &pages.signer, &pages.cookie);
        let uri = request.uri().clone();
        let body = Bytes::from_request(request, state).await?;
        let params = Params::from_urlencoded(&String::from_utf8_lossy(&body))?;
        let token = params.text(CSRF_TOKEN).unwrap_or_default();
        if !session.as_ref().is_some_and(|session| session.csrf().verify(token)) {
            warn!(
                path = uri.path(),
                has_session = session.is_some(),
                has_csrf_token = !token.is_empty(),
                "a posted form is refused"
            );
            return Err(FormRejection::Csrf);
        }
        Ok(Self::read(&params.without(CSRF_TOKEN))?)
    }
}

impl IntoResponse for FormRejection {
    fn into_response(self) -> Response {
        let status = match self {
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Body(rejection) => return rejection.into_response(),
            Self::Params(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Csrf => StatusCode::FORBIDDEN,
            Self::Field(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotServed => {
                error!(reason = %self, "a form cannot be extracted");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        (status, self.to_string()).into_response()
    }
}
