//! The files of an upload, until the view has them.

use super::{
    EntryRef, Upload, UploadEntry, UploadError, UploadRef,
    builder::{Entry, Phase, Way},
};

impl<T: Send + 'static> Upload<T> {
    /// What its input is called: `phx-drop-target={self.photos.reference()}`.
    #[must_use]
    pub fn reference(&self) -> &UploadRef {
        &self.reference
    }

    /// The files that are chosen or on their way, in the order in which they were chosen.
    pub fn entries(&self) -> impl Iterator<Item = &UploadEntry> {
        self.entries.iter().filter(|entry| !entry.is_consumed()).map(|entry| &entry.entry)
    }

    /// What is wrong with the upload as a whole. What is wrong with a file is [`UploadEntry::error`].
    #[must_use]
    pub fn error(&self) -> Option<UploadError> {
        let limit = self.limits.max_entries;
        (self.entries().count() > self.places()).then_some(UploadError::TooManyFiles { limit })
    }

    /// Whether files are on their way.
    #[must_use]
    pub fn is_in_progress(&self) -> bool {
        self.entries.iter().any(|entry| {
            let is_on_its_way = matches!(entry.phase, Phase::Allowed | Phase::Receiving(..) | Phase::Sending(_));
            is_on_its_way && !entry.entry.is_done()
        })
    }

    /// Gives up a file: what has arrived of it is thrown away, and the browser stops sending it. One that is unknown is
    /// none.
    pub fn cancel(&mut self, entry: EntryRef) {
        self.entries.retain(|found| found.entry.reference != entry);
    }

    /// Gives up all files.
    pub fn cancel_all(&mut self) {
        self.entries.clear();
    }

    /// The files that have arrived, one after the other. What is not taken out of the iterator stays for later.
    pub fn consume(&mut self) -> Consume<'_, T> {
        Consume { upload: self, next: 0 }
    }

    /// One file, where it has arrived.
    pub fn consume_entry(&mut self, entry: EntryRef) -> Option<T> {
        let found = self.entries.iter_mut().find(|found| found.entry.reference == entry)?;
        let file = found.consume(&self.way)?;
        self.consumed += 1;
        Some(file)
    }

    /// How many files there may be now.
    pub(super) fn places(&self) -> usize {
        let consumed = if self.limits.counts_consumed { self.consumed } else { 0 };
        self.limits.max_entries.saturating_sub(consumed)
    }
}

impl<T> Entry<T> {
    pub(super) fn is_consumed(&self) -> bool {
        matches!(self.phase, Phase::Consumed)
    }

    /// What there is of it, where all of it has arrived.
    fn consume(&mut self, way: &Way<T>) -> Option<T> {
        let file = match (&mut self.phase, way) {
            (Phase::Receiving(slot, _), _) => slot.take()?,
            (Phase::Sending(meta), Way::External(_, make)) if self.entry.is_done() => make(meta.take()?),
            _ => return None,
        };
        self.entry.progress = 100;
        self.phase = Phase::Consumed;
        Some(file)
    }
}

/// What [`Upload::consume`] gives: each entry with its file.
#[derive(Debug)]
pub struct Consume<'a, T> {
    upload: &'a mut Upload<T>,
    next: usize,
}

impl<T: Send + 'static> Iterator for Consume<'_, T> {
    type Item = (UploadEntry, T);

    fn next(&mut self) -> Option<Self::Item> {
        let Upload { entries, way, consumed, .. } = &mut *self.upload;
        loop {
            let entry = entries.get_mut(self.next)?;
            self.next += 1;
            if let Some(file) = entry.consume(way) {
                *consumed += 1;
                return Some((entry.entry.clone(), file));
            }
        }
    }
}
