//! The browser's end of a connection: frames out, frames in.

use std::{collections::VecDeque, sync::Arc};

use axum::extract::ws::{Message, Utf8Bytes};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::{channel::Host, transport::FarEnd, view};

/// An open connection.
#[derive(Debug)]
pub(super) struct Wire {
    end: FarEnd,
    references: u64,
    arrived: VecDeque<String>,
}

/// A frame of the server.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) join_ref: Option<String>,
    pub(super) reference: Option<String>,
    pub(super) topic: String,
    pub(super) event: String,
    pub(super) payload: Value,
}

impl Wire {
    pub(super) fn new(end: FarEnd) -> Self {
        Self { end, references: 0, arrived: VecDeque::new() }
    }

    pub(super) fn host(&self) -> &Arc<Host> {
        &self.end.host
    }

    pub(super) fn is_open(&self) -> bool {
        !self.end.over.is_cancelled()
    }

    pub(super) fn reference(&mut self) -> String {
        self.references += 1;
        self.references.to_string()
    }

    /// Sends a frame, and says with which reference. A connection that is over takes nothing.
    pub(super) fn push(&mut self, join_ref: &str, topic: &str, event: &str, payload: &Value) -> String {
        let reference = self.reference();
        self.send(join_ref, &reference, topic, event, payload);
        reference
    }

    pub(super) fn send(&self, join_ref: &str, reference: &str, topic: &str, event: &str, payload: &Value) {
        let frame = json!([join_ref, reference, topic, event, payload]).to_string();
        let _ = self.end.sender.send(Message::Text(Utf8Bytes::from(frame)));
    }

    /// A frame that is there already.
    pub(super) fn ready(&mut self) -> Option<Frame> {
        self.arrived.extend(self.end.backlog.take());
        self.arrived.pop_front().map(|frame| Frame::read(&frame))
    }

    /// Waits for a frame; `None` where the connection is over.
    pub(super) async fn next(&mut self) -> Option<Frame> {
        loop {
            let is_over = self.end.over.is_cancelled();
            if let Some(frame) = self.ready() {
                return Some(frame);
            }
            if is_over {
                return None;
            }
            tokio::select! {
                () = self.end.backlog.arrived() => {}
                () = self.end.over.cancelled() => {}
            }
        }
    }

    /// The type and the mailbox of a connected view.
    pub(super) fn mailbox_of(&self, id: &str) -> Option<(&'static str, mpsc::WeakSender<view::Message>)> {
        self.host().home.views.mailbox_of(id)
    }
}

impl Frame {
    fn read(text: &str) -> Self {
        type Parts = (Option<String>, Option<String>, String, String, Value);
        let (join_ref, reference, topic, event, payload): Parts =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{text} is not a frame: {error}"));
        Self { join_ref, reference, topic, event, payload }
    }
}
