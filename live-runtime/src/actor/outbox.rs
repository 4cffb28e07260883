//! The way from a view to its connection.

use tokio::sync::mpsc;

/// Where the views of one connection put their frames. It is bounded: a client that reads slowly makes its views wait.
#[derive(Debug, Clone)]
pub(crate) struct Outbox(mpsc::Sender<String>);

impl Outbox {
    /// With room for `capacity` frames, at least one.
    pub(crate) fn new(capacity: usize) -> (Self, mpsc::Receiver<String>) {
        let (sender, receiver) = mpsc::channel(capacity.max(1));
        (Self(sender), receiver)
    }

    /// Waits for room. A frame for a connection that is gone is dropped: its view is about to be told.
    pub(crate) async fn send(&self, frame: String) {
        let _ = self.0.send(frame).await;
    }
}
