//! All channels of one socket: which view a frame is for.

use std::{net::SocketAddr, sync::Arc};

use axum::{body::Bytes, extract::ws::Utf8Bytes};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
    time::Instant,
};
use tracing::{debug, warn};

use super::{
    Caller, Held,
    frame::{BinaryFrame, Frame, FrameError, place_of},
    instance::{Delivery, GRACE, Instance, Letter, Waiting, deliver, unmatched},
    join::Join,
    rate::Bucket,
    upload::{UploadJoin, is_upload, token_of},
};
use crate::{
    actor::{Envelope, Line, Outbox, Status, json_string, reply},
    view::{Chunk, Message, Push, PushKind, Share, TerminateReason},
};

/// The views that one socket has joined. They are few: a list is the fastest table.
#[derive(Debug)]
pub(crate) struct Channels {
    caller: Arc<Caller>,
    outbox: Outbox,
    instances: Vec<Instance>,
    waiting: Waiting,
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
        let config = &caller.host.config;
        let (waiting, joins) = (Waiting::new(config.max_message_size), Bucket::full(config.join_rate));
        Self { caller, outbox, instances: Vec::new(), waiting, joins }
    }

    /// Whose socket it is, where the listener tells.
    pub(crate) fn peer(&self) -> Option<SocketAddr> {
        self.caller.handshake.peer()
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

    /// Takes a binary frame: a chunk of an upload.
    ///
    /// # Errors
    ///
    /// Where it is not a push.
    pub(crate) fn receive_binary(&mut self, bytes: &Bytes) -> Result<Received, FrameError> {
        let frame = BinaryFrame::parse(bytes)?;
        let (join_ref, reference) = (json_string(frame.join_ref), json_string(frame.reference));
        if frame.event != "chunk" || !is_upload(frame.topic) {
            warn!(peer = ?self.peer(), topic = frame.topic, "a client sends a binary frame that is no chunk of an upload");
            return Ok(Received::Answer(unmatched(&reference, frame.topic)));
        }
        // These two may be on their way when an upload ends.
        let Some(position) = self.position(frame.topic) else {
            debug!(topic = frame.topic, "a chunk is refused: there is no such upload");
            return Ok(Received::Answer(unmatched(&reference, frame.topic)));
        };
        if !self.instances[position].is_joined_as(&join_ref) {
            debug!(topic = frame.topic, "a chunk of an upload that was joined before is ignored");
            return Ok(Received::Done);
        }
        let data = bytes.slice(bytes.len() - frame.data..);
        let answered: Box<str> = reference.as_str().into();
        let message = |share| Message::Chunk(Box::new(Chunk { reference: answered, bytes: data, share }));
        let letter = Letter { topic: frame.topic, reference: &reference, size: bytes.len(), message };
        Ok(self.hand_over(position, letter))
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
            // The browser may not know yet that a view has ended.
            debug!(topic = shown(frame.topic()), "a push is refused: there is no such view");
            return Received::Answer(unmatched(frame.reference(), frame.topic()));
        };
        if !self.instances[position].is_meant_by(frame) {
            debug!(topic = frame.topic(), "a push to a view that was joined before is ignored");
            return Received::Done;
        }
        self.hand_over(position, letter_of(frame, kind, text))
    }

    fn hand_over<F>(&mut self, position: usize, letter: Letter<'_, F>) -> Received
    where
        F: FnOnce(Share) -> Message + Send + 'static,
    {
        match deliver(&self.instances[position].mailbox, &self.waiting, letter) {
            Delivery::Done => Received::Done,
            Delivery::Held(held) => Received::Held(held),
            Delivery::Refused(answer) => {
                self.instances.swap_remove(position);
                Received::Answer(answer)
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
        match deliver(&instance.mailbox, &self.waiting, letter_of(frame, PushKind::Leave, text)) {
            Delivery::Done => Received::Done,
            Delivery::Held(held) => Received::Held(held),
            Delivery::Refused(_) => left(),
        }
    }

    fn join(&mut self, frame: &Frame<'_>) -> Received {
        if is_upload(frame.topic()) {
            return self.join_upload(frame);
        }
        if !frame.topic().starts_with("lv:") || frame.topic().len() > MAX_TOPIC {
            warn!(topic = shown(frame.topic()), "a client joins what is no view");
            return Received::Answer(unmatched(frame.reference(), frame.topic()));
        }
        if !self.joins.take() {
            warn!(peer = ?self.peer(), topic = frame.topic(), "a client joins too often");
            return refused(frame, r#"{"reason":"join rate exceeded"}"#);
        }
        let predecessor = self.position(frame.topic()).map(|position| self.instances.swap_remove(position));
        if !self.has_room() {
            return refused(frame, TOO_MANY);
        }
        let (mailbox, messages) = mpsc::channel(self.caller.host.config.mailbox_capacity.max(1));
        let (wanted, called_off) = oneshot::channel();
        let joining = self.caller.host.sockets.joining();
        let number = joining.number();
        let join = Join {
            joining,
            others: self.instances.iter().filter_map(Instance::as_other).collect(),
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
        let task = self.caller.host.shutdown.spawn(join.task(called_off));
        self.add(frame, mailbox, Some(number), wanted, task);
        Received::Done
    }

    /// The channel of a file, for which a view of this socket has given a token.
    fn join_upload(&mut self, frame: &Frame<'_>) -> Received {
        let token = token_of(&self.caller.host.signer, frame);
        let view = token.as_ref().and_then(|token| self.position(&token.view_topic()));
        let (Some(token), Some(view)) = (token, view) else {
            warn!(peer = ?self.peer(), topic = frame.topic(), "a client joins an upload without the right to it");
            return refused(frame, r#"{"reason":"invalid_token"}"#);
        };
        let view = self.instances[view].mailbox.downgrade();
        if self.position(frame.topic()).is_some_and(|position| !self.instances[position].has_ended()) {
            return refused(frame, r#"{"reason":"already_registered"}"#);
        }
        if !self.has_room() {
            return refused(frame, TOO_MANY);
        }
        // One chunk is written while the next may have come; a browser that sends more is not read.
        let (mailbox, messages) = mpsc::channel(1);
        let (wanted, called_off) = oneshot::channel();
        let line = Line {
            mailbox: messages,
            outbox: self.outbox.clone(),
            envelope: Envelope::new(frame.join_ref(), frame.topic()),
        };
        let join = UploadJoin { reference: frame.reference().into(), token, view, line };
        let task = self.caller.host.shutdown.spawn(join.run(called_off));
        self.add(frame, mailbox, None, wanted, task);
        Received::Done
    }

    /// Whether another channel may be joined.
    fn has_room(&mut self) -> bool {
        self.instances.retain(|instance| !instance.has_ended());
        let has_room = self.instances.len() < self.caller.host.config.max_channels;
        if !has_room {
            warn!(peer = ?self.peer(), "a client has joined too many channels");
        }
        has_room
    }

    fn add(
        &mut self,
        frame: &Frame<'_>,
        mailbox: mpsc::Sender<Message>,
        number: Option<u64>,
        wanted: oneshot::Sender<()>,
        task: JoinHandle<()>,
    ) {
        let (topic, join_ref) = (frame.topic().into(), frame.join_ref().into());
        self.instances.reserve_exact(1);
        self.instances.push(Instance { topic, join_ref, mailbox, number, wanted, task });
    }
}

const TOO_MANY: &str = r#"{"reason":"too many channels joined"}"#;

fn letter_of<'a>(
    frame: &'a Frame<'_>,
    kind: PushKind,
    text: &Utf8Bytes,
) -> Letter<'a, impl FnOnce(Share) -> Message + Send + use<>> {
    let (reference, payload) = (place_of(frame.reference(), text), place_of(frame.payload(), text));
    let text = text.clone();
    let (topic, answered, size) = (frame.topic(), frame.reference(), text.len());
    let message = move |share| Message::Push(Box::new(Push::new(kind, text, reference, payload, share)));
    Letter { topic, reference: answered, size, message }
}

/// Of a topic that nobody has checked, no more than a view's can have.
fn shown(topic: &str) -> String {
    topic.chars().take(MAX_TOPIC).collect()
}

fn refused(frame: &Frame<'_>, response: &str) -> Received {
    Received::Answer(reply(frame.join_ref(), frame.reference(), frame.topic(), Status::Error, response))
}
