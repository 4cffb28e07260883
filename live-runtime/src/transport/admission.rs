//! Who may connect: the same for a websocket and for long polling.

use std::{borrow::Cow, net::SocketAddr, sync::Arc};

use axum::extract::ConnectInfo;
use http::{StatusCode, request::Parts};
use tracing::warn;

use super::ConnectParams;
use crate::{
    channel::{Caller, Handshake, Host},
    session::Session,
    sockets::Closer,
};

/// Decides on a handshake.
pub(super) fn admit(host: &Arc<Host>, parts: &Parts) -> Result<Caller, StatusCode> {
    let params = permit(host, parts)?;
    let session = session_of(host, parts, &params);
    if session.is_none() {
        warn!(
            has_session = Session::read(&parts.headers, &host.signer, &host.config.session_cookie).is_some(),
            has_csrf_token = params.csrf_token.is_some(),
            "a socket has no valid session cookie with its csrf token: its joins are refused, and the browser will \
             load the page again. If this goes on, the cookie does not arrive, or the page shows no csrf token"
        );
    }
    let handshake = handshake_of(parts)?;
    Ok(Caller { host: Arc::clone(host), handshake, session, closer: Closer::new(host.shutdown.signal()) })
}

/// The headers of the handshake are kept for as long as the connection: a browser sends a few KiB of them, cookies included.
const MAX_HEADERS: usize = 32 * 1024;

fn handshake_of(parts: &Parts) -> Result<Handshake, StatusCode> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    let handshake = Handshake::new(&parts.headers, peer);
    if handshake.len() > MAX_HEADERS {
        warn!(bytes = handshake.len(), "a socket is refused: its headers are too large to be kept");
        return Err(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    }
    Ok(handshake)
}

/// Whether anyone may send such a request, whoever it is.
pub(super) fn permit<'p>(host: &Host, parts: &'p Parts) -> Result<ConnectParams<'p>, StatusCode> {
    if host.shutdown.has_begun() {
        return Err(StatusCode::SERVICE_UNAVAILABLE);
    }
    let params = ConnectParams::parse(parts.uri.query().unwrap_or_default()).map_err(|reason| {
        warn!(%reason, "a socket is refused");
        StatusCode::FORBIDDEN
    })?;
    if !host.config.origin_check.permits(&parts.headers) {
        warn!(
            origin = ?parts.headers.get(http::header::ORIGIN),
            "a socket is refused: its page is of another origin (see `Config::origin_check`)"
        );
        return Err(StatusCode::FORBIDDEN);
    }
    Ok(params)
}

/// The session of the cookie, where whoever sends the request knows its csrf token.
pub(super) fn session_of(host: &Host, parts: &Parts, params: &ConnectParams<'_>) -> Option<Session> {
    let token: &Cow<'_, str> = params.csrf_token.as_ref()?;
    let session = Session::read(&parts.headers, &host.signer, &host.config.session_cookie)?;
    session.csrf().verify(token).then_some(session)
}
