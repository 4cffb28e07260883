//! One file of an upload.

use std::{ops::Deref, sync::Arc};

use super::{ClientFile, EntryRef, UploadError, UploadRef};

/// A file that the browser has chosen, and how far it has come. What the client says of it is a [`ClientFile`], to which
/// this dereferences.
#[derive(Debug, Clone)]
pub struct UploadEntry {
    pub(super) upload: UploadRef,
    pub(super) reference: EntryRef,
    pub(super) file: Arc<ClientFile>,
    pub(super) progress: u8,
    pub(super) error: Option<UploadError>,
}

impl UploadEntry {
    /// What the client calls it.
    #[must_use]
    pub fn reference(&self) -> EntryRef {
        self.reference
    }

    /// The upload that it belongs to.
    #[must_use]
    pub fn upload(&self) -> &UploadRef {
        &self.upload
    }

    /// The name that the file has in the browser. Show it, and write to another: it is no path.
    #[must_use]
    pub fn client_name(&self) -> &str {
        self.file.name()
    }

    /// How much has arrived, in percent; 100 when all has, and is written.
    #[must_use]
    pub fn progress(&self) -> u8 {
        self.progress
    }

    /// Whether all has arrived.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.progress == 100
    }

    /// What is wrong with it.
    #[must_use]
    pub fn error(&self) -> Option<&UploadError> {
        self.error.as_ref()
    }
}

impl Deref for UploadEntry {
    type Target = ClientFile;

    fn deref(&self) -> &ClientFile {
        &self.file
    }
}
