//! A field of a view that takes files, and how it is made.

use std::{any::TypeId, fmt, path::PathBuf, pin::Pin, sync::Arc, time::Duration};

use super::{
    ClientFile, External, ProgressHandler, TempFile, UploadEntry, UploadRef, UploadWriter,
    accept::Accept,
    limits::Limits,
    receiver::{Receiver, Slot, Writing},
    temp_file::TempFileWriter,
};

#[doc = include_str!("../docs/upload.md")]
pub struct Upload<T = TempFile> {
    /// The field's, once it is known.
    pub(super) name: &'static str,
    pub(super) reference: UploadRef,
    pub(super) limits: Limits,
    pub(super) way: Way<T>,
    pub(super) handler: Option<TypeId>,
    pub(super) entries: Vec<Entry<T>>,
    /// How many files have been consumed so far.
    pub(super) consumed: usize,
}

/// Where files go.
pub(super) enum Way<T> {
    /// Through a channel each, into a writer.
    Channel(Box<Receivers<T>>),
    /// Elsewhere. The second makes what is consumed.
    External(Presign, fn(External) -> T),
}

/// Makes the receiver of a file.
pub(super) type Receivers<T> = dyn Fn(&ClientFile, Arc<Slot<T>>) -> Box<dyn Receiver> + Send + Sync;
pub(super) type Presign = Box<dyn Fn(ClientFile) -> Presigning + Send + Sync>;
pub(super) type Presigning = Pin<Box<dyn Future<Output = Result<External, String>> + Send>>;

pub(super) struct Entry<T> {
    pub(super) entry: UploadEntry,
    pub(super) phase: Phase<T>,
}

/// How far an entry is.
pub(super) enum Phase<T> {
    /// Chosen.
    Selected,
    /// It may be sent.
    Allowed,
    /// Its channel is joined. That ends when this is dropped.
    Receiving(Arc<Slot<T>>, #[expect(dead_code, reason = "it acts as it is dropped")] tokio_util::sync::DropGuard),
    /// The browser sends it elsewhere.
    Sending(Option<External>),
    /// The view has it.
    Consumed,
}

impl Upload {
    /// Takes one file of any type, of at most 8 MB, when its form is submitted.
    #[must_use]
    pub fn new() -> Self {
        Self::writing(|_| TempFileWriter::new(None))
    }

    /// Where the bytes are until they are consumed, in place of the system's folder for temporary files. They have no names
    /// there.
    #[must_use]
    pub fn temp_folder(self, folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        self.writer_of(move |_| TempFileWriter::new(Some(folder.clone())))
    }

    /// Files go into a writer of yours, and what that has written is consumed.
    #[must_use]
    pub fn writer<W: UploadWriter>(
        self,
        writer: impl Fn(&ClientFile) -> W + Send + Sync + 'static,
    ) -> Upload<W::Written> {
        self.writer_of(writer)
    }

    /// Files are sent elsewhere by the browser, with one of the client's `uploaders`: `presign` says where to.
    ///
    /// ```
    /// use live_runtime::{External, prelude::*};
    ///
    /// #[derive(serde::Serialize)]
    /// struct Put { url: String }
    ///
    /// async fn presign(size: u64) -> Result<Put, std::io::Error> {
    ///     Ok(Put { url: format!("https://bucket.example/key?size={size}") })
    /// }
    ///
    /// let upload: Upload<External> = Upload::new().external(|file| async move {
    ///     Ok::<_, std::io::Error>(External::new("S3", &presign(file.size()).await?))
    /// });
    /// ```
    #[must_use]
    pub fn external<F, E>(self, presign: impl Fn(ClientFile) -> F + Send + Sync + 'static) -> Upload<External>
    where
        F: Future<Output = Result<External, E>> + Send + 'static,
        E: fmt::Display,
    {
        let presign: Presign = Box::new(move |file| {
            let presigned = presign(file);
            Box::pin(async { presigned.await.map_err(|error| error.to_string()) })
        });
        self.on(Way::External(presign, |meta| meta))
    }
}

impl<T: Send + 'static> Upload<T> {
    fn writing<W: UploadWriter<Written = T>>(writer: impl Fn(&ClientFile) -> W + Send + Sync + 'static) -> Self {
        Self {
            name: "",
            reference: UploadRef::random(),
            limits: Limits::default(),
            way: way_of(writer),
            handler: None,
            entries: Vec::new(),
            consumed: 0,
        }
    }

