//! The static half of a template, computed at compile time.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What of a template never changes: the text around its dynamics.
///
/// `html!` makes one `static` of these for each template and for each branch and loop body inside it.
#[derive(Debug)]
pub struct Template {
    pub(super) fingerprint: u64,
    pub(super) statics: &'static [&'static str],
    pub(super) json: &'static str,
    pub(super) root: bool,
    /// Bytes that the template took as the root of the last HTML: what the next is likely to take.
    last_len: AtomicUsize,
}

impl Template {
    /// A template of `statics`, which are one more than the dynamics.
    ///
    /// `fingerprint` identifies statics and dynamic structure, `json` is the JSON array of the statics, `root` says that
    /// the output is one element whatever the dynamics are.
    ///
    /// # Panics
    ///
    /// At compile time, where `statics` is empty.
    #[must_use]
    pub const fn new(fingerprint: u64, statics: &'static [&'static str], json: &'static str, root: bool) -> Self {
        assert!(!statics.is_empty(), "a template has one static more than it has dynamics");
        Self { fingerprint, statics, json, root, last_len: AtomicUsize::new(0) }
    }

    /// How many dynamics the template has.
    pub(super) const fn width(&self) -> usize {
        self.statics.len() - 1
    }

    /// Room to reserve for HTML whose root this template is.
    pub(super) fn expected_len(&self) -> usize {
        self.last_len.load(Ordering::Relaxed).clamp(SMALL_PAGE, LARGE_PAGE)
    }

    /// Remembers how much room HTML has taken whose root this template is.
    pub(super) fn took(&self, len: usize) {
        if self.last_len.load(Ordering::Relaxed) != len {
            self.last_len.store(len, Ordering::Relaxed);
        }
    }
}

/// The first HTML of a template has this much room.
const SMALL_PAGE: usize = 256;
/// One large page does not make all the others take as much.
const LARGE_PAGE: usize = 256 * 1024;
