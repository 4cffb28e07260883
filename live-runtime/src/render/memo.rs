//! `:memo={key}`: what the browser has already is not rendered again.
//!
//! The key's hash is kept as the last print of the template that it stands on. While it is the same, nothing of the template is
//! looked at, and its prints, with those of all that is inside, stay what they are.

use std::hash::Hash;

use super::{diff::Diff, prints::Print};

/// What `:memo={key}` takes: anything with [`Hash`].
#[diagnostic::on_unimplemented(
    message = "the key of `:memo` is hashed, and `{Self}` has no `Hash`",
    label = "no `Hash`",
    note = "derive `Hash` for your type, or give what tells that it has changed: `:memo={{(song.id, song.version)}}`; of a float, `to_bits()`"
)]
pub trait MemoKey: Hash {}

#[diagnostic::do_not_recommend]
impl<T: Hash + ?Sized> MemoKey for T {}

impl Diff<'_> {
    /// Whether the browser has this template as it is with the key of this hash.
    pub(super) fn has_memo(&self, key: u64) -> bool {
        !self.full && matches!(self.prints.last(), Some(Print::Memo(known)) if *known == key)
    }

    /// Has the template skipped while its key has this hash, unless something in it is to be written each time: there was less of
    /// that `before`.
    pub(super) fn keep_memo(&mut self, key: u64, before: usize) {
        if let Some(last) = self.prints.last_mut() {
            *last = if self.statics.unkept == before { Print::Memo(key) } else { Print::Absent };
        }
    }
}
