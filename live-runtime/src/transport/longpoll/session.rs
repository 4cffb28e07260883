//! One browser that polls.

use std::{pin::pin, sync::Arc, time::Duration};

use axum::body::{Body, to_bytes};
use tokio::{
    select,
    sync::{Mutex, mpsc, oneshot, watch},
    time::sleep,
};
use tokio_util::sync::CancellationToken;
use tracing::warn;

use super::{
    answer::Answer,
    batches::{Batch, Brought},
};
use crate::{actor::Backlog, channel::Caller, transport::close::Closing};

/// How many of the largest messages have room in one body.
const MESSAGES_OF_A_BODY: usize = 8;

/// What the requests of one browser share: the other side of its connection's task.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) caller: Arc<Caller>,
    pub(super) backlog: Arc<Backlog>,
    pub(super) brought: mpsc::Sender<Brought>,
    /// Which poll is the newest.
    newest: watch::Sender<u64>,
    /// Held by the `POST` whose frames are taken: one at a time is read.
    turn: Mutex<()>,
}

impl Session {
    pub(super) fn new(caller: Arc<Caller>, backlog: Arc<Backlog>, brought: mpsc::Sender<Brought>) -> Self {
        Self { caller, backlog, brought, newest: watch::Sender::default(), turn: Mutex::default() }
    }

    fn over(&self) -> &CancellationToken {
        self.caller.closer.over()
    }

    /// Takes the frames that wait, or waits for some. A newer poll takes the older one's place, which is answered at once: the
    /// browser may have given it up.
    pub(super) async fn poll(&self, token: &str) -> Answer {
        let token = token.to_owned();
        let mut mine = 0;
        self.newest.send_modify(|newest| {
            *newest += 1;
            mine = *newest;
        });
        let mut newest = self.newest.subscribe();
        // Where there is no room, the task has enough signs of life.
        let _ = self.brought.try_send(Brought::Poll);
        let window: Duration = self.caller.host.config.long_poll_window;
        let mut window = pin!(sleep(window));
        loop {
            if *newest.borrow() != mine {
                // It may have been this one that was woken for a frame.
                self.backlog.wake();
                return Answer::Nothing { token };
            }
            // Asked first: what was written before the end is taken.
            let is_over = self.over().is_cancelled();
            let messages = self.backlog.take();
            if !messages.is_empty() {
                return Answer::Frames { token, messages };
            }
            if is_over {
                return Answer::Gone;
            }
            select! {
                biased;
                _ = newest.wait_for(|newest| *newest != mine) => {}
                () = self.over().cancelled() => {}
                () = self.backlog.arrived() => {}
                () = &mut window => return Answer::Nothing { token },
            }
        }
    }

    /// Hands over the frames of a request, and answers when all have been taken.
    pub(super) async fn send(&self, body: Body) -> Answer {
        select! {
            biased;
            answer = self.hand_over(body) => answer,
            () = self.over().cancelled() => Answer::Gone,
        }
    }

    async fn hand_over(&self, body: Body) -> Answer {
        let _turn = self.turn.lock().await;
        let limit = self.caller.host.config.max_message_size.saturating_mul(MESSAGES_OF_A_BODY);
        let Ok(body) = to_bytes(body, limit).await else {
            warn!(limit, "a client sends too much at once, or breaks off");
            let _ = self.brought.send(Brought::Refused(Closing::TooLarge)).await;
            return Answer::TooLarge;
        };
        let (handed_over, all) = oneshot::channel();
        if self.brought.send(Brought::Batch(Batch::new(body, handed_over))).await.is_err() {
            return Answer::Gone;
        }
        match all.await {
            Ok(()) => Answer::HandedOver,
            Err(_) => Answer::Gone,
        }
    }
}
