//! One task per websocket: reads frames for the views, which write their own.

use std::{pin::pin, sync::Arc, time::Duration};

use axum::extract::ws::{Message, WebSocket};
use futures_util::{StreamExt as _, stream::SplitStream};
use tokio::{
    select,
    time::{Instant, sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::task_tracker::TaskTrackerToken};
use tracing::{debug, warn};

use super::close::Closing;
use crate::{
    actor::Outbox,
    channel::{Caller, Channels, Held, Received},
    view::TerminateReason,
};

/// How long the browser has to take a close frame, and to answer it.
const FAREWELL: Duration = Duration::from_secs(1);

/// A connection whose handshake is done.
#[derive(Debug)]
pub(super) struct Connection {
    channels: Channels,
    stream: SplitStream<WebSocket>,
    outbox: Outbox,
    /// Cancelled by the server's shutdown, or by whoever finds that nothing can be written any more.
    over: CancellationToken,
    idle_timeout: Duration,
}

impl Connection {
    fn new(caller: Arc<Caller>, socket: WebSocket) -> Self {
        let config = &caller.host.config;
        let (sink, stream) = socket.split();
        let over = caller.closer.over().clone();
        let outbox = Outbox::new(sink, config.send_timeout, over.clone());
        let idle_timeout = config.idle_timeout;
        Self { channels: Channels::new(caller, outbox.clone()), stream, outbox, over, idle_timeout }
    }

    /// Serves a socket until it is closed.
    // Not an `async fn`: that keeps its arguments twice, as they came and as they are used.
    pub(super) fn run(
        caller: Arc<Caller>,
        socket: WebSocket,
        guard: TaskTrackerToken,
    ) -> impl Future<Output = ()> + Send {
        let mut connection = Self::new(caller, socket);
        async move {
            let closing = connection.serve().await;
            debug!(?closing, "a websocket ends");
            let Self { channels, stream, outbox, over, .. } = connection;
            // What the views still have to say goes nowhere: they must not wait for it.
            over.cancel();
            let reason = match closing {
                Closing::Shutdown => TerminateReason::Shutdown,
                _ => TerminateReason::Disconnected,
            };
            tokio::join!(Box::pin(say_farewell(stream, outbox, closing)), Box::pin(channels.end(reason)));
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
                message = self.stream.next(), if held.is_none() => {
                    last_received = Instant::now();
                    match self.receive(message) {
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
                    if deadline <= Instant::now() && held.is_none() {
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

    fn receive(&mut self, message: Option<Result<Message, axum::Error>>) -> Result<Received, Closing> {
        match message {
            Some(Ok(Message::Text(text))) => self.channels.receive(&text).map_err(|reason| {
                warn!(%reason, "a client does not speak the protocol");
                Closing::Invalid
            }),
            Some(Ok(Message::Binary(bytes))) => Channels::receive_binary(&bytes).map_err(|reason| {
                warn!(%reason, "a client sends binary frames that are none");
                Closing::Unsupported
            }),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(Received::Done),
            Some(Ok(Message::Close(_))) => Err(Closing::ByBrowser),
            None => Err(Closing::Gone),
            Some(Err(error)) => {
                let closing = Closing::because_of(error);
                if closing != Closing::Gone {
                    warn!(?closing, "a client breaks the websocket protocol or its limits");
                }
                Err(closing)
            }
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

/// Says why, and waits for the browser's answer, without which it may never read what was sent last. Where the browser
/// has closed it is answered instead, by the websocket itself.
async fn say_farewell(mut stream: SplitStream<WebSocket>, outbox: Outbox, closing: Closing) {
    if matches!(closing, Closing::Gone | Closing::Stuck) {
        return;
    }
    if let Some(frame) = closing.frame() {
        outbox.close(frame, FAREWELL).await;
    }
    let _ = timeout(FAREWELL, async { while let Some(Ok(_)) = stream.next().await {} }).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size<A, B, C, F>(_: impl Fn(A, B, C) -> F) -> usize {
        size_of::<F>()
    }

    /// Most of it is the websocket of axum: what the task adds is what an idle connection costs.
    #[test]
    fn the_task_is_small() {
        let (task, socket) = (size(Connection::run), size_of::<WebSocket>());
        println!("connection: {task} bytes, of which the websocket has {socket}");
        assert!(task - socket < 1024, "{task} bytes, the websocket has {socket}");
    }
}
