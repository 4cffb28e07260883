//! Waiting until a page has handled what there is, without sleeping.

use std::{panic::Location, time::Duration};

use tokio::{
    sync::{mpsc, oneshot},
    time::{sleep, timeout},
};

use super::{
    View,
    failure::{Place, fail},
    frames::PATIENCE,
    view::{Joined, State},
    wire::Wire,
};
use crate::view::Message;

/// How long [`View::render_async`] waits.
const ASYNC_PATIENCE: Duration = Duration::from_secs(5);
impl View {
    /// Waits until the views of this page have handled all that was sent to them: by other pages through a topic, by
    /// other tasks. What they cause is shown then.
    #[track_caller]
    pub fn settle(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        async move {
            self.settle_at(place).await;
            self
        }
    }

    /// Says whether tasks are running.
    pub(super) async fn settle_at(&mut self, place: Place) -> bool {
        let mut rounds = 0;
        loop {
            let mut is_working = false;
            let mailbox = |joined: &Joined| self.wire.as_ref()?.mailbox_of(&joined.id)?.1.upgrade();
            let mailboxes: Vec<_> = self.joined.iter().filter_map(mailbox).collect();
            for mailbox in mailboxes {
                is_working |= has_tasks(mailbox, place).await;
            }
            let mut has_changed = false;
            while let Some(frame) = self.wire.as_mut().and_then(Wire::ready) {
                self.receive(frame, place);
                has_changed = true;
            }
            if matches!(self.state, State::Crashed) {
                self.explain_end(place);
            }
            self.follow_up(place).await;
            rounds += 1;
            if !has_changed && rounds > 1 {
                return is_working;
            }
        }
    }

    /// Waits until no task of the page is running: what `assign_async`, `start_async` and `stream_async` have started. At most
    /// 5 s.
    ///
    /// # Panics
    ///
    /// If a task is running still.
    #[track_caller]
    pub fn render_async(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        self.wait_for_tasks(ASYNC_PATIENCE, place)
    }

    /// As [`render_async`](Self::render_async), for tasks that take longer.
    ///
    /// # Panics
    ///
    /// If a task is running still.
    #[track_caller]
    pub fn render_async_within(&mut self, patience: Duration) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        self.wait_for_tasks(patience, place)
    }

    async fn wait_for_tasks(&mut self, patience: Duration, place: Place) -> &mut Self {
        let waiting = async {
            while self.settle_at(place).await {
                sleep(Duration::from_millis(2)).await;
            }
        };
        if timeout(patience, waiting).await.is_err() {
            fail(place, format_args!("a task of the page is running still, after {patience:?}"));
        }
        self
    }

    /// Waits until the page shows `text`: for what a timer or another task brings. At most 5 s.
    ///
    /// # Panics
    ///
    /// If it does not come.
    #[track_caller]
    pub fn wait_for_text(&mut self, text: &str) -> impl Future<Output = &mut Self> + Send {
        let (place, text) = (Location::caller(), text.to_owned());
        async move {
            let waiting = async {
                while !self.has_text(&text) {
                    self.settle_at(place).await;
                    if !self.has_text(&text) {
                        sleep(Duration::from_millis(2)).await;
                    }
                }
            };
            if timeout(ASYNC_PATIENCE, waiting).await.is_err() {
                self.expect_text(&text, place);
            }
            self
        }
    }
}

/// Waits until a view has handled what it has been sent so far, and says whether a task of it is running.
async fn has_tasks(mailbox: mpsc::Sender<Message>, place: Place) -> bool {
    let (answer, answered) = oneshot::channel();
    let asked = async {
        let _ = mailbox.send(Message::Working(answer)).await;
        answered.await.unwrap_or_default()
    };
    match timeout(PATIENCE, asked).await {
        Ok(has_tasks) => has_tasks,
        Err(_) => fail(place, format_args!("a handler of the page has been running for {PATIENCE:?}")),
    }
}
