//! All browsers that poll.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use http::request::Parts;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use tracing::{debug, warn};

use super::{answer::Answer, batches::Batches, session::Session};
use crate::{
    actor::{Backlog, Outbox},
    channel::Host,
    session::{Purpose, TokenError, random_bytes},
    transport::{
        admission::{admit, permit, session_of},
        connection::Connection,
    },
};

/// A batch, and signs of life beside it.
const BROUGHT_AT_ONCE: usize = 2;

/// What a token holds. It is random, as tokens outlive the server that gave them out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct SessionId(u128);

/// The sessions of one application.
pub(super) struct Sessions {
    host: Arc<Host>,
    open: Mutex<HashMap<SessionId, Arc<Session>>>,
}

impl Sessions {
    pub(super) fn new(host: Arc<Host>) -> Self {
        Self { host, open: Mutex::default() }
    }

    fn open_ones(&self) -> MutexGuard<'_, HashMap<SessionId, Arc<Session>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn forget(&self, id: SessionId) {
        self.open_ones().remove(&id);
    }

    /// The session that a request is of, with its token; `None` where it names none.
    pub(super) fn find(&self, parts: &Parts) -> Result<Option<(Arc<Session>, String)>, Answer> {
        let params = permit(&self.host, parts)?;
        let header = || parts.headers.get("x-phoenix-longpoll-token")?.to_str().ok().filter(|token| !token.is_empty());
        let Some(token) = params.poll_token.as_deref().or_else(header) else { return Ok(None) };
        let id = self.host.signer.verify(Purpose::LongPoll, token).map_err(|reason| {
            warn!(%reason, "a poll is refused");
            match reason {
                TokenError::Expired | TokenError::Version => Answer::Gone,
                _ => Answer::Forbidden,
            }
        })?;
        let session = self.open_ones().get(&id).cloned().ok_or(Answer::Gone)?;
        if session.caller.session != session_of(&self.host, parts, &params) {
            warn!("a poll is refused: it is of another browser than the one that has opened the session");
            return Err(Answer::Forbidden);
        }
        Ok(Some((session, token.to_owned())))
    }

    /// Opens a session for a browser, as a handshake opens a websocket.
    pub(super) fn open(self: &Arc<Self>, parts: &Parts) -> Answer {
        let caller = match admit(&self.host, parts) {
            Ok(caller) => Arc::new(caller),
            Err(status) => return status.into(),
        };
        let config = &self.host.config;
        let id = SessionId(u128::from_ne_bytes(random_bytes()));
        let backlog = Arc::new(Backlog::new(config.long_poll_backlog));
        let (sender, brought) = mpsc::channel(BROUGHT_AT_ONCE);
        {
            let mut open = self.open_ones();
            if open.len() >= config.long_poll_sessions {
                warn!("there are too many sessions of long polling");
                return Answer::Unavailable;
            }
            open.insert(id, Arc::new(Session::new(Arc::clone(&caller), Arc::clone(&backlog), sender)));
        }
        debug!(peer = ?caller.handshake.peer(), "a session of long polling is opened");
        let batches = Batches {
            brought,
            current: None,
            max_message_size: config.max_message_size,
            sessions: Arc::clone(self),
            id,
        };
        let outbox = Outbox::polled(backlog, config.send_timeout, caller.closer.over().clone());
        let idle_timeout = config.long_poll_window.saturating_mul(3) / 2;
        tokio::spawn(Connection::new(caller, batches, outbox, idle_timeout).run(self.host.shutdown.guard()));
        Answer::Opened { token: self.host.signer.sign(Purpose::LongPoll, &id) }
    }
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sessions").field("open", &self.open_ones().len()).finish_non_exhaustive()
    }
}
