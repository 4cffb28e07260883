//! Files that are gone when nobody needs them any more.

use std::{
    fs::File,
    io::{self, Seek as _, Write as _},
    path::{Path, PathBuf},
};

use axum::body::Bytes;
use tokio::task::spawn_blocking;

use super::UploadWriter;

/// A file that has arrived. It has no name on the disk: it is gone when this is dropped, and however the process ends,
/// for the system removes it. To keep it, [`TempFile::persist`] it.
#[derive(Debug)]
pub struct TempFile {
    file: File,
    len: u64,
}

impl TempFile {
    /// How many bytes it has.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The file itself, at its beginning: to be read in a task that may block.
    #[must_use]
    pub fn into_file(self) -> File {
        self.file
    }

    /// Keeps it as `path`, in place of what may be there. Whoever looks sees all of it or nothing.
    ///
    /// `path` is yours to make: a name that the client gave leads wherever the client wants. On Unix nobody but the user of
    /// this process can read the file: where another server is to show it, set its permissions afterwards.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub async fn persist(self, path: impl AsRef<Path> + Send) -> io::Result<()> {
        let path = path.as_ref().to_owned();
        blocking(move || {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let mut beside = tempfile::NamedTempFile::new_in(folder)?;
            io::copy(&mut &self.file, beside.as_file_mut())?;
            beside.persist(path).map(drop).map_err(|error| error.error)
        })
        .await
    }
}

/// Writes a [`TempFile`].
#[derive(Debug)]
pub(super) struct TempFileWriter {
    folder: Option<PathBuf>,
    /// None before it is opened, and while a chunk is written.
    file: Option<File>,
    len: u64,
}

impl TempFileWriter {
    /// In `folder`, or where the system has its temporary files.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, file: None, len: 0 }
    }
}

impl UploadWriter for TempFileWriter {
    type Written = TempFile;
    type Error = io::Error;

    async fn open(&mut self) -> io::Result<()> {
        let folder = self.folder.take();
        let open = move || folder.map_or_else(tempfile::tempfile, tempfile::tempfile_in);
        self.file = Some(blocking(open).await?);
        Ok(())
    }

    async fn write_chunk(&mut self, chunk: Bytes) -> io::Result<()> {
        let mut file = self.file.take().ok_or(io::ErrorKind::NotFound)?;
        let len = chunk.len() as u64;
        self.file = Some(blocking(move || file.write_all(&chunk).map(|()| file)).await?);
        self.len += len;
        Ok(())
    }

    async fn close(self) -> io::Result<TempFile> {
        let mut file = self.file.ok_or(io::ErrorKind::NotFound)?;
        file.rewind()?;
        Ok(TempFile { file, len: self.len })
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}
