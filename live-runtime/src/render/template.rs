//! The static half of a template, computed at compile time.

/// What of a template never changes: the text around its dynamics.
///
/// `html!` makes one `static` of these for each template and for each branch and loop body inside it.
#[derive(Debug)]
pub struct Template {
    pub(super) fingerprint: u64,
    pub(super) statics: &'static [&'static str],
    pub(super) json: &'static str,
    pub(super) root: bool,
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
        Self { fingerprint, statics, json, root }
    }

    /// How many dynamics the template has.
    pub(super) const fn width(&self) -> usize {
        self.statics.len() - 1
    }

    /// Bytes of all statics together: the least a rendering takes.
    pub(super) fn len(&self) -> usize {
        self.statics.iter().map(|text| text.len()).sum()
    }
}
