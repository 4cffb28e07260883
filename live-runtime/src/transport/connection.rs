//! One task per websocket: reads frames for the views, writes the views' frames.

use std::{pin::pin, sync::Arc, time::Duration};

use axum::extract::ws::{Message, Utf8Bytes, WebSocket};
use futures_util::StreamExt;
use tokio::{
    select,
    sync::mpsc,
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

/// How long the browser has to answer a close frame.
const FAREWELL: Duration = Duration::from_secs(1);

/// A connection whose handshake is done.
#[derive(Debug)]
pub(super) struct Connection {
    channels: Channels,
    outgoing: mpsc::Receiver<String>,
    shutdown: CancellationToken,
    idle_timeout: Duration,
    send_timeout: Duration,
}

impl Connection {
    pub(super) fn new(caller: Arc<Caller>) -> Self {
        let config = &caller.host.config;
        let (outbox, outgoing) = Outbox::new(config.outbox_capacity);
        let (idle_timeout, send_timeout) = (config.idle_timeout, config.send_timeout);
        let shutdown = caller.host.shutdown.signal();
        Self { channels: Channels::new(caller, outbox), outgoing, shutdown, idle_timeout, send_timeout }
    }

    /// Serves the socket until it is closed.
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` keeps its arguments twice: as they came and as they are used"
    )]
    pub(super) fn run(mut self, mut socket: WebSocket, guard: TaskTrackerToken) -> impl Future<Output = ()> + Send {
        async move {
            let closing = self.serve(&mut socket).await;
            debug!(?closing, "a websocket ends");
            // What the views still have to say goes nowhere: they must not wait for it.
            self.outgoing.close();
            while self.outgoing.try_recv().is_ok() {}
            let reason = match closing {
                Closing::Shutdown => TerminateReason::Shutdown,
                _ => TerminateReason::Disconnected,
            };
            let farewell = Box::pin(say_farewell(socket, closing));
            tokio::join!(farewell, Box::pin(self.channels.end(reason)));
            drop(guard);
        }
    }

    /// Reading never keeps from writing: when a view's mailbox is full, its push is held, nothing more is read, and what
    /// the views have to say is still sent, so that they can go on.
    async fn serve(&mut self, socket: &mut WebSocket) -> Closing {
        let shutdown = self.shutdown.clone();
        let mut shutdown = pin!(shutdown.cancelled());
        let mut last_received = Instant::now();
        let mut idle = pin!(sleep(self.idle_timeout));
        let mut held: Option<Held> = None;
        loop {
            let answer = select! {
                frame = self.outgoing.recv() => frame,
                message = socket.next(), if held.is_none() => {
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
                () = &mut shutdown => return Closing::Shutdown,
            };
            if let Some(frame) = answer
                && let Err(closing) = self.send(socket, frame).await
            {
                return closing;
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

    /// Sends a frame. A browser that does not take it in time is given up.
    async fn send(&self, socket: &mut WebSocket, frame: String) -> Result<(), Closing> {
        select! {
            biased;
            sent = socket.send(Message::Text(Utf8Bytes::from(frame))) => sent.map_err(|_| Closing::Gone),
            // Most frames are taken at once: only where one is not there is something to wait for, and room for that.
            closing = async { Box::pin(self.patience()).await } => Err(closing),
        }
    }

    /// Ends when a frame has taken too long, or when there is no more time for it.
    async fn patience(&self) -> Closing {
        select! {
            () = sleep(self.send_timeout) => {
                warn!("a client takes nothing more");
                Closing::Stuck
            }
            () = self.shutdown.cancelled() => Closing::Shutdown,
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
async fn say_farewell(mut socket: WebSocket, closing: Closing) {
    if matches!(closing, Closing::Gone | Closing::Stuck) {
        return;
    }
    let farewell = async {
        if let Some(frame) = closing.frame() {
            let _ = socket.send(Message::Close(Some(frame))).await;
        }
        while let Some(Ok(_)) = socket.next().await {}
    };
    let _ = timeout(FAREWELL, farewell).await;
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
