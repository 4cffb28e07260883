//! An actor's side of its connection.

use tokio::sync::mpsc;

use super::{Envelope, Outbox, Status, envelope::EMPTY};
use crate::view::{Message, PushKind};

/// What a view hears from, speaks to, and writes on each frame.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) mailbox: mpsc::Receiver<Message>,
    pub(crate) outbox: Outbox,
    pub(crate) envelope: Envelope,
}

impl Line {
    /// Answers what the mailbox still holds when there is no view to handle it, and lets nothing more in.
    pub(crate) async fn hang_up(mut self) {
        self.mailbox.close();
        while let Some(message) = self.mailbox.recv().await {
            let Message::Push(push) = message else { continue };
            let frame = match push.kind {
                PushKind::Leave => self.envelope.reply(push.reference(), Status::Ok, EMPTY),
                _ => self.envelope.reply(push.reference(), Status::Error, r#"{"reason":"unmatched topic"}"#),
            };
            self.outbox.send(frame).await;
        }
    }
}
