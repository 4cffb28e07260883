//! Joins: a signed token is checked, then the page is asked for through the application's own router.

use std::{pin::Pin, sync::Arc};

use axum::response::Response;
use http::{StatusCode, Uri, header};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::{mpsc, oneshot};
use tower::ServiceExt;
use tracing::{debug, error, warn};

use super::{
    Caller, Marker, Seat,
    instance::Instance,
    marker::{Joined, Task},
};
use crate::{
    actor::{Envelope, Line, Status},
    panic::{catch, panic_text},
    session::{Purpose, SessionToken, StaticToken},
    view::{Message, TerminateReason},
};

/// The longest name that a host can have.
const MAX_HOST: usize = 253;

/// A join under way.
pub(super) struct Join {
    pub(super) caller: Arc<Caller>,
    pub(super) topic: Box<str>,
    /// Of the push that joins, as JSON.
    pub(super) reference: Box<str>,
    /// JSON.
    pub(super) payload: Box<str>,
    pub(super) address: mpsc::WeakSender<Message>,
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
            predecessor.end(TerminateReason::Left).await;
            self.line.outbox.send(envelope.closed()).await;
        }
        let result = tokio::select! {
            biased;
            result = self.mount() => result,
            _ = called_off => {
                self.line.hang_up().await;
                return None;
            }
        };
        match result {
            Ok(Joined { reply, start }) => {
                self.line.outbox.send(reply).await;
                Some(start(self.line))
            }
            Err(refusal) => {
                debug!(topic = %self.topic, ?refusal, "a join is refused");
                let response = self.response_to(refusal);
                let reply = self.line.envelope.reply(&self.reference, Status::Error, &response);
                self.line.outbox.send(reply).await;
                self.line.hang_up().await;
                None
            }
        }
    }

    async fn mount(&self) -> Result<Joined, Refusal> {
        let (token, uri) = self.verified()?;
        let reply = self.line.envelope.open_reply(&self.reference);
        let marker = Marker::new(Seat { token, csrf: self.caller.csrf, address: self.address.clone(), reply });
        let mut request = self.caller.handshake.request(uri);
        request.extensions_mut().insert(marker.clone());
        let router = self.caller.host.router.clone();
        let response = catch(router.oneshot(request)).await.map_err(|panic| {
            error!(panic = panic_text(&panic), "a layer has panicked during a join");
            Refusal::Crashed
        })?;
        // A router's error type has no values.
        let Ok(response) = response;
        judge(&response)?;
        marker.joined().ok_or(Refusal::Unauthorized)
    }

    /// Checks everything that can be checked without the page.
    fn verified(&self) -> Result<(SessionToken, Uri), Refusal> {
        let payload: Payload = serde_json::from_str(&self.payload).map_err(|_| Refusal::Stale)?;
        let signer = &self.caller.host.signer;
        let token = payload.session.ok_or(Refusal::Stale)?;
        let token: SessionToken = signer.verify(Purpose::Session, &token).map_err(|reason| {
            warn!(%reason, "a join's session token is refused");
            Refusal::Stale
        })?;
        if !token.id.is_topic(&self.topic) {
            warn!(topic = %self.topic, id = %token.id, "a join's token is for another view");
            return Err(Refusal::Stale);
        }
        if let Some(statics) = payload.statics {
            match signer.verify::<StaticToken>(Purpose::Static, &statics) {
                Ok(statics) if statics.id == token.id => {}
                _ => return Err(Refusal::Stale),
            }
        }
        if self.caller.csrf.is_none() {
            return Err(Refusal::Stale);
        }
        if payload.redirect.is_some() {
            return Err(Refusal::Unauthorized);
        }
        let uri = payload.url.as_deref().and_then(page).ok_or(Refusal::Unauthorized)?;
        Ok((token, uri))
    }

    fn response_to(&self, refusal: Refusal) -> String {
        let response = match refusal {
            Refusal::Stale => json!({"reason": "stale"}),
            Refusal::Unauthorized => json!({"reason": "unauthorized"}),
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

/// Path and query of an absolute URL.
fn page(url: &str) -> Option<Uri> {
    let parts = url.parse::<Uri>().ok()?.into_parts();
    let host = parts.authority.as_ref()?.host();
    let is_web = matches!(parts.scheme.as_ref()?.as_str(), "http" | "https");
    if !is_web || host.is_empty() || host.len() > MAX_HOST {
        return None;
    }
    parts.path_and_query.map(Uri::from)
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
    fn the_page_of_a_url() {
        for (url, expected) in [
            ("https://shop.test/cart?page=2", Some("/cart?page=2")),
            ("http://127.0.0.1:4000", Some("/")),
            ("http://shop.test/a%20b#top", Some("/a%20b")),
            ("/cart", None),
            ("//shop.test/cart", None),
            ("shop.test/cart", None),
            ("javascript:alert(1)", None),
            ("ftp://shop.test/", None),
            ("", None),
        ] {
            assert_eq!(page(url).map(|uri| uri.to_string()).as_deref(), expected, "{url}");
        }
        assert_eq!(page(&format!("http://{}/", "a".repeat(254))), None);
    }

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
