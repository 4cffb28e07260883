//! The page that is loaded again because its join was answered with an error.

use axum::response::{Html, IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::session::{Purpose, RELOAD_STATUS_COOKIE, Signer, cookie_removal, find_cookie};

/// The answer to a request that says, in a cookie, how the join went. `None` where it says nothing.
///
/// A token that is not ours, or older than a minute, gives a 500: what happened is not known.
pub(super) fn error_page(headers: &HeaderMap, signer: &Signer) -> Option<Response> {
    let token = find_cookie(headers, RELOAD_STATUS_COOKIE)?;
    let status = signer
        .verify::<u16>(Purpose::ReloadStatus, token)
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok())
        .filter(StatusCode::is_client_error)
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let html = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{status}</title></head>\
         <body><h1>{status}</h1></body></html>"
    );
    let headers = [
        (header::SET_COOKIE, cookie_removal(RELOAD_STATUS_COOKIE)),
        // For this request alone: some caches keep a 404 of which nothing is said.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Some((status, headers, Html(html)).into_response())
}
