//! Joins: a signed token is checked, then the page is asked for through the application's own router.

use std::{
    pin::Pin,
    sync::{Arc, Mutex},
};

use axum::response::Response;
use http::{StatusCode, Uri, header, uri::PathAndQuery};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::{mpsc, oneshot};
use tracing::{debug, warn};

use super::{
    Caller, Marker, Seat,
    host::Visit,
    instance::Instance,
    marker::{Joined, Outcome, Task},
};
use crate::{
    actor::{Envelope, Line, Status, page_of},
    render::LocalUrl,
    session::{Flash, NestedToken, Purpose, Sealer, SessionToken, StaticToken, Timestamp, TokenError},
    sockets::Joining,
    telemetry,
    view::{MAX_STATE, Message, Nested, TerminateReason},
};

/// A join under way.
pub(super) struct Join {
    pub(super) caller: Arc<Caller>,
    pub(super) topic: Box<str>,
    /// Of the push that joins, as JSON.
    pub(super) reference: Box<str>,
    /// JSON.
    pub(super) payload: Box<str>,
    pub(super) address: mpsc::WeakSender<Message>,
    pub(super) joining: Joining,
    /// What else is joined over the socket, by the numbers of the joins: the parent of a nested view is among it.
    pub(super) others: Vec<(u64, mpsc::WeakSender<Message>)>,
    pub(super) line: Line,
    /// What has been joined on this topic until now.
    pub(super) predecessor: Option<Instance>,
}

/// What a client says as it joins a view.
#[derive(Deserialize)]
struct Payload {
    url: Option<String>,
    redirect: Option<String>,
    session: Option<String>,
    #[serde(rename = "static")]
    statics: Option<String>,
    flash: Option<String>,
    #[serde(default)]
    params: ConnectParams,
}

#[derive(Default, Deserialize)]
struct ConnectParams {
    /// How often this page has been joined before.
    #[serde(default, rename = "_mounts")]
    mounts: u64,
    /// The files that the page was loaded with.
    #[serde(default, rename = "_track_static")]
    statics: Vec<String>,
    /// Where a live navigation comes from.
    #[serde(default, rename = "_live_referer")]
    referer: Option<String>,
    /// What the page has kept for the view.
    #[serde(default, rename = "_persisted")]
    persisted: Option<Box<str>>,
}

/// A join that may be tried.
struct Admitted {
    uri: Uri,
    token: SessionToken,
    nested: Option<NestedJoin>,
    /// From another view, over the same socket.
    is_navigation: bool,
    flash: Flash,
    static_changed: bool,
    referer: Option<LocalUrl>,
    persisted: Option<Box<str>>,
}

/// What belongs to a view inside of another one.
struct NestedJoin {
    /// None where it is sticky.
    parent: Option<mpsc::WeakSender<Message>>,
    session: String,
}

/// Why a view is not joined.
#[derive(Debug)]
enum Refusal {
    /// What the client has is too old, or not ours: it loads the page again.
    Stale,
    /// The page may not be joined from here: it has to be loaded.
    Unauthorized,
    Redirect {
        to: String,
    },
    /// The view sends the browser elsewhere: what it is told, as JSON.
    Departed(String),
    /// The page answers with an error: the client loads it again, to show that.
    Status(StatusCode),
    Crashed,
}

impl Join {
    /// The task of a view, from its join to its end.
    ///
    /// The join's future is on the heap and gone before the view's begins: an idle view keeps nothing of it.
    pub(super) fn task(self, called_off: oneshot::Receiver<()>) -> impl Future<Output = ()> + Send {
        let join: Pin<Box<dyn Future<Output = Option<Task>> + Send>> = Box::pin(self.run(called_off));
        async move {
            let actor = join.await;
            if let Some(actor) = actor {
                actor.await;
            }
        }
    }

