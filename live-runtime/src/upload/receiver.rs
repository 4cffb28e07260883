//! The receiving end of one file, as its channel has it.

use std::{
    fmt,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::body::Bytes;
use tokio_util::sync::CancellationToken;

use super::UploadWriter;

type Work<'a, T> = Pin<Box<dyn Future<Output = Result<T, String>> + Send + 'a>>;

/// What has come of one file: written by its channel, read by its view.
#[derive(Debug)]
pub(super) struct Slot<T> {
    received: AtomicU64,
    written: Mutex<Option<T>>,
}

impl<T> Slot<T> {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self { received: AtomicU64::new(0), written: Mutex::new(None) })
    }

    pub(super) fn received(&self) -> u64 {
        self.received.load(Ordering::Acquire)
    }

    /// Whether the writer has been closed, and nobody has taken what it gave.
    pub(super) fn is_written(&self) -> bool {
        self.lock().is_some()
    }

    pub(super) fn take(&self) -> Option<T> {
        self.lock().take()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<T>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A writer of any type.
pub(super) trait Receiver: Send {
    fn open(&mut self) -> Work<'_, ()>;
    fn write(&mut self, chunk: Bytes) -> Work<'_, ()>;
    /// Leaves what was written where the view finds it.
    fn close(self: Box<Self>) -> Work<'static, ()>;
    fn cancel(self: Box<Self>) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// A writer, and where what it writes goes.
pub(super) struct Writing<W: UploadWriter> {
    pub(super) writer: W,
    pub(super) slot: Arc<Slot<W::Written>>,
}

impl<W: UploadWriter> Receiver for Writing<W> {
    fn open(&mut self) -> Work<'_, ()> {
        Box::pin(async { self.writer.open().await.map_err(|error| error.to_string()) })
    }

    fn write(&mut self, chunk: Bytes) -> Work<'_, ()> {
        Box::pin(async move {
            let len = chunk.len() as u64;
            self.writer.write_chunk(chunk).await.map_err(|error| error.to_string())?;
            self.slot.received.fetch_add(len, Ordering::AcqRel);
            Ok(())
        })
    }

    fn close(self: Box<Self>) -> Work<'static, ()> {
        Box::pin(async {
            let written = self.writer.close().await.map_err(|error| error.to_string())?;
            *self.slot.lock() = Some(written);
            Ok(())
        })
    }

    fn cancel(self: Box<Self>) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(self.writer.cancel())
    }
}

/// The right to send one file, as its channel has it once it has joined.
pub(crate) struct Reception {
    pub(super) receiver: Box<dyn Receiver>,
    /// How many bytes are still to come.
    pub(super) missing: u64,
    pub(crate) max_file_size: u64,
    pub(crate) chunk_size: usize,
    pub(crate) chunk_timeout: Duration,
    /// Cancelled when the view does not want the file any more, or is gone.
    pub(crate) unwanted: CancellationToken,
}

/// What a chunk has led to.
pub(crate) enum Taken {
    More(Reception),
    Complete,
}

/// Why a chunk is not taken.
#[derive(Debug)]
pub(crate) enum Excess {
    /// More than was declared.
    File(Reception),
    /// More than one chunk may have.
    Chunk(Reception),
    /// The writer has failed: why.
    Unwritable(String),
}

impl Reception {
    pub(crate) async fn open(&mut self) -> Result<(), String> {
        self.receiver.open().await
    }

    /// Writes a chunk, and closes the writer after the last one.
    pub(crate) async fn take(mut self, chunk: Bytes) -> Result<Taken, Excess> {
        if chunk.len() > self.chunk_size {
            return Err(Excess::Chunk(self));
        }
        let Some(missing) = self.missing.checked_sub(chunk.len() as u64) else { return Err(Excess::File(self)) };
        if let Err(error) = self.receiver.write(chunk).await {
            self.receiver.cancel().await;
            return Err(Excess::Unwritable(error));
        }
        self.missing = missing;
        if missing > 0 {
            return Ok(Taken::More(self));
        }
        self.receiver.close().await.map_err(Excess::Unwritable)?;
        Ok(Taken::Complete)
    }

    pub(crate) async fn cancel(self) {
        self.receiver.cancel().await;
    }
}

impl fmt::Debug for Reception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reception").field("missing", &self.missing).finish_non_exhaustive()
    }
}

/// Why a file's channel is not joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JoinRefusal {
    /// The view has no such upload, or does not want the file any more.
    Disallowed,
    AlreadyRegistered,
}

impl JoinRefusal {
    /// What the client is told.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Disallowed => "disallowed",
            Self::AlreadyRegistered => "already_registered",
        }
    }
}
