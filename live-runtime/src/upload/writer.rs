//! Where the bytes of a file go.

use std::{fmt::Display, future::ready};

use axum::body::Bytes;

/// Takes the bytes of one file as they come. Unless an upload says otherwise with
/// [`Upload::writer`](crate::Upload::writer), files are written to a [`TempFile`](crate::TempFile).
///
/// Chunks come one at a time: the browser sends the next when this one is written. A writer that is dropped before it is
/// closed belongs to a file that never arrived whole; [`UploadWriter::cancel`] comes before that, unless the process ends.
///
/// ```
/// use std::convert::Infallible;
/// use axum::body::Bytes;
/// use live_runtime::{UploadWriter, prelude::*};
///
/// /// Counts the lines of a file, and keeps nothing.
/// struct Lines(usize);
///
/// impl UploadWriter for Lines {
///     type Written = usize;
///     type Error = Infallible;
///
///     async fn write_chunk(&mut self, chunk: Bytes) -> Result<(), Infallible> {
///         self.0 += chunk.iter().filter(|byte| **byte == b'\n').count();
///         Ok(())
///     }
///
///     async fn close(self) -> Result<usize, Infallible> {
///         Ok(self.0)
///     }
/// }
///
/// let upload: Upload<usize> = Upload::new().writer(|_| Lines(0));
/// ```
#[diagnostic::on_unimplemented(
    message = "files cannot be written to `{Self}`",
    label = "not an `UploadWriter`",
    note = "implement `UploadWriter` for a type of yours, with `write_chunk` and `close`"
)]
pub trait UploadWriter: Sized + Send + 'static {
    /// What the view gets of a file that has arrived.
    type Written: Send + 'static;
    /// Why it cannot be written: for the log.
    type Error: Display + Send;

    /// Before the first chunk.
    ///
    /// # Errors
    ///
    /// Where nothing can be written; the file is then not taken.
    fn open(&mut self) -> impl Future<Output = Result<(), Self::Error>> + Send {
        ready(Ok(()))
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    ///
    /// Where they cannot be written; the writer is then cancelled.
    fn write_chunk(&mut self, chunk: Bytes) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// After the last chunk.
    ///
    /// # Errors
    ///
    /// Where what was written is not there.
    fn close(self) -> impl Future<Output = Result<Self::Written, Self::Error>> + Send;

    /// The file does not come to its end: it was cancelled, stopped at a limit, or its page is gone.
    fn cancel(self) -> impl Future<Output = ()> + Send {
        ready(())
    }
}
