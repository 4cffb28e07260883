//! The channel of one file.

use serde::Deserialize;
use tokio::{
    select,
    sync::{mpsc, oneshot},
    time::timeout,
};
use tracing::{debug, error, warn};

use super::frame::Frame;
use crate::{
    actor::{Envelope, Line, Status},
    panic::{catch, panic_text},
    session::{Purpose, Signer},
    upload::{Excess, Reception, Taken, UploadError, UploadToken},
    view::{Chunk, Message, PushKind, TerminateReason, UploadMessage, UploadNews},
};

/// A file's channel, on its way.
pub(super) struct UploadJoin {
    /// Of the push that joins, as JSON.
    pub(super) reference: Box<str>,
    pub(super) token: UploadToken,
    /// The view that has given the token.
    pub(super) view: mpsc::WeakSender<Message>,
    pub(super) line: Line,
}

/// Whether a topic is that of a file.
pub(super) fn is_upload(topic: &str) -> bool {
    topic.starts_with("lvu:")
}

/// What the client shows to be let in; `None` where that is nothing for this topic.
pub(super) fn token_of(signer: &Signer, frame: &Frame<'_>) -> Option<UploadToken> {
    #[derive(Deserialize)]
    struct Payload {
        token: String,
    }

    let Payload { token } = serde_json::from_str(frame.payload()).ok()?;
    let token: UploadToken = signer.verify(Purpose::Upload, &token).ok()?;
    (token.topic() == frame.topic()).then_some(token)
}

/// Why a channel ends.
#[derive(Debug)]
enum Over {
    Complete,
    /// The browser gives up.
    Left,
    /// The view does not want the file, or there is nobody to send it to.
    Unwanted,
    /// It is not taken.
    Failed(UploadError),
}

impl UploadJoin {
    /// Joins, takes the file, and ends.
    pub(super) async fn run(mut self, called_off: oneshot::Receiver<()>) {
        let joined = select! {
            biased;
            joined = self.join() => joined,
            _ = called_off => None,
        };
        if let Some(reception) = joined {
            let over = catch(self.receive(reception)).await;
            let over = over.unwrap_or_else(|panic| {
                error!(topic = self.token.topic(), panic = panic_text(&panic), "the writer of an upload has panicked");
                Over::Failed(UploadError::Unwritable)
            });
            debug!(topic = self.token.topic(), ?over, "an upload ends");
            let farewell = match over {
                // Only this makes the client give up the file, and what waits for it.
                Over::Failed(UploadError::TimedOut) => self.line.envelope.crashed(),
                _ => self.line.envelope.closed(),
            };
            self.line.mailbox.close();
            self.line.outbox.send(farewell).await;
            if let Over::Failed(reason) = over {
                self.tell(UploadNews::Failed(reason)).await;
            }
        }
        self.line.hang_up(TerminateReason::Left).await;
    }

    /// Asks the view.
    async fn join(&self) -> Option<Reception> {
        let (answer, asked) = oneshot::channel();
        self.tell(UploadNews::Joins(answer)).await;
        let reason = match asked.await {
            Ok(Ok(reception)) => return Some(reception),
            Ok(Err(refusal)) => refusal.reason(),
            Err(_) => "disallowed",
        };
        warn!(topic = self.token.topic(), reason, "the channel of an upload is refused");
        self.refuse(&self.reference, reason).await;
        None
    }

    async fn receive(&mut self, mut reception: Reception) -> Over {
        if let Err(error) = reception.open().await {
            error!(topic = self.token.topic(), reason = error, "the writer of an upload cannot be opened");
            self.refuse(&self.reference, "writer_error").await;
            return Over::Failed(UploadError::Unwritable);
        }
        self.reply(&self.reference, "{}").await;
        loop {
            let received = select! {
                biased;
                () = reception.unwanted.cancelled() => Ok(None),
                received = timeout(reception.chunk_timeout, self.line.mailbox.recv()) => received,
            };
            let Ok(message) = received else {
                warn!(topic = self.token.topic(), "an upload is given up: nothing has arrived for too long");
                reception.cancel().await;
                return Over::Failed(UploadError::TimedOut);
            };
            match message {
                Some(Message::Chunk(chunk)) => match self.chunk(reception, *chunk).await {
                    Ok(rest) => reception = rest,
                    Err(over) => return over,
                },
                Some(Message::Push(push)) if push.kind == PushKind::Leave => {
                    self.reply(push.reference(), "{}").await;
                    reception.cancel().await;
                    return Over::Left;
                }
                Some(Message::Push(push)) => self.refuse(push.reference(), "unknown_event").await,
                Some(Message::End(_)) | None => {
                    reception.cancel().await;
                    return Over::Unwanted;
                }
                Some(_) => {}
            }
        }
    }

    /// Writes a chunk, and answers: the browser sends the next one then.
    async fn chunk(&self, reception: Reception, chunk: Chunk) -> Result<Reception, Over> {
        let Chunk { reference, bytes, .. } = chunk;
        let limit = reception.max_file_size;
        let (reception, response, error) = match reception.take(bytes).await {
            Ok(Taken::More(rest)) => {
                self.reply(&reference, "{}").await;
                return Ok(rest);
            }
            Ok(Taken::Complete) => {
                self.reply(&reference, "{}").await;
                return Err(Over::Complete);
            }
            Err(Excess::File(reception)) => {
                warn!(topic = self.token.topic(), "an upload has more bytes than were declared");
                let response = format!(r#"{{"reason":"file_size_limit_exceeded","limit":{limit}}}"#);
                (Some(reception), response, UploadError::TooLarge { limit })
            }
            Err(Excess::Chunk(reception)) => {
                warn!(topic = self.token.topic(), "a chunk of an upload is too large");
                (Some(reception), r#"{"reason":"chunk_size_limit_exceeded"}"#.to_owned(), UploadError::Interrupted)
            }
            Err(Excess::Unwritable(error)) => {
                error!(topic = self.token.topic(), reason = error, "an upload cannot be written");
                (None, r#"{"reason":"writer_error"}"#.to_owned(), UploadError::Unwritable)
            }
        };
        if let Some(reception) = reception {
            reception.cancel().await;
        }
        self.answer(&reference, Status::Error, &response).await;
        Err(Over::Failed(error))
    }

    async fn tell(&self, news: UploadNews) {
        let UploadToken { cid, upload, entry, .. } = &self.token;
        let message = UploadMessage { cid: *cid, upload: upload.clone(), entry: *entry, news };
        if let Some(view) = self.view.upgrade() {
            // A view that has ended needs to know nothing.
            let _ = view.send(Message::Upload(Box::new(message))).await;
        }
    }

    async fn reply(&self, reference: &str, response: &str) {
        self.answer(reference, Status::Ok, response).await;
    }

    async fn refuse(&self, reference: &str, reason: &str) {
        self.answer(reference, Status::Error, &format!(r#"{{"reason":"{reason}"}}"#)).await;
    }

    async fn answer(&self, reference: &str, status: Status, response: &str) {
        let envelope: &Envelope = &self.line.envelope;
        self.line.outbox.send(envelope.reply(reference, status, response)).await;
    }
}
