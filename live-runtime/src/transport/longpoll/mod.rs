//! Long polling: for browsers whose network lets no websocket through.
//!
//! A `GET` without a token opens a session and is answered with one. Each `GET` with it takes the frames that wait, or
//! waits for some; each `POST` sends frames. A session is a [`Connection`](super::connection::Connection) like that of a
//! websocket: the same task, channels and limits.

mod answer;
mod batches;
mod session;
mod sessions;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    response::{IntoResponse as _, Response},
    routing::{MethodRouter, get},
};

use self::{answer::Answer, sessions::Sessions};
use crate::channel::Host;

/// The endpoint, `/live/longpoll`.
pub(crate) fn long_poll(host: Arc<Host>) -> MethodRouter {
    get(poll).post(send).with_state(Arc::new(Sessions::new(host)))
}

async fn poll(State(sessions): State<Arc<Sessions>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let answer = match sessions.find(&parts) {
        Ok(Some((session, token))) => session.poll(&token).await,
        Ok(None) => sessions.open(&parts),
        Err(refusal) => refusal,
    };
    answer.into_response()
}

async fn send(State(sessions): State<Arc<Sessions>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let answer = match sessions.find(&parts) {
        Ok(Some((session, _))) => session.send(body).await,
        Ok(None) => Answer::Gone,
        Err(refusal) => refusal,
    };
    answer.into_response()
}