    /// Joins, and answers.
    async fn run(mut self, called_off: oneshot::Receiver<()>) -> Option<Task> {
        if let Some(predecessor) = self.predecessor.take() {
            let envelope = Envelope::new(&predecessor.join_ref, &self.topic);
            // One that has ended by itself has said so.
            let is_told = predecessor.has_ended();
            predecessor.end(TerminateReason::Left).await;
            if !is_told {
                self.line.outbox.send(envelope.closed()).await;
            }
        }
        let admitted = self.verified();
        // It may be large, and mounting may take long.
        self.payload = Box::default();
        let result = tokio::select! {
            biased;
            result = self.mount(admitted) => result,
            _ = called_off => {
                self.line.hang_up(TerminateReason::Unknown).await;
                return None;
            }
        };
        match result {
            Ok(Joined { reply, start }) => {
                telemetry::joined("ok");
                self.line.outbox.send(reply).await;
                Some(start(self.line))
            }
            Err(refusal) => {
                telemetry::joined("refused");
                debug!(topic = %self.topic, ?refusal, "a join is refused");
                let response = self.response_to(refusal);
                let reply = self.line.envelope.reply(&self.reference, Status::Error, &response);
                self.line.outbox.send(reply).await;
                self.line.hang_up(TerminateReason::Unknown).await;
                None
            }
        }
    }

    async fn mount(&self, admitted: Result<Admitted, Refusal>) -> Result<Joined, Refusal> {
        let Admitted { uri, token, nested, is_navigation, flash, static_changed, referer, persisted } = admitted?;
        let site = Visit {
            caller: Arc::clone(&self.caller),
            id: token.id.as_str().into(),
            live_session: token.live_session.as_str().into(),
            page: uri.path_and_query().map_or("/", PathAndQuery::as_str).into(),
            address: self.address.clone(),
            join: self.joining.number(),
            since: Timestamp::now(),
            entries: Mutex::default(),
            is_sticky: nested.as_ref().is_some_and(|nested| nested.parent.is_none()),
        };
        let marker = Marker::new(Seat {
            token,
            nested: nested.map(|NestedJoin { parent, session }| (Nested::new(&session, parent.clone()), parent)),
            is_navigation,
            flash,
            static_changed,
            referer,
            persisted,
            csrf: self.caller.session.as_ref().map(|session| *session.csrf()),
            address: self.address.clone(),
            reply: self.line.envelope.open_reply(&self.reference),
            site: Arc::new(site),
        });
        let response = self.caller.ask(uri, marker.clone()).await.ok_or(Refusal::Crashed)?;
        judge(&response)?;
        match marker.outcome() {
            Some(Outcome::Joined(joined)) => Ok(joined),
            Some(Outcome::Departed(response)) => Err(Refusal::Departed(response)),
            None => Err(Refusal::Unauthorized),
        }
    }

    /// Checks everything that can be checked without the page.
    fn verified(&self) -> Result<Admitted, Refusal> {
        let payload: Payload = serde_json::from_str(&self.payload).map_err(|_| Refusal::Stale)?;
        let signer = &self.caller.host.signer;
        let is_nested = payload.url.is_none() && payload.redirect.is_none();
        let session = payload.session.as_deref().ok_or(Refusal::Stale)?;
        let (token, nested, page) = if is_nested {
            let (token, nested, page) = self.nested(session)?;
            (token, Some(nested), Some(page))
        } else {
            (signer.verify(Purpose::Session, session).map_err(stale)?, None, None)
        };
        let token: SessionToken = token;
        if !token.id.is_topic(&self.topic) {
            warn!(topic = %self.topic, id = %token.id, "a join's token is for another view");
            return Err(Refusal::Stale);
        }
        let statics = match payload.statics {
            None => None,
            Some(statics) => match signer.verify::<StaticToken>(Purpose::Static, &statics) {
                Ok(statics) if statics.id == token.id => Some(statics),
                _ => return Err(Refusal::Stale),
            },
        };
        if self.caller.session.is_none() {
            return Err(Refusal::Stale);
        }
        let is_navigation = payload.redirect.is_some();
        let uri = match page {
            Some(page) => page,
            None => payload.redirect.or(payload.url).as_deref().and_then(page_of).ok_or(Refusal::Unauthorized)?,
        };
        let flash = match (payload.flash, statics) {
            // One that is too old has nothing to say any more.
            (Some(token), _) => signer.verify(Purpose::Flash, &token).unwrap_or_default(),
            (None, Some(statics)) if payload.params.mounts == 0 && !is_navigation => statics.flash,
            _ => Flash::default(),
        };
        let static_changed = self.caller.host.statics.have_changed(&payload.params.statics);
        let referer = payload.params.referer.as_deref().filter(|_| is_navigation).and_then(page_of);
        let referer = referer.and_then(|uri| LocalUrl::new(uri.to_string()).ok());
        let persisted = payload.params.persisted.filter(|token| {
            let is_ours = token.len() <= Sealer::token_len(MAX_STATE);
            if !is_ours {
                warn!(topic = %self.topic, bytes = token.len(), "what a page has kept of its view is more than it was given");
            }
            is_ours
        });
        Ok(Admitted { uri, token, nested, is_navigation, flash, static_changed, referer, persisted })
    }

