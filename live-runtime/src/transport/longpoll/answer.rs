//! What a request is answered with.

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use serde::Serialize;

/// An answer. The client reads the status from the body; that of HTTP is always 200, but where there is no body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// A session is open: the status is 410, for the one that the client had before is gone.
    Opened { token: String },
    /// Frames.
    Frames { token: String, messages: Vec<String> },
    /// No frames: poll again.
    Nothing { token: String },
    /// The frames of a `POST` have been handed over.
    HandedOver,
    /// There is no such session any more: the client opens another one.
    Gone,
    /// A wrong origin, version of the protocol, csrf token or token.
    Forbidden,
    /// More than a request may have.
    TooLarge,
    /// The server shuts down, or has too many sessions: the client tries again later.
    Unavailable,
}

#[derive(Serialize)]
struct Body<'a> {
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    messages: Option<&'a [String]>,
}

impl Answer {
    fn body(&self) -> Option<Body<'_>> {
        let (status, token, messages): (_, Option<&str>, &[String]) = match self {
            Self::Opened { token } => (StatusCode::GONE, Some(token), &[]),
            Self::Frames { token, messages } => (StatusCode::OK, Some(token), messages),
            Self::Nothing { token } => (StatusCode::NO_CONTENT, Some(token), &[]),
            Self::HandedOver => (StatusCode::OK, None, &[]),
            Self::Gone => (StatusCode::GONE, None, &[]),
            Self::Forbidden => (StatusCode::FORBIDDEN, None, &[]),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, None, &[]),
            Self::Unavailable => return None,
        };
        Some(Body { status: status.as_u16(), token, messages: token.map(|_| messages) })
    }
}

/// From how a handshake is refused.
impl From<StatusCode> for Answer {
    fn from(status: StatusCode) -> Self {
        if status == StatusCode::SERVICE_UNAVAILABLE { Self::Unavailable } else { Self::Forbidden }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let body = self.body().and_then(|body| serde_json::to_vec(&body).ok());
        let headers = [
            (header::CONTENT_TYPE, "application/json; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        match body {
            Some(body) => (headers, body).into_response(),
            None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
    }
}
