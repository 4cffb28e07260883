//! The endpoint that opens websockets.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{
        FromRequestParts, Request, State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt, stream::SplitStream};
use tokio::time::timeout;
use tokio_util::task::task_tracker::TaskTrackerToken;
use tracing::{debug, warn};

use super::{
    admission::admit,
    close::Closing,
    connection::{Connection, Source},
};
use crate::{
    actor::Outbox,
    channel::{Caller, Host},
};

/// How long the browser has to take a close frame, and to answer it.
const FAREWELL: Duration = Duration::from_secs(1);

/// Axum's default of 128 KiB would be most of an idle connection.
const READ_BUFFER: usize = 4 * 1024;

/// `GET /live/websocket`.
pub(crate) async fn open(State(host): State<Arc<Host>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let caller = match admit(&host, &parts) {
        Ok(caller) => caller,
        Err(status) => return status.into_response(),
    };
    #[cfg(feature = "test")]
    if let Some(in_process) = parts.extensions.remove::<super::InProcess>() {
        return in_process.open(caller);
    }
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
        .on_upgrade(move |socket| run(Arc::new(caller), socket, guard))
}

/// The reading half of a websocket.
impl Source for SplitStream<WebSocket> {
    async fn next(&mut self) -> Result<Message, Closing> {
        match StreamExt::next(self).await {
            Some(Ok(message)) => Ok(message),
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

    /// Says why, and waits for the browser's answer, without which it may never read what was sent last. Where the browser
    /// has closed it is answered instead, by the websocket itself.
    async fn farewell(mut self, outbox: Outbox, closing: Closing) {
        if matches!(closing, Closing::Gone | Closing::Stuck) {
            return;
        }
        if let Some(frame) = closing.frame() {
            outbox.close(frame, FAREWELL).await;
        }
        let _ = timeout(FAREWELL, async { while let Some(Ok(_)) = StreamExt::next(&mut self).await {} }).await;
    }
}

/// Serves a websocket until it is closed.
// Not an `async fn`: that keeps its arguments twice, as they came and as they are used.
fn run(caller: Arc<Caller>, socket: WebSocket, guard: TaskTrackerToken) -> impl Future<Output = ()> + Send {
    let config = &caller.host.config;
    let (sink, stream) = socket.split();
    let outbox = Outbox::new(sink, config.send_timeout, caller.closer.over().clone());
    let idle_timeout = config.idle_timeout;
    Connection::new(caller, stream, outbox, idle_timeout).run(guard)
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
        let (task, socket) = (size(run), size_of::<WebSocket>());
        println!("connection: {task} bytes, of which the websocket has {socket}");
        assert!(task - socket < 1024, "{task} bytes, the websocket has {socket}");
    }
}
