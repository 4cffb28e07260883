//! The static half of a template, computed at compile time.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What of a template never changes: the text around its dynamics.
///
/// `html!` makes one `static` of these for each template and for each branch and loop body inside it.
#[derive(Debug)]
pub struct Template {
    pub(super) fingerprint: u64,
    /// How many dynamics the template has.
    pub(super) width: usize,
    pub(super) json: &'static str,
    pub(super) root: bool,
    /// Bytes that the template took as the root of the last HTML: what the next is likely to take.
    last_len: AtomicUsize,
}

impl Template {
    /// A template with `width` dynamics.
    ///
    /// `fingerprint` identifies statics and dynamic structure, `json` is the JSON array of the statics, which are one more
    /// than the dynamics, and `root` says that the output is one element whatever the dynamics are.
    #[must_use]
    pub const fn new(fingerprint: u64, width: usize, json: &'static str, root: bool) -> Self {
        Self { fingerprint, width, json, root, last_len: AtomicUsize::new(0) }
    }

    /// The table of a template and of all those inside it, each as [`new`](Self::new) has it: one call for all is less for
    /// the compiler to read.
    #[must_use]
    pub const fn table<const N: usize>(parts: [(u64, usize, &'static str, bool); N]) -> [Self; N] {
        let mut table = [const { Self::new(0, 0, "", false) }; N];
        let mut index = 0;
        while index < N {
            let (fingerprint, width, json, root) = parts[index];
            table[index] = Self::new(fingerprint, width, json, root);
            index += 1;
        }
        table
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
