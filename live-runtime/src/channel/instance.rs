//! One join of a topic, as the connection sees it.

use std::{pin::Pin, sync::Arc, time::Duration};

use tokio::{
    sync::{
        Semaphore,
        mpsc::{self, error::TrySendError},
        oneshot,
    },
    task::JoinHandle,
    time::{Instant, timeout_at},
};

use super::frame::Frame;
use crate::{
    actor::{Status, reply},
    view::{Message, Share, TerminateReason},
};

/// How long a view may take to end before it is stopped.
pub(super) const GRACE: Duration = Duration::from_secs(5);

/// A view on its way, or at work.
#[derive(Debug)]
pub(super) struct Instance {
    pub(super) topic: Box<str>,
    /// As the JSON that the client sent.
    pub(super) join_ref: Box<str>,
    pub(super) mailbox: mpsc::Sender<Message>,
    /// The number of a view's join, by which the tokens of the views inside of it name their parent.
    pub(super) number: Option<u64>,
    /// Dropped to call off a join that is still under way.
    pub(super) wanted: oneshot::Sender<()>,
    pub(super) task: JoinHandle<()>,
}

impl Instance {
    /// Whether a frame is for this join, and not for one before it.
    pub(super) fn is_meant_by(&self, frame: &Frame<'_>) -> bool {
        frame.join_ref() == "null" || self.is_joined_as(frame.join_ref())
    }

    /// Whether this is the join of that reference, which is JSON.
    pub(super) fn is_joined_as(&self, join_ref: &str) -> bool {
        *self.join_ref == *join_ref
    }

    /// The view, as the views inside of it look for their parent.
    pub(super) fn as_other(&self) -> Option<(u64, mpsc::WeakSender<Message>)> {
        Some((self.number?, self.mailbox.downgrade()))
    }

    /// The view has ended; that the table still has it means nothing.
    pub(super) fn has_ended(&self) -> bool {
        self.mailbox.is_closed()
    }

    /// Tells the view to end, when it has handled what it has been sent.
    pub(super) async fn tell(self, reason: TerminateReason, deadline: Instant) -> JoinHandle<()> {
        drop(self.wanted);
        // Where there is no room in time the mailbox closes, which ends the view as well.
        let _ = timeout_at(deadline, self.mailbox.send(Message::End(reason))).await;
        self.task
    }

    /// Ends the view, if need be by force.
    pub(super) async fn end(self, reason: TerminateReason) {
        let (topic, deadline) = (self.topic.clone(), Instant::now() + GRACE);
        let mut task = self.tell(reason, deadline).await;
        if timeout_at(deadline, &mut task).await.is_err() {
            tracing::warn!(topic = &*topic, "a view has been stopped: a handler takes too long");
            task.abort();
            let _ = task.await;
        }
    }
}

/// A message of the browser that waits for room. Nothing else is read from the socket until it is delivered.
pub(crate) struct Held(Pin<Box<dyn Future<Output = Option<String>> + Send>>);

impl Held {
    /// Waits for room. Gives the frame that answers, where the view has ended meanwhile.
    pub(crate) async fn delivered(&mut self) -> Option<String> {
        self.0.as_mut().await
    }
}

/// A message of the browser on its way to a view.
pub(super) struct Letter<'a, F> {
    pub(super) topic: &'a str,
    /// What is answered to it, as JSON.
    pub(super) reference: &'a str,
    pub(super) size: usize,
    /// Makes it, with its share of what may wait.
    pub(super) message: F,
}

/// What one browser may have waiting for all of its views, in bytes.
#[derive(Debug, Clone)]
pub(super) struct Waiting(Arc<Semaphore>);

/// How many of the largest messages that is.
const LARGEST: usize = 16;

impl Waiting {
    pub(super) fn new(max_message_size: usize) -> Self {
        Self(Arc::new(Semaphore::new(max_message_size.saturating_mul(LARGEST).min(Semaphore::MAX_PERMITS))))
    }
}

/// What became of a message.
pub(super) enum Delivery {
    Done,
    Held(Held),
    /// The view has ended: the answer.
    Refused(String),
}

/// Puts a message into a mailbox, if there is room for it there and among all that waits.
pub(super) fn deliver<F>(mailbox: &mpsc::Sender<Message>, waiting: &Waiting, letter: Letter<'_, F>) -> Delivery
where
    F: FnOnce(Share) -> Message + Send + 'static,
{
    let Letter { topic, reference, size, message } = letter;
    let size = u32::try_from(size).unwrap_or(u32::MAX);
    match (mailbox.try_reserve(), Arc::clone(&waiting.0).try_acquire_many_owned(size)) {
        (Err(TrySendError::Closed(())), _) => Delivery::Refused(unmatched(reference, topic)),
        (Ok(room), Ok(share)) => {
            room.send(message(share));
            Delivery::Done
        }
        _ => {
            let (mailbox, waiting, unanswered) = (mailbox.clone(), waiting.clone(), unmatched(reference, topic));
            Delivery::Held(Held(Box::pin(async move {
                let share = waiting.0.acquire_many_owned(size).await;
                match (mailbox.reserve_owned().await, share) {
                    (Ok(room), Ok(share)) => {
                        room.send(message(share));
                        None
                    }
                    _ => Some(unanswered),
                }
            })))
        }
    }
}

/// The answer to a push on a topic that nothing has joined.
pub(super) fn unmatched(reference: &str, topic: &str) -> String {
    reply("null", reference, topic, Status::Error, r#"{"reason":"unmatched topic"}"#)
}
