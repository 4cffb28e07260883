//! The way from the views to their browser.

use std::{fmt, future::ready, pin::pin, sync::Arc, time::Duration};

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::{FutureExt as _, SinkExt as _, stream::SplitSink};
use tokio::{
    select,
    sync::Mutex,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use tracing::warn;

use super::backlog::Backlog;

/// The way to one browser. Whoever has a frame, a view or the connection, writes it: one task fewer to wake for
/// each event. A browser that reads slowly makes its views wait.
#[derive(Clone)]
pub(crate) struct Outbox(Arc<Shared>);

struct Shared {
    browser: Browser,
    send_timeout: Duration,
    /// Cancelled when nothing more is to be written: by the server's shutdown, or because it cannot be.
    over: CancellationToken,
}

/// How the browser is reached.
enum Browser {
    /// By the writing half of a websocket.
    WebSocket(Mutex<SplitSink<WebSocket, Message>>),
    /// By what its next poll takes.
    LongPoll(Arc<Backlog>),
}

impl Outbox {
    pub(crate) fn new(sink: SplitSink<WebSocket, Message>, send_timeout: Duration, over: CancellationToken) -> Self {
        Self(Arc::new(Shared { browser: Browser::WebSocket(Mutex::new(sink)), send_timeout, over }))
    }

    /// To a browser that asks for its frames.
    pub(crate) fn polled(backlog: Arc<Backlog>, send_timeout: Duration, over: CancellationToken) -> Self {
        Self(Arc::new(Shared { browser: Browser::LongPoll(backlog), send_timeout, over }))
    }

    /// Writes a frame. One for a connection that is over is dropped: its view is about to be told.
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` keeps its arguments twice: as they came and as they are used"
    )]
    pub(crate) fn send(&self, frame: String) -> impl Future<Output = ()> + Send {
        async move {
            let Shared { browser, over, .. } = &*self.0;
            let is_sent = match browser {
                Browser::WebSocket(sink) => {
                    let mut sink = sink.lock().await;
                    if over.is_cancelled() {
                        return;
                    }
                    let mut sent = pin!(sink.send(Message::Text(Utf8Bytes::from(frame))));
                    // Nearly always the network takes it at once: then there is nothing to wait for, and no timer to be made.
                    let at_once = select! {
                        biased;
                        sent = &mut sent => Some(sent.is_ok()),
                        () = ready(()) => None,
                    };
                    match at_once {
                        Some(is_sent) => is_sent,
                        None => Box::pin(self.patiently(async { sent.await.is_ok() })).await,
                    }
                }
                Browser::LongPoll(_) if over.is_cancelled() => return,
                Browser::LongPoll(backlog) => match backlog.try_push(frame) {
                    Ok(()) => true,
                    Err(frame) => Box::pin(self.patiently(backlog.push(frame).map(|()| true))).await,
                },
            };
            if !is_sent {
                over.cancel();
            }
        }
    }

    /// Waits until the browser has taken what the websocket itself has answered.
    pub(crate) async fn flush(&self) {
        let Shared { browser, over, .. } = &*self.0;
        let Browser::WebSocket(sink) = browser else { return };
        let flushed = async { sink.lock().await.flush().await.is_ok() };
        if !Box::pin(self.patiently(flushed)).await {
            over.cancel();
        }
    }

    /// Waits for the browser, but not for ever.
    async fn patiently(&self, sent: impl Future<Output = bool>) -> bool {
        let Shared { send_timeout, over, .. } = &*self.0;
        select! {
            biased;
            sent = sent => sent,
            () = over.cancelled() => false,
            () = sleep(*send_timeout) => {
                warn!("a client takes nothing more");
                false
            }
        }
    }

    /// Tells the browser why its websocket ends, as far as it can be told within `patience`.
    pub(crate) async fn close(&self, frame: CloseFrame, patience: Duration) {
        let Browser::WebSocket(sink) = &self.0.browser else { return };
        let farewell = async { sink.lock().await.send(Message::Close(Some(frame))).await };
        let _ = timeout(patience, farewell).await;
    }
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outbox(..)")
    }
}
