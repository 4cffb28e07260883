//! What becomes of an upload as its browser goes on.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use super::{
    AnyUpload, Claim, DeclaredFile, EntryRef, External, JoinRefusal, Preflight, Reception, Ticket, Upload, UploadEntry,
    UploadError, UploadProgress, UploadRef,
    builder::{Entry, Phase, Way},
    preflight::ClientConfig,
    receiver::Slot,
};

/// How many files beyond those that are allowed are kept, to be shown with what is wrong. A browser forgets the others.
const SURPLUS: usize = 100;

impl<T: Send + 'static> AnyUpload for Upload<T> {
    fn reference(&self) -> &UploadRef {
        &self.reference
    }

    fn attach(&mut self, name: &'static str) {
        self.name = name;
    }

    fn select(&mut self, files: Vec<DeclaredFile>) {
        self.add(files);
    }

    fn preflight(&mut self, files: Vec<DeclaredFile>) -> Preflight {
        let wanted: Vec<_> = files.iter().map(|file| file.reference).collect();
        self.add(files);
        if !self.limits.auto_upload {
            let wrong = self.wrong();
            if !wrong.is_empty() {
                return Preflight::Refused(wrong);
            }
        }
        let (mut tickets, mut refused) = (Vec::new(), Vec::new());
        let places = self.places();
        let not_consumed = self.entries.iter_mut().filter(|entry| !entry.is_consumed());
        for entry in not_consumed.take(places).filter(|entry| wanted.contains(&entry.entry.reference)) {
            match (&entry.phase, &entry.entry.error) {
                (Phase::Selected, Some(error)) => refused.push((entry.entry.reference, error.clone())),
                (Phase::Selected, None) => {
                    let ticket = match &self.way {
                        Way::Channel(_) => Ticket::Channel,
                        Way::External(presign, _) => Ticket::External(presign((*entry.entry.file).clone())),
                    };
                    entry.phase = Phase::Allowed;
                    tickets.push((entry.entry.reference, ticket));
                }
                _ => {}
            }
        }
        Preflight::Allowed { tickets, refused }
    }

    fn client_config(&self, max_chunk_size: usize) -> ClientConfig {
        let limits = &self.limits;
        ClientConfig {
            chunk_size: limits.chunk_size.min(max_chunk_size),
            chunk_timeout: u64::try_from(limits.chunk_timeout.as_millis()).unwrap_or(u64::MAX),
            max_entries: limits.max_entries,
            max_file_size: limits.max_file_size,
        }
    }

    fn presigned(&mut self, entry: EntryRef, meta: &Result<External, String>) -> bool {
        let Some(entry) = self.find(entry).filter(|entry| matches!(entry.phase, Phase::Allowed)) else { return false };
        match meta {
            Ok(meta) => entry.phase = Phase::Sending(Some(meta.clone())),
            Err(why) => entry.entry.error = Some(UploadError::Invalid(why.clone())),
        }
        true
    }

    fn join(&mut self, entry: EntryRef, max_chunk_size: usize) -> Result<Reception, JoinRefusal> {
        let (chunk_size, limits) = (self.limits.chunk_size.min(max_chunk_size), &self.limits);
        let (chunk_timeout, max_file_size) = (limits.chunk_timeout, limits.max_file_size);
        let Way::Channel(receiver) = &self.way else { return Err(JoinRefusal::Disallowed) };
        let found = self.entries.iter_mut().find(|found| found.entry.reference == entry);
        let found = found.ok_or(JoinRefusal::Disallowed)?;
        match found.phase {
            Phase::Allowed => {}
            Phase::Selected => return Err(JoinRefusal::Disallowed),
            _ => return Err(JoinRefusal::AlreadyRegistered),
        }
        let slot = Slot::new();
        let unwanted = CancellationToken::new();
        found.phase = Phase::Receiving(Arc::clone(&slot), unwanted.clone().drop_guard());
        let file = &found.entry.file;
        let receiver = receiver(file, slot);
        Ok(Reception { receiver, missing: file.size, max_file_size, chunk_size, chunk_timeout, unwanted })
    }

    fn progress(&mut self, entry: EntryRef, claim: &Claim) -> Option<UploadProgress> {
        let handler = self.handler;
        let Entry { entry, phase } = self.find(entry)?;
        entry.progress = match (claim, &*phase) {
            (Claim::Percent(_), Phase::Receiving(slot, _)) if slot.is_written() => 100,
            // What has arrived counts, and not what the client says of it.
            (Claim::Percent(_), Phase::Receiving(slot, _)) => percent(slot.received(), entry.file.size),
            (Claim::Percent(percent), Phase::Sending(_)) => whole(*percent),
            (Claim::Failed { .. }, Phase::Sending(_)) => {
                entry.error = Some(UploadError::ExternalFailure);
                entry.progress
            }
            _ => return None,
        };
        handler.map(|handler| UploadProgress::new(handler, entry.clone()))
    }

    fn fail(&mut self, entry: EntryRef, error: UploadError) {
        if let Some(entry) = self.find(entry) {
            entry.entry.error.get_or_insert(error);
        }
    }

    fn has_consumed(&self) -> bool {
        self.entries.iter().any(Entry::is_consumed)
    }

    fn forget_consumed(&mut self) -> bool {
        let len = self.entries.len();
        self.entries.retain(|entry| !entry.is_consumed());
        self.entries.len() < len
    }
}

