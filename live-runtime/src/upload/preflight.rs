//! The answer to a browser that wants to send files.

use std::{collections::BTreeMap, pin::Pin};

use serde::Serialize;

use super::{EntryRef, External, UploadError};

/// What an upload answers to a preflight.
pub(crate) enum Preflight {
    /// Nothing is sent: what is wrong with which entry, or with the upload as a whole.
    Refused(Vec<(String, UploadError)>),
    Allowed {
        tickets: Vec<(EntryRef, Ticket)>,
        /// Of an upload that begins by itself: these entries stay behind.
        refused: Vec<(EntryRef, UploadError)>,
    },
}

/// How an entry is sent.
pub(crate) enum Ticket {
    /// In a channel of its own.
    Channel,
    /// Elsewhere; this says where to.
    External(Pin<Box<dyn Future<Output = Result<External, String>> + Send>>),
}

/// What the client needs to know of an upload.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct ClientConfig {
    pub(crate) chunk_size: usize,
    pub(crate) chunk_timeout: u64,
    pub(crate) max_entries: usize,
    pub(crate) max_file_size: u64,
}

/// The response, but for the diff.
#[derive(Debug, Serialize)]
pub(crate) struct Allowance<'a> {
    pub(crate) r#ref: &'a str,
    pub(crate) config: ClientConfig,
    pub(crate) entries: BTreeMap<String, serde_json::Value>,
    pub(crate) errors: BTreeMap<String, Vec<String>>,
}
