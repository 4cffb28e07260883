//! A connection within the process: how tests of pages connect.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{
    extract::ws::Message,
    response::{IntoResponse as _, Response},
};
use http::StatusCode;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::{
    close::Closing,
    connection::{Connection, Source},
};
use crate::{
    actor::{Backlog, Outbox},
    channel::{Caller, Host},
};

/// An extension of a handshake: where it is found, no websocket is opened, and the connection's other end is left in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct InProcess(Arc<Mutex<Option<FarEnd>>>);

/// The browser's end of a connection. The connection ends when it is dropped.
#[derive(Debug)]
pub(crate) struct FarEnd {
    pub(crate) host: Arc<Host>,
    pub(crate) sender: mpsc::UnboundedSender<Message>,
    /// What the views have written.
    pub(crate) backlog: Arc<Backlog>,
    pub(crate) over: CancellationToken,
}

impl InProcess {
    /// Starts the connection of a handshake that has been admitted.
    pub(super) fn open(&self, caller: Caller) -> Response {
        let caller = Arc::new(caller);
        let host = Arc::clone(&caller.host);
        let (sender, received) = mpsc::unbounded_channel();
        let backlog = Arc::new(Backlog::new(usize::MAX));
        let over = caller.closer.over().clone();
        let outbox = Outbox::polled(Arc::clone(&backlog), host.config.send_timeout, over.clone());
        let idle_timeout = host.config.idle_timeout;
        let connection = Connection::new(caller, Received(received), outbox, idle_timeout);
        tokio::spawn(connection.run(host.shutdown.guard()));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(FarEnd { host, sender, backlog, over });
        StatusCode::SWITCHING_PROTOCOLS.into_response()
    }

    /// The browser's end, where there is a connection.
    pub(crate) fn take(&self) -> Option<FarEnd> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

struct Received(mpsc::UnboundedReceiver<Message>);

impl Source for Received {
    async fn next(&mut self) -> Result<Message, Closing> {
        self.0.recv().await.ok_or(Closing::Gone)
    }

    /// The other end sees that it is over.
    async fn farewell(self, _: Outbox, _: Closing) {}
}