    /// Checks the token of a view inside of another one, whose parent has to be there.
    fn nested(&self, token: &str) -> Result<(SessionToken, NestedJoin, Uri), Refusal> {
        let NestedToken { id, view, live_session, page, parent, session } =
            self.caller.host.signer.verify(Purpose::Nested, token).map_err(stale)?;
        let parent = match parent {
            None => None,
            Some(number) => {
                let parent = self.others.iter().find(|(other, _)| *other == number).map(|(_, parent)| parent.clone());
                let is_there = |parent: &mpsc::WeakSender<Message>| parent.upgrade().is_some_and(|it| !it.is_closed());
                Some(parent.filter(is_there).ok_or_else(|| {
                    debug!(topic = %self.topic, "the parent of a nested view is gone");
                    Refusal::Stale
                })?)
            }
        };
        let page = page.parse().map_err(|_| Refusal::Stale)?;
        Ok((SessionToken { id, view, live_session }, NestedJoin { parent, session }, page))
    }

    fn response_to(&self, refusal: Refusal) -> String {
        let response = match refusal {
            Refusal::Stale => json!({"reason": "stale"}),
            Refusal::Unauthorized => json!({"reason": "unauthorized"}),
            Refusal::Departed(response) => return response,
            Refusal::Redirect { to } => json!({"redirect": {"to": to}}),
            Refusal::Status(status) => {
                let token = self.caller.host.signer.sign(Purpose::ReloadStatus, &status.as_u16());
                json!({"reason": "reload", "status": status.as_u16(), "token": token})
            }
            Refusal::Crashed => json!({"reason": "join crashed"}),
        };
        response.to_string()
    }
}

/// The client is told no more.
fn stale(reason: TokenError) -> Refusal {
    warn!(%reason, "a join's session token is refused");
    Refusal::Stale
}

/// Whether a response, which the page or a layer around it has given, lets the view be joined.
fn judge(response: &Response) -> Result<(), Refusal> {
    let status = response.status();
    if status.is_success() {
        return Ok(());
    }
    if status.is_redirection() {
        let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
        return Err(to.map_or(Refusal::Crashed, |to| Refusal::Redirect { to: to.to_owned() }));
    }
    Err(if status.is_client_error() { Refusal::Status(status) } else { Refusal::Crashed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn responses_are_translated() {
        let response = |status: u16, location: Option<&str>| {
            let mut response = http::Response::builder().status(status);
            if let Some(location) = location {
                response = response.header(header::LOCATION, location);
            }
            response.body(axum::body::Body::empty()).unwrap()
        };
        assert!(judge(&response(200, None)).is_ok());
        assert!(matches!(judge(&response(302, Some("/login"))), Err(Refusal::Redirect { to }) if to == "/login"));
        assert!(matches!(judge(&response(304, None)), Err(Refusal::Crashed)));
        assert!(matches!(judge(&response(404, None)), Err(Refusal::Status(StatusCode::NOT_FOUND))));
        assert!(matches!(judge(&response(500, None)), Err(Refusal::Crashed)));
    }
}
