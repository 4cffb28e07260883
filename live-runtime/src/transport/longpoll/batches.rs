//! What a session's requests bring, one message after the other.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::ws::{Message, Utf8Bytes},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use tokio::sync::{mpsc, oneshot};
use tracing::warn;

use super::sessions::{SessionId, Sessions};
use crate::{
    actor::Outbox,
    transport::{close::Closing, connection::Source},
};

/// How many frames the client sends at once.
const MAX_FRAMES: usize = 100;

/// What a request brings.
#[derive(Debug)]
pub(super) enum Brought {
    /// A poll: the browser is there.
    Poll,
    Batch(Batch),
    /// Something that the session cannot go on after.
    Refused(Closing),
}

/// The frames of one `POST`, on lines.
#[derive(Debug)]
pub(super) struct Batch {
    rest: Bytes,
    frames: usize,
    /// Told when all have been handed over; dropped where they cannot be.
    handed_over: oneshot::Sender<()>,
}

/// The receiving side of a session, which is known as long as this lives.
#[derive(Debug)]
pub(super) struct Batches {
    pub(super) brought: mpsc::Receiver<Brought>,
    pub(super) current: Option<Batch>,
    pub(super) max_message_size: usize,
    pub(super) sessions: Arc<Sessions>,
    pub(super) id: SessionId,
}

impl Batch {
    pub(super) fn new(body: Bytes, handed_over: oneshot::Sender<()>) -> Self {
        Self { rest: body, frames: 0, handed_over }
    }

    /// The next line that is not empty. They are split as they are needed: a body of line feeds costs nothing.
    fn line(&mut self) -> Option<Bytes> {
        while !self.rest.is_empty() {
            let end = self.rest.iter().position(|byte| *byte == b'\n').unwrap_or(self.rest.len());
            let line = self.rest.split_to(end);
            let _ = self.rest.split_to(self.rest.len().min(1));
            if !line.is_empty() {
                return Some(line);
            }
        }
        None
    }

    fn message(&mut self, max_size: usize) -> Option<Result<Message, Closing>> {
        let line = self.line()?;
        self.frames += 1;
        if self.frames > MAX_FRAMES {
            warn!("a client sends more than {MAX_FRAMES} frames at once");
            return Some(Err(Closing::TooLarge));
        }
        Some(message_of(&line, max_size).inspect_err(|closing| warn!(?closing, "a client sends what is no frame")))
    }
}

/// A frame is JSON as it is, or base64 of a binary one.
fn message_of(line: &[u8], max_size: usize) -> Result<Message, Closing> {
    if line.starts_with(b"[") {
        if line.len() > max_size {
            return Err(Closing::TooLarge);
        }
        // A copy: a view that keeps its message must not keep the whole batch.
        return str::from_utf8(line).map(|text| Message::Text(Utf8Bytes::from(text))).map_err(|_| Closing::Invalid);
    }
    if line.len() / 4 > max_size / 3 + 1 {
        return Err(Closing::TooLarge);
    }
    STANDARD.decode(line).map(|bytes| Message::Binary(bytes.into())).map_err(|_| Closing::Unsupported)
}

impl Source for Batches {
    async fn next(&mut self) -> Result<Message, Closing> {
        loop {
            if let Some(message) = self.current.as_mut().and_then(|batch| batch.message(self.max_message_size)) {
                return message;
            }
            // That another is asked for says that the last one has been taken.
            if let Some(batch) = self.current.take() {
                let _ = batch.handed_over.send(());
            }
            match self.brought.recv().await {
                Some(Brought::Poll) => return Ok(Message::Ping(Bytes::new())),
                Some(Brought::Batch(batch)) => self.current = Some(batch),
                Some(Brought::Refused(closing)) => return Err(closing),
                None => return Err(Closing::Gone),
            }
        }
    }

    /// There is nothing to be said: the next request is answered that the session is gone.
    async fn farewell(self, _: Outbox, _: Closing) {}
}

impl Drop for Batches {
    fn drop(&mut self) {
        self.sessions.forget(self.id);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What comes of a body: texts, binary frames as `b…`, and how it ends where it does.
    fn read(body: impl Into<Bytes>) -> Vec<Result<String, Closing>> {
        let mut batch = Batch::new(body.into(), oneshot::channel().0);
        std::iter::from_fn(|| batch.message(100))
            .map(|message| {
                message.map(|message| match message {
                    Message::Text(text) => text.to_string(),
                    Message::Binary(bytes) => format!("b{}", String::from_utf8_lossy(&bytes)),
                    other => panic!("{other:?}"),
                })
            })
            .collect()
    }

    #[test]
    fn lines_are_frames() {
        assert_eq!(read("[1]"), [Ok("[1]".to_owned())]);
        assert_eq!(read("[1]\n[2]"), [Ok("[1]".to_owned()), Ok("[2]".to_owned())]);
        assert_eq!(read("[1]\nAGE=\n[2]\n"), [Ok("[1]".to_owned()), Ok("b\0a".to_owned()), Ok("[2]".to_owned())]);
        for nothing in ["", "\n", "\n\n\n"] {
            assert_eq!(read(nothing), [], "{nothing:?}");
        }
        assert_eq!(read("\n".repeat(1_000_000)), []);
    }

    #[test]
    fn what_is_none() {
        assert_eq!(read("{}"), [Err(Closing::Unsupported)]);
        assert_eq!(read(&b"[\xff]"[..]), [Err(Closing::Invalid)]);
        assert_eq!(read(format!("[{}", "x".repeat(100))), [Err(Closing::TooLarge)]);
        assert_eq!(read("A".repeat(200)), [Err(Closing::TooLarge)]);
        assert!(read("A".repeat(132))[0].is_ok());
    }

    #[test]
    fn a_batch_has_a_hundred_frames_at_most() {
        let frames = read(["[1]"; 101].join("\n"));
        assert!(frames[..100].iter().all(Result::is_ok));
        assert_eq!(frames[100], Err(Closing::TooLarge));
        assert!(read(["[1]"; 100].join("\n")).iter().all(Result::is_ok));
    }

    proptest! {
        #[test]
        fn nothing_made_up_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in "[\\[\\]\nA=]{0,60}") {
            let _ = read(bytes);
            let _ = read(text);
        }
    }
}
