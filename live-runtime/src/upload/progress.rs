//! How far a file has come.

use std::{any::TypeId, fmt};

use serde::Deserialize;

use super::UploadEntry;

/// A `#[handle_progress]` method of the view `V`: its first parameter is an [`UploadEntry`].
///
/// Implemented for every method, `async` or not, whatever else it takes; that this is an entry, and that the method has the
/// attribute, is checked by `#[live_view]`. `A` is what tells the implementations apart.
#[diagnostic::on_unimplemented(
    message = "this is no handler of an upload's progress",
    label = "not a `#[handle_progress]` method",
    note = "write `#[handle_progress] fn name(&mut self, entry: UploadEntry)` and pass `Self::name`"
)]
pub trait ProgressHandler<V, A>: 'static {}

// Never called through these. The lifetime of the view is a fixed one because what an `async fn` returns is of another type
// for each.
#[diagnostic::do_not_recommend]
impl<V: 'static, E, O, F> ProgressHandler<V, (E, O)> for F where F: Fn(&'static mut V, E) -> O + 'static {}

#[diagnostic::do_not_recommend]
impl<V: 'static, E, O, A, F> ProgressHandler<V, (E, O, A)> for F where F: Fn(&'static mut V, E, A) -> O + 'static {}

#[diagnostic::do_not_recommend]
impl<V: 'static, E, O, A, B, F> ProgressHandler<V, (E, O, A, B)> for F where
    F: Fn(&'static mut V, E, A, B) -> O + 'static
{
}

/// The progress of a file on its way to its `#[handle_progress]` method.
pub struct UploadProgress {
    handler: TypeId,
    entry: UploadEntry,
}

impl UploadProgress {
    pub(super) fn new(handler: TypeId, entry: UploadEntry) -> Self {
        Self { handler, entry }
    }

    /// The entry, where this is the handler that its upload names.
    ///
    /// # Errors
    ///
    /// This, where it is for another.
    pub fn of<H: 'static>(self, _handler: H) -> Result<UploadEntry, Self> {
        if self.handler == TypeId::of::<H>() { Ok(self.entry) } else { Err(self) }
    }
}

impl fmt::Debug for UploadProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UploadProgress").field(&self.entry).finish()
    }
}

/// What the client says of a file's progress.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Claim {
    Percent(f64),
    Failed {
        #[expect(dead_code, reason = "it says that there is one; what it is is the client's own text")]
        error: serde_json::Value,
    },
}
