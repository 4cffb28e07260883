//! One task per connected view.
//!
//! The task owns the view and a bounded mailbox, and takes one message at a time: a handler changes the view, the view
//! is rendered, and what differs from the browser's page is written straight into the frame that answers. A panic ends
//! this view and no other.

mod backlog;
mod component;
mod envelope;
mod line;
mod navigate;
mod outbox;
mod site;
mod task;
mod title;
mod uploads;

pub(crate) use self::{
    backlog::Backlog,
    envelope::{Envelope, Status, json_string, reply},
    line::Line,
    outbox::Outbox,
    site::{PatchMarker, Site, page_of},
    task::Actor,
};
