//! One task per connection: reads frames for the views, which write their own.

use std::{pin::pin, sync::Arc, time::Duration};

use axum::extract::ws::Message;
use tokio::{
    select,
    time::{Instant, sleep},
};
use tokio_util::{sync::CancellationToken, task::task_tracker::TaskTrackerToken};
use tracing::{debug, warn};

use super::close::Closing;
use crate::{
    actor::Outbox,
    channel::{Caller, Channels, Held, Received},
    view::TerminateReason,
};

/// Where the messages of a browser come from.
pub(super) trait Source: Send {
    /// The next message, or why there is none. Nothing is lost where the caller stops waiting.
    fn next(&mut self) -> impl Future<Output = Result<Message, Closing>> + Send;

    /// Tells the browser why it ends, as far as it can be told.
    fn farewell(self, outbox: Outbox, closing: Closing) -> impl Future<Output = ()> + Send;
}

/// A connection whose handshake is done.
#[derive(Debug)]
pub(super) struct Connection<S> {
    channels: Channels,
    source: S,
    outbox: Outbox,
    /// Cancelled by the server's shutdown, or by whoever finds that nothing can be written any more.
    over: CancellationToken,
    idle_timeout: Duration,
}

impl<S: Source> Connection<S> {
    pub(super) fn new(caller: Arc<Caller>, source: S, outbox: Outbox, idle_timeout: Duration) -> Self {
        let over = caller.closer.over().clone();
        Self { channels: Channels::new(caller, outbox.clone()), source, outbox, over, idle_timeout }
    }

    /// Serves the browser until the connection is closed.
    // Not an `async fn`: that keeps its arguments twice, as they came and as they are used.
    pub(super) fn run(self, guard: TaskTrackerToken) -> impl Future<Output = ()> + Send {
        let mut connection = self;
        async move {
            let closing = connection.serve().await;
            debug!(peer = ?connection.channels.peer(), ?closing, "a connection ends");
            let Self { channels, source, outbox, over, .. } = connection;
            // What the views still have to say goes nowhere: they must not wait for it.
            over.cancel();
            let reason = match closing {
                Closing::Shutdown => TerminateReason::Shutdown,
                _ => TerminateReason::Disconnected,
            };
            tokio::join!(Box::pin(source.farewell(outbox, closing)), Box::pin(channels.end(reason)));
            drop(guard);
        }
    }

    /// Reading never keeps the views from writing: when a view's mailbox is full, its push is held, and nothing more is
    /// read until there is room.
    async fn serve(&mut self) -> Closing {
        let over = self.over.clone();
        let mut over = pin!(over.cancelled());
        let mut last_received = Instant::now();
        let mut idle = pin!(sleep(self.idle_timeout));
        let mut held: Option<Held> = None;
        loop {
            let answer = select! {
                message = self.source.next(), if held.is_none() => {
                    last_received = Instant::now();
                    if let Ok(Message::Ping(_)) = &message {
                        // The websocket answers by itself, and for who takes no answers it would keep them without end.
                        self.outbox.flush().await;
                    }
                    match message.and_then(|message| self.receive(&message)) {
                        Ok(Received::Done) => None,
                        Ok(Received::Answer(answer)) => Some(answer),
                        Ok(Received::Held(push)) => {
                            held = Some(push);
                            None
                        }
                        Err(closing) => return closing,
                    }
                }
                answer = delivered(&mut held) => {
                    held = None;
                    last_received = Instant::now();
                    answer
                }
                () = &mut idle => {
                    let deadline = last_received + self.idle_timeout;
                    // While a push is held nobody sees whether the browser is still there. It has given up that push long since.
                    if deadline <= Instant::now() {
                        return Closing::Idle;
                    }
                    idle.as_mut().reset(deadline.max(Instant::now() + Duration::from_secs(1)));
                    None
                }
                () = &mut over => {
                    return match &self.channels {
                        channels if channels.server_ends() => Closing::Shutdown,
                        channels if channels.is_disconnected() => Closing::Disconnected,
                        _ => Closing::Stuck,
                    };
                }
            };
            if let Some(answer) = answer {
                self.outbox.send(answer).await;
            }
        }
    }

    fn receive(&mut self, message: &Message) -> Result<Received, Closing> {
        match message {
            Message::Text(text) => self.channels.receive(text).map_err(|reason| {
                warn!(peer = ?self.channels.peer(), %reason, "a client does not speak the protocol");
                Closing::Invalid
            }),
            Message::Binary(bytes) => self.channels.receive_binary(bytes).map_err(|reason| {
                warn!(peer = ?self.channels.peer(), %reason, "a client sends binary frames that are none");
                Closing::Unsupported
            }),
            Message::Ping(_) | Message::Pong(_) => Ok(Received::Done),
            Message::Close(_) => Err(Closing::ByBrowser),
        }
    }
}

/// Waits until the held push is delivered; for ever where there is none.
async fn delivered(held: &mut Option<Held>) -> Option<String> {
    match held {
        Some(held) => held.delivered().await,
        None => std::future::pending().await,
    }
}