impl<T: Send + 'static> Upload<T> {
    fn find(&mut self, entry: EntryRef) -> Option<&mut Entry<T>> {
        self.entries.iter_mut().find(|found| found.entry.reference == entry)
    }

    /// Files that are new are checked; those that are known stay as they are.
    fn add(&mut self, files: Vec<DeclaredFile>) {
        let is_known = |upload: &Self, file: &DeclaredFile| {
            upload.entries.iter().any(|entry| entry.entry.reference == file.reference)
        };
        // Where there is one place, the one that is chosen last has it.
        if self.limits.max_entries == 1
            && let [file] = &*files
            && !is_known(self, file)
        {
            self.entries.clear();
        }
        for file in files {
            let is_full = self.entries().count() >= self.places().saturating_add(SURPLUS);
            if !is_full && !is_known(self, &file) {
                let DeclaredFile { reference, file } = file;
                let error = self.limits.check(&file).err();
                let (upload, file) = (self.reference.clone(), Arc::new(file));
                let entry = UploadEntry { upload, reference, file, progress: 0, error };
                self.entries.push(Entry { entry, phase: Phase::Selected });
            }
        }
    }

    /// All that is wrong, by what the client calls it.
    fn wrong(&self) -> Vec<(String, UploadError)> {
        let of_all = self.error().map(|error| (self.reference.to_string(), error));
        let of_entry = |entry: &UploadEntry| Some((entry.reference.to_string(), entry.error.clone()?));
        of_all.into_iter().chain(self.entries().filter_map(of_entry)).collect()
    }

    /// The attribute `name` of its input.
    pub(crate) fn input_name(&self) -> &'static str {
        if self.name.is_empty() {
            tracing::error!(
                upload = %self.reference,
                "an input is shown of an `Upload` that is no field of its view: nothing can be uploaded"
            );
        }
        self.name
    }

    /// The attribute `accept` of its input.
    pub(crate) fn accepted(&self) -> Option<&str> {
        self.limits.accept.attribute()
    }

    pub(crate) fn is_auto_upload(&self) -> bool {
        self.limits.auto_upload
    }

    pub(crate) fn takes_several(&self) -> bool {
        self.limits.max_entries > 1
    }

    /// References of entries, in their order, as the client's attributes have them.
    pub(crate) fn references(&self, which: References) -> String {
        let is_meant = |entry: &&Entry<T>| match which {
            References::Active => true,
            References::Done => entry.entry.is_done(),
            References::Preflighted => !matches!(entry.phase, Phase::Selected),
            References::Failed => entry.entry.error.is_some(),
        };
        let whole = self.error().filter(|_| matches!(which, References::Failed)).map(|_| self.reference.to_string());
        let entries = self.entries.iter().filter(is_meant).map(|entry| entry.entry.reference.to_string());
        whole.into_iter().chain(entries).collect::<Vec<_>>().join(",")
    }
}

/// Which entries an attribute of the input names.
#[derive(Debug, Clone, Copy)]
pub(crate) enum References {
    /// All that there are.
    Active,
    /// Those that have arrived.
    Done,
    /// Those that may be sent.
    Preflighted,
    /// Those that are wrong.
    Failed,
}

/// Less than 100 while anything may be missing.
fn percent(received: u64, size: u64) -> u8 {
    let percent = u128::from(received) * 100 / u128::from(size.max(1));
    u8::try_from(percent).unwrap_or(99).min(99)
}

/// A client may say anything.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped")]
fn whole(percent: f64) -> u8 {
    percent.clamp(0.0, 100.0) as u8
}
