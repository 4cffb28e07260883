//! One join of a topic, as the connection sees it.

use std::{pin::Pin, time::Duration};

use tokio::{
    sync::{
        mpsc::{
            self, OwnedPermit,
            error::{SendError, TrySendError},
        },
        oneshot,
    },
    task::JoinHandle,
    time::{Instant, timeout_at},
};

use super::frame::Frame;
use crate::{
    actor::{Status, reply},
    view::{Message, TerminateReason},
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

/// A message of the browser that waits for room in its view's mailbox. Nothing else is read from the socket until it is delivered.
pub(crate) struct Held {
    message: Option<Message>,
    /// What is answered to it, as JSON.
    reference: Box<str>,
    topic: Box<str>,
    room: Pin<Box<Room>>,
}

type Room = dyn Future<Output = Result<OwnedPermit<Message>, SendError<()>>> + Send;

impl Held {
    fn new(mailbox: mpsc::Sender<Message>, topic: &str, reference: &str, message: Message) -> Self {
        let room = Box::pin(mailbox.reserve_owned());
        Self { message: Some(message), reference: reference.into(), topic: topic.into(), room }
    }

    /// Waits for room. Gives the frame that answers, where the view has ended meanwhile.
    pub(crate) async fn delivered(&mut self) -> Option<String> {
        let room = self.room.as_mut().await;
        let message = self.message.take()?;
        match room {
            Ok(room) => {
                room.send(message);
                None
            }
            Err(_) => Some(unmatched(&self.reference, &self.topic)),
        }
    }
}

/// What became of a message.
pub(super) enum Delivery {
    Done,
    Held(Held),
    /// The view has ended.
    Refused,
}

/// Puts a message into a mailbox, if there is room. `reference` is what is answered to it, as JSON.
pub(super) fn deliver(mailbox: &mpsc::Sender<Message>, topic: &str, reference: &str, message: Message) -> Delivery {
    match mailbox.try_reserve() {
        Ok(room) => {
            room.send(message);
            Delivery::Done
        }
        Err(TrySendError::Full(())) => Delivery::Held(Held::new(mailbox.clone(), topic, reference, message)),
        Err(TrySendError::Closed(())) => Delivery::Refused,
    }
}

/// The answer to a push on a topic that nothing has joined.
pub(super) fn unmatched(reference: &str, topic: &str) -> String {
    reply("null", reference, topic, Status::Error, r#"{"reason":"unmatched topic"}"#)
}
