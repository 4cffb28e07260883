//! What an upload allows.

use std::time::Duration;

use super::{ClientFile, UploadError, accept::Accept};

/// What is wrong with a file, by the upload's own check.
pub(super) type Check = Box<dyn Fn(&ClientFile) -> Result<(), String> + Send + Sync>;

pub(super) struct Limits {
    pub(super) accept: Accept,
    pub(super) max_entries: usize,
    /// Whether files that have been consumed count, too.
    pub(super) counts_consumed: bool,
    pub(super) max_file_size: u64,
    pub(super) chunk_size: usize,
    pub(super) chunk_timeout: Duration,
    pub(super) auto_upload: bool,
    pub(super) check: Option<Check>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            accept: Accept::default(),
            max_entries: 1,
            counts_consumed: false,
            max_file_size: 8_000_000,
            chunk_size: 64_000,
            chunk_timeout: Duration::from_secs(10),
            auto_upload: false,
            check: None,
        }
    }
}

impl Limits {
    /// The first thing that is wrong with a file.
    pub(super) fn check(&self, file: &ClientFile) -> Result<(), UploadError> {
        if file.size > self.max_file_size {
            return Err(UploadError::TooLarge { limit: self.max_file_size });
        }
        if !self.accept.takes(file) {
            return Err(UploadError::NotAccepted);
        }
        self.check.as_ref().map_or(Ok(()), |check| check(file)).map_err(UploadError::Invalid)
    }
}
