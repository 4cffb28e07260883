//! The uploads among the fields of a view or of a live component.

use std::fmt;

use super::{
    Claim, DeclaredFile, EntryRef, External, JoinRefusal, Preflight, Reception, Upload, UploadError, UploadProgress,
    UploadRef, preflight::ClientConfig,
};

/// An upload, whatever is consumed of it.
pub(crate) trait AnyUpload {
    fn reference(&self) -> &UploadRef;
    /// Tells it which field it is.
    fn attach(&mut self, name: &'static str);
    /// The files that are chosen now.
    fn select(&mut self, files: Vec<DeclaredFile>);
    /// The browser wants to send these.
    fn preflight(&mut self, files: Vec<DeclaredFile>) -> Preflight;
    fn client_config(&self, max_chunk_size: usize) -> ClientConfig;
    /// Where an entry is sent, or why that is not known. `false` where it is not wanted any more.
    fn presigned(&mut self, entry: EntryRef, meta: &Result<External, String>) -> bool;
    /// The channel of an entry is joined.
    fn join(&mut self, entry: EntryRef, max_chunk_size: usize) -> Result<Reception, JoinRefusal>;
    /// What the client says of an entry's progress. Gives what the view is to be told.
    fn progress(&mut self, entry: EntryRef, claim: &Claim) -> Option<UploadProgress>;
    /// The channel of an entry has ended without it.
    fn fail(&mut self, entry: EntryRef, error: UploadError);
    fn has_consumed(&self) -> bool;
    /// Forgets what has been consumed. `false` where nothing has.
    fn forget_consumed(&mut self) -> bool;
}

/// Is shown each upload of a view, or of a live component.
pub struct Uploads<'a>(&'a mut dyn FnMut(&mut dyn AnyUpload));

impl<'a> Uploads<'a> {
    pub(crate) fn new(visit: &'a mut dyn FnMut(&mut dyn AnyUpload)) -> Self {
        Self(visit)
    }

    /// The field `name` is this one.
    pub fn found<T: Send + 'static>(&mut self, name: &'static str, upload: &mut Upload<T>) {
        upload.attach(name);
        (self.0)(upload);
    }
}

impl fmt::Debug for Uploads<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Uploads(..)")
    }
}
