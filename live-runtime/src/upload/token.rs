//! The right to send a file.

use serde::{Deserialize, Serialize};

use super::{EntryRef, UploadRef};
use crate::render::Cid;

/// What a file's channel is joined with. It is worth something while the view lives that has made the upload, and once.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct UploadToken {
    /// The id of the view.
    pub(crate) view: Box<str>,
    /// The number of the live component, where the upload is that of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) cid: Option<Cid>,
    pub(crate) upload: UploadRef,
    pub(crate) entry: EntryRef,
}

impl UploadToken {
    /// The topic of the file's channel.
    pub(crate) fn topic(&self) -> String {
        format!("lvu:{}", self.entry)
    }

    /// The topic of the view.
    pub(crate) fn view_topic(&self) -> String {
        format!("lv:{}", self.view)
    }
}
