//! The endpoint that opens websockets.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State, WebSocketUpgrade},
    response::{IntoResponse, Response},
};
use http::{StatusCode, request::Parts};
use tracing::{debug, warn};

use super::{ConnectParams, Handshake, connection::Connection};
use crate::{
    channel::{Caller, Host},
    session::Session,
};

/// Axum's default of 128 KiB would be most of an idle connection.
const READ_BUFFER: usize = 4 * 1024;

/// `GET /live/websocket`.
pub(crate) async fn open(State(host): State<Arc<Host>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let caller = match admit(&host, &parts) {
        Ok(caller) => caller,
        Err(status) => return status.into_response(),
    };
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    debug!(peer = ?caller.handshake.peer(), "a websocket is opened");
    let guard = host.shutdown.guard();
    upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_frame_size(host.config.max_message_size)
        .max_message_size(host.config.max_message_size)
        .on_failed_upgrade(|reason| debug!(%reason, "a websocket could not be opened"))
        .on_upgrade(move |socket| Connection::run(Arc::new(caller), socket, guard))
}

/// Decides on a handshake.
fn admit(host: &Arc<Host>, parts: &Parts) -> Result<Caller, StatusCode> {
    if host.shutdown.has_begun() {
        return Err(StatusCode::SERVICE_UNAVAILABLE);
    }
    let params = ConnectParams::parse(parts.uri.query().unwrap_or_default()).map_err(|reason| {
        warn!(%reason, "a websocket is refused");
        StatusCode::FORBIDDEN
    })?;
    if !host.config.origin_check.permits(&parts.headers) {
        warn!(
            origin = ?parts.headers.get(http::header::ORIGIN),
            "a websocket is refused: its page is of another origin (see `Config::origin_check`)"
        );
        return Err(StatusCode::FORBIDDEN);
    }
    let session = Session::read(&parts.headers, &host.signer, &host.config.session_cookie);
    let csrf = session.as_ref().map(|session| *session.csrf());
    let csrf = csrf.filter(|csrf| params.csrf_token.as_ref().is_some_and(|token| csrf.verify(token)));
    if csrf.is_none() {
        warn!(
            has_session = session.is_some(),
            has_csrf_token = params.csrf_token.is_some(),
            "a websocket has no valid session cookie with its csrf token: its joins are refused, and the browser will \
             load the page again. If this goes on, the cookie does not arrive, or the page shows no csrf token"
        );
    }
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    Ok(Caller { host: Arc::clone(host), handshake: Handshake::new(&parts.headers, peer), csrf })
}
