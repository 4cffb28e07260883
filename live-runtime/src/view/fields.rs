//! What happens to a view's fields when the view has been rendered.

use super::{AsyncStream, Persisted, Stream};
use crate::upload::{Upload, Uploads};

/// What `#[live_view]` on the struct knows of its fields.
#[diagnostic::on_unimplemented(
    message = "the struct `{Self}` is not marked as a live view",
    label = "only the `impl` block is",
    note = "write `#[live_view]` on the struct too"
)]
pub trait Fields {
    /// Temporary fields become what they are by default; what no template has shown of a stream is forgotten.
    fn after_render(&mut self) {}

    /// Whether the page keeps any of them.
    const PERSISTS: bool = false;

    /// Shows each field that the page keeps.
    fn persisted(&mut self, fields: &mut Persisted<'_>) {
        let _ = fields;
    }

    /// Shows each upload.
    fn uploads(&mut self, uploads: &mut Uploads<'_>) {
        let _ = uploads;
    }
}

/// A field of a view: a stream, an upload, or anything else.
#[derive(Debug)]
pub struct Field<'a, T>(pub &'a mut T);

impl<T, K> Field<'_, Stream<T, K>> {
    /// Of a stream.
    pub fn after_render(self) {
        self.0.after_render();
    }
}

impl<T, K> Field<'_, AsyncStream<T, K>> {
    /// Of a stream.
    pub fn after_render(self) {
        self.0.after_render();
    }
}

impl<T: Send + 'static> Field<'_, Upload<T>> {
    /// Of an upload.
    pub fn show_upload(self, name: &'static str, uploads: &mut Uploads<'_>) {
        uploads.found(name, self.0);
    }
}

impl<T: Send + 'static> Field<'_, Option<Upload<T>>> {
    /// Of an upload that is allowed at times.
    pub fn show_upload(self, name: &'static str, uploads: &mut Uploads<'_>) {
        if let Some(upload) = self.0 {
            uploads.found(name, upload);
        }
    }
}

/// Of everything else.
pub trait AnyField: Sized {
    /// Nothing.
    #[inline]
    fn after_render(self) {}

    /// Nothing.
    #[inline]
    fn show_upload(self, name: &'static str, uploads: &mut Uploads<'_>) {
        let _ = (name, uploads);
    }
}

impl<T> AnyField for Field<'_, T> {}

/// A field with `#[live(temporary)]`.
#[diagnostic::on_unimplemented(
    message = "a temporary field goes back to its `Default`, and `{Self}` has none",
    label = "has no `Default`",
    note = "derive `Default` for `{Self}`, or make the field an `Option`"
)]
pub trait Temporary {
    /// What the field is after a rendering.
    fn empty() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> Temporary for T {
    fn empty() -> Self {
        Self::default()
    }
}

/// What a temporary field is after a rendering.
#[must_use]
pub fn temporary<T: Temporary>() -> T {
    T::empty()
}
