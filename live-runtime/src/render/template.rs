//! The static half of a template, computed at compile time.

use std::{
    fmt,
    sync::atomic::{AtomicUsize, Ordering},
};

/// What of a template never changes, as `html!` writes it: what identifies statics and dynamic structure, the number of
/// dynamics, the JSON array of the statics, which are one more, and whether the output is one element whatever the
/// dynamics are. The key of `:memo` counts as a dynamic, and has no static after it.
///
/// A tuple of constants, so that it stands where the template is used: rustc makes a static of it, which costs less than
/// one that is declared.
pub type Parts = (u64, usize, &'static str, bool);

/// The static half of a template, or of a branch or loop body inside it.
#[derive(Clone, Copy)]
pub(super) struct Template(pub(super) &'static Parts);

impl Template {
    /// Identifies statics and dynamic structure.
    pub(super) fn fingerprint(self) -> u64 {
        self.0.0
    }

    /// How many prints are kept of the template: one for each dynamic, and one for the key of `:memo`.
    pub(super) fn width(self) -> usize {
        self.0.1
    }

    /// The JSON array of the statics.
    pub(super) fn json(self) -> &'static str {
        self.0.2
    }

    /// Whether the output is one element.
    pub(super) fn root(self) -> bool {
        self.0.3
    }

    /// Room to reserve for HTML whose root this template is.
    pub(super) fn expected_len(self) -> usize {
        self.last_len().load(Ordering::Relaxed).clamp(SMALL_PAGE, LARGE_PAGE)
    }

    /// Remembers how much room HTML has taken whose root this template is.
    pub(super) fn took(self, len: usize) {
        if self.last_len().load(Ordering::Relaxed) != len {
            self.last_len().store(len, Ordering::Relaxed);
        }
    }

    /// Bytes that the template took as the root of the last HTML: what the next is likely to take. Two templates may share
    /// a place, which then says a little too much or too little.
    fn last_len(self) -> &'static AtomicUsize {
        static LAST_LENS: [AtomicUsize; PLACES] = [const { AtomicUsize::new(0) }; PLACES];
        #[expect(clippy::cast_possible_truncation, reason = "a place is found by the low bits")]
        let place = self.fingerprint() as usize % PLACES;
        &LAST_LENS[place]
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.json())
    }
}

/// The first HTML of a template has this much room.
const SMALL_PAGE: usize = 256;
/// One large page does not make all the others take as much.
const LARGE_PAGE: usize = 256 * 1024;
/// For how many pages it is remembered what they take.
const PLACES: usize = 512;
