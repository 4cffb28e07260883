//! An actor's side of its connection.

use tokio::sync::mpsc;

use super::{Envelope, Outbox, Status, envelope::EMPTY};
use crate::view::{Message, Push, PushKind, TerminateReason};

/// What a view hears from, speaks to, and writes on each frame.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) mailbox: mpsc::Receiver<Message>,
    pub(crate) outbox: Outbox,
    pub(crate) envelope: Envelope,
}

impl Line {
    /// Answers the push with which the browser leaves the page.
    pub(super) async fn leave(&self, push: &Push) {
        self.outbox.send(self.envelope.reply(push.reference(), Status::Ok, EMPTY)).await;
        self.outbox.send(self.envelope.closed()).await;
    }

    /// Answers what the mailbox still holds when there is no view to handle it, and lets nothing more in.
    ///
    /// `reason` is why there is no view.
    pub(crate) async fn hang_up(mut self, reason: TerminateReason) {
        self.mailbox.close();
        if reason == TerminateReason::ParentEnded {
            self.outbox.send(self.envelope.closed()).await;
        }
        while let Some(message) = self.mailbox.recv().await {
            let push = match message {
                Message::Push(push) => push,
                Message::Monitor(watcher) => {
                    // Who has asked may have gone.
                    let _ = watcher.send(reason);
                    continue;
                }
                _ => continue,
            };
            let frame = match push.kind {
                PushKind::Leave => self.envelope.reply(push.reference(), Status::Ok, EMPTY),
                _ => self.envelope.reply(push.reference(), Status::Error, r#"{"reason":"unmatched topic"}"#),
            };
            self.outbox.send(frame).await;
        }
    }
}
