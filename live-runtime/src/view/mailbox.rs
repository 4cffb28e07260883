//! What a view's mailbox holds.

use std::{any::Any, ops::Range};

use axum::{body::Bytes, extract::ws::Utf8Bytes};
use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::{Done, Info, TerminateReason, ToComponent};
use crate::{
    render::Cid,
    upload::{EntryRef, JoinRefusal, Reception, UploadError, UploadRef},
};

/// One message to a view. Small, whatever it carries: tokio's channels have room for 32 at the least, also in an idle view.
#[derive(Debug)]
pub(crate) enum Message {
    /// From the browser; it is waiting for an answer.
    Push(Box<Push>),
    /// From another task, or from the view itself.
    Info(Info),
    /// What a task of the view has come to: a [`Done`](super::task::Done) of the view's type.
    Done(Box<dyn Any + Send>),
    /// For a live component of the view.
    Component(Box<ToComponent>),
    /// Nothing but a reason to look whether messages have been missed.
    Nudge,
    /// From the channel of one of its uploads' files.
    Upload(Box<UploadMessage>),
    /// A piece of a file: to the channel of an upload, and never to a view.
    Chunk(Box<Chunk>),
    /// From who wants to know when and why the view ends.
    Monitor(oneshot::Sender<TerminateReason>),
    /// From who wants to know how much the view keeps.
    Measure(oneshot::Sender<usize>),
    /// From a test that wants to know whether tasks are running; all that was sent before has been handled then.
    #[cfg(feature = "test")]
    Working(oneshot::Sender<bool>),
    /// The last one: the view ends after it.
    End(TerminateReason),
}

impl Message {
    /// What a task of the view has come to, or of one of its live components.
    pub(super) fn done<V: 'static>(cid: Option<Cid>, done: Done<V>) -> Self {
        match cid {
            None => Self::Done(Box::new(done)),
            Some(cid) => Self::Component(Box::new(ToComponent::done(cid, Box::new(done)))),
        }
    }
}

/// A push of the browser: places in the frame that it came in, so that nothing is copied on its way to the view.
#[derive(Debug)]
pub(crate) struct Push {
    pub(crate) kind: PushKind,
    #[expect(dead_code, reason = "it acts as it is dropped")]
    share: Share,
    frame: Utf8Bytes,
    reference: Range<usize>,
    payload: Range<usize>,
}

/// What a message takes of the bytes that one browser may have waiting, for as long as it is there.
pub(crate) type Share = OwnedSemaphorePermit;

/// What the channel of a file has to say to its view.
#[derive(Debug)]
pub(crate) struct UploadMessage {
    /// Of an upload of a live component.
    pub(crate) cid: Option<Cid>,
    pub(crate) upload: UploadRef,
    pub(crate) entry: EntryRef,
    pub(crate) news: UploadNews,
}

#[derive(Debug)]
pub(crate) enum UploadNews {
    /// The browser is about to send it.
    Joins(oneshot::Sender<Result<Reception, JoinRefusal>>),
    /// It is not going to come.
    Failed(UploadError),
}

/// A piece of a file, in the frame that it came in.
#[derive(Debug)]
pub(crate) struct Chunk {
    /// What to answer to, as JSON.
    pub(crate) reference: Box<str>,
    pub(crate) bytes: Bytes,
    #[expect(dead_code, reason = "it acts as it is dropped")]
    pub(crate) share: Share,
}

/// What the browser wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PushKind {
    /// `event`: a binding of the template fired, or a hook pushed.
    Event,
    /// `live_patch`: the URL changes.
    LivePatch,
    /// `cids_will_destroy`: components are about to be gone from the page.
    CidsWillDestroy,
    /// `cids_destroyed`: components are gone from the page.
    CidsDestroyed,
    /// `allow_upload`: the browser wants to send files.
    AllowUpload,
    /// `progress`: a part of a file has been sent.
    Progress,
    /// `phx_leave`: the page is left.
    Leave,
    /// Nothing that this server knows.
    Unknown,
}

impl Push {
    /// Of the frame's parts `reference` and `payload`.
    pub(crate) fn new(
        kind: PushKind,
        frame: Utf8Bytes,
        reference: Range<usize>,
        payload: Range<usize>,
        share: Share,
    ) -> Self {
        Self { kind, share, frame, reference, payload }
    }

    /// What to answer to, as the JSON that the client sent.
    pub(crate) fn reference(&self) -> &str {
        self.frame.get(self.reference.clone()).unwrap_or("null")
    }

    /// The payload's JSON.
    pub(crate) fn payload(&self) -> &str {
        self.frame.get(self.payload.clone()).unwrap_or("null")
    }
}

impl PushKind {
    /// What the push with this event name wants.
    pub(crate) fn of(event: &str) -> Self {
        match event {
            "event" => Self::Event,
            "live_patch" => Self::LivePatch,
            "cids_will_destroy" => Self::CidsWillDestroy,
            "cids_destroyed" => Self::CidsDestroyed,
            "allow_upload" => Self::AllowUpload,
            "progress" => Self::Progress,
            "phx_leave" => Self::Leave,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::Semaphore;

    use super::*;

    fn push(frame: &'static str, reference: Range<usize>, payload: Range<usize>) -> Push {
        let share = Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap();
        Push::new(PushKind::Event, Utf8Bytes::from_static(frame), reference, payload, share)
    }

    #[test]
    fn a_message_is_small() {
        assert!(size_of::<Message>() <= 24, "{} bytes", size_of::<Message>());
    }

    #[test]
    fn a_push_shows_its_places_in_the_frame() {
        let push = push(r#"["1","2",{}]"#, 5..8, 9..11);
        assert_eq!((push.reference(), push.payload()), (r#""2""#, "{}"));
    }

    #[test]
    fn places_outside_of_the_frame_are_null() {
        let push = push("[]", 1..9, 7..8);
        assert_eq!((push.reference(), push.payload()), ("null", "null"));
    }
}
