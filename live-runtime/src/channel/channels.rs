//! All channels of one socket: which view a frame is for.

use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};
use tracing::warn;

use super::{
    Caller, Held,
    frame::{BinaryFrame, Frame, FrameError, place_of},
    instance::{Delivery, GRACE, Instance, deliver, unmatched},
    join::Join,
    rate::Bucket,
};
use crate::{
    actor::{Envelope, Line, Outbox, Status, json_string, reply},
    view::{Push, PushKind, TerminateReason},
};

/// The views that one socket has joined. They are few: a list is the fastest table.
#[derive(Debug)]
pub(crate) struct Channels {
    caller: Arc<Caller>,
    outbox: Outbox,
    instances: Vec<Instance>,
    joins: Bucket,
}

/// No view has an id as long as this.
const MAX_TOPIC: usize = 256;

/// What the connection does after a frame.
pub(crate) enum Received {
    /// A view has it, or it is ignored: nothing.
    Done,
    /// Sends this.
    Answer(String),
    /// Delivers this before it reads on.
    Held(Held),
}

impl Channels {
    pub(crate) fn new(caller: Arc<Caller>, outbox: Outbox) -> Self {
        let joins = Bucket::full(caller.host.config.join_rate);
        Self { caller, outbox, instances: Vec::new(), joins }
    }

    /// Whether the server is shutting down.
    pub(crate) fn server_ends(&self) -> bool {
        self.caller.host.shutdown.has_begun()
    }

    /// Whether the socket's user is not wanted any more.
    pub(crate) fn is_disconnected(&self) -> bool {
        self.caller.closer.is_disconnected()
    }

    /// Takes a text frame.
    ///
    /// # Errors
    ///
    /// Where it is none: nothing can be answered to it.
    pub(crate) fn receive(&mut self, text: &Utf8Bytes) -> Result<Received, FrameError> {
        let frame = Frame::parse(text)?;
        Ok(match (frame.topic(), frame.event()) {
            ("phoenix", "heartbeat") => {
                Received::Answer(reply(frame.join_ref(), frame.reference(), "phoenix", Status::Ok, "{}"))
            }
            (_, "phx_join") => self.join(&frame),
            (_, "phx_leave") => self.leave(&frame, text),
            (_, event) => self.push(&frame, PushKind::of(event), text),
        })
    }

    /// Takes a binary frame. These are chunks of uploads, and there is no upload that they could be for.
    ///
    /// # Errors
    ///
    /// Where it is not a push.
    pub(crate) fn receive_binary(bytes: &[u8]) -> Result<Received, FrameError> {
        let frame = BinaryFrame::parse(bytes)?;
        let reference = json_string(frame.reference);
        Ok(Received::Answer(unmatched(&reference, frame.topic)))
    }

    /// Ends all views, and waits until each knows.
    pub(crate) async fn end(self, reason: TerminateReason) {
        let deadline = Instant::now() + GRACE;
        for instance in self.instances {
            instance.tell(reason, deadline).await;
        }
    }

    fn position(&self, topic: &str) -> Option<usize> {
        self.instances.iter().position(|instance| &*instance.topic == topic)
    }

    fn push(&mut self, frame: &Frame<'_>, kind: PushKind, text: &Utf8Bytes) -> Received {
        let Some(position) = self.position(frame.topic()) else {
            return Received::Answer(unmatched(frame.reference(), frame.topic()));
        };
        let instance = &self.instances[position];
        if !instance.is_meant_by(frame) {
            return Received::Done;
        }
        match deliver(&instance.mailbox, frame.topic(), push_of(frame, kind, text)) {
            Delivery::Done => Received::Done,
            Delivery::Held(held) => Received::Held(held),
            Delivery::Refused => {
                self.instances.swap_remove(position);
                Received::Answer(unmatched(frame.reference(), frame.topic()))
            }
        }
    }

    fn leave(&mut self, frame: &Frame<'_>, text: &Utf8Bytes) -> Received {
        let left = || Received::Answer(reply(frame.join_ref(), frame.reference(), frame.topic(), Status::Ok, "{}"));
        let Some(position) = self.position(frame.topic()) else { return left() };
        if !self.instances[position].is_meant_by(frame) {
            return Received::Done;
        }
        // With the instance goes what says that the join is wanted.
        let instance = self.instances.swap_remove(position);
        match deliver(&instance.mailbox, frame.topic(), push_of(frame, PushKind::Leave, text)) {
            Delivery::Done => Received::Done,
            Delivery::Held(held) => Received::Held(held),
            Delivery::Refused => left(),
        }
    }

    fn join(&mut self, frame: &Frame<'_>) -> Received {
        if !frame.topic().starts_with("lv:") || frame.topic().len() > MAX_TOPIC {
            return Received::Answer(unmatched(frame.reference(), frame.topic()));
        }
        if !self.joins.take() {
            warn!("a client joins too often");
            return refused(frame, r#"{"reason":"join rate exceeded"}"#);
        }
        let predecessor = self.position(frame.topic()).map(|position| self.instances.swap_remove(position));
        self.instances.retain(|instance| !instance.has_ended());
        if self.instances.len() >= self.caller.host.config.max_channels {
            warn!("a client has joined too many channels");
            return refused(frame, r#"{"reason":"too many channels joined"}"#);
        }
        let (mailbox, messages) = mpsc::channel(self.caller.host.config.mailbox_capacity.max(1));
        let (wanted, called_off) = oneshot::channel();
        let joining = self.caller.host.sockets.joining();
        let number = joining.number();
        let join = Join {
            joining,
            others: self.instances.iter().map(|other| (other.number, other.mailbox.downgrade())).collect(),
            caller: Arc::clone(&self.caller),
            topic: frame.topic().into(),
            reference: frame.reference().into(),
            payload: frame.payload().into(),
            address: mailbox.downgrade(),
            line: Line {
                mailbox: messages,
                outbox: self.outbox.clone(),
                envelope: Envelope::new(frame.join_ref(), frame.topic()),
            },
            predecessor,
        };
        self.instances.reserve_exact(1);
        self.instances.push(Instance {
            topic: frame.topic().into(),
            join_ref: frame.join_ref().into(),
            mailbox,
            number,
            wanted,
            task: self.caller.host.shutdown.spawn(join.task(called_off)),
        });
        Received::Done
    }
}

fn push_of(frame: &Frame<'_>, kind: PushKind, text: &Utf8Bytes) -> Push {
    let (reference, payload) = (place_of(frame.reference(), text), place_of(frame.payload(), text));
    Push::new(kind, text.clone(), reference, payload)
}

fn refused(frame: &Frame<'_>, response: &str) -> Received {
    Received::Answer(reply(frame.join_ref(), frame.reference(), frame.topic(), Status::Error, response))
}