    fn writer_of<W: UploadWriter>(
        self,
        writer: impl Fn(&ClientFile) -> W + Send + Sync + 'static,
    ) -> Upload<W::Written> {
        self.on(way_of(writer))
    }

    /// The same limits, another way.
    fn on<U>(self, way: Way<U>) -> Upload<U> {
        let Self { name, reference, limits, handler, consumed, .. } = self;
        Upload { name, reference, limits, way, handler, entries: Vec::new(), consumed }
    }

    /// Accepts files with these extensions or MIME types: `.accept([".jpg", ".png", "image/*"])`.
    ///
    /// It is what the browser offers, and checked against what it says of a file. That is no proof of what is inside.
    ///
    /// # Panics
    ///
    /// Where one is neither an extension with its dot nor a MIME type. In a view, literals are checked by the compiler.
    #[must_use]
    pub fn accept(mut self, types: impl IntoIterator<Item: AsRef<str>>) -> Self {
        self.limits.accept = Accept::new(types);
        self
    }

    /// Takes so many files at once: 1 unless said otherwise. Each that is on its way has a channel of its own; see
    /// [`Config::max_channels`](crate::Config::max_channels).
    #[must_use]
    pub fn max_entries(mut self, max_entries: usize) -> Self {
        (self.limits.max_entries, self.limits.counts_consumed) = (max_entries, false);
        self
    }

    /// Takes so many files altogether, as long as the view lives: those that have been consumed count, too.
    #[must_use]
    pub fn max_entries_in_total(mut self, max_entries: usize) -> Self {
        (self.limits.max_entries, self.limits.counts_consumed) = (max_entries, true);
        self
    }

    /// Takes files of at most so many bytes: 8 000 000 unless said otherwise.
    #[must_use]
    pub fn max_file_size(mut self, bytes: u64) -> Self {
        self.limits.max_file_size = bytes;
        self
    }

    /// How many bytes come at once: 64 000 unless said otherwise, and never more than
    /// [`Config::max_message_size`](crate::Config::max_message_size) has room for.
    #[must_use]
    pub fn chunk_size(mut self, bytes: usize) -> Self {
        self.limits.chunk_size = bytes.max(1);
        self
    }

    /// How long the next chunk may take to arrive: 10 s unless said otherwise. Then the file is given up.
    #[must_use]
    pub fn chunk_timeout(mut self, timeout: Duration) -> Self {
        self.limits.chunk_timeout = timeout;
        self
    }

    /// Files are sent as soon as they are chosen, and not when the form is submitted.
    #[must_use]
    pub fn auto_upload(mut self) -> Self {
        self.limits.auto_upload = true;
        self
    }

    /// A `#[handle_progress]` method is told how far each file has come: `.progress(Self::progressed)`.
    #[must_use]
    pub fn progress<H, V, A>(mut self, _handler: H) -> Self
    where
        H: ProgressHandler<V, A>,
    {
        self.handler = Some(TypeId::of::<H>());
        self
    }

    /// A check of your own: what it says against a file is shown with that.
    #[must_use]
    pub fn check(mut self, check: impl Fn(&ClientFile) -> Result<(), String> + Send + Sync + 'static) -> Self {
        self.limits.check = Some(Box::new(check));
        self
    }
}

impl Default for Upload {
    fn default() -> Self {
        Self::new()
    }
}

fn way_of<W: UploadWriter>(writer: impl Fn(&ClientFile) -> W + Send + Sync + 'static) -> Way<W::Written> {
    Way::Channel(Box::new(move |file, slot| Box::new(Writing { writer: writer(file), slot })))
}

impl<T> fmt::Debug for Upload<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries: Vec<_> = self.entries.iter().map(|entry| &entry.entry).collect();
        f.debug_struct("Upload").field("name", &self.name).field("entries", &entries).finish_non_exhaustive()
    }
}
