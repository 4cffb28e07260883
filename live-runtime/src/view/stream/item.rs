//! What tells the items of a stream apart.

use std::fmt;

/// An item of a [`Stream`](crate::Stream): it has a key, which no other item of the stream has.
///
/// The key becomes part of the id of the item's element: of the stream `songs` the item with the key `7` is `songs-7`.
///
/// ```
/// use live_runtime::StreamItem;
///
/// struct Song {
///     id: u32,
///     title: String,
/// }
///
/// impl StreamItem for Song {
///     type Key = u32;
///
///     fn key(&self) -> u32 {
///         self.id
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no key, which an item of a stream needs",
    label = "not a `StreamItem`",
    note = "write `impl StreamItem for {Self} {{ type Key = …; fn key(&self) -> Self::Key {{ … }} }}`, or make the stream by \
            `Stream::with_key(name, items, |item| …)` and name the key's type: `Stream<{Self}, Key>`"
)]
pub trait StreamItem {
    /// A number, a text, an id of yours.
    type Key: fmt::Display;

    /// The item's key.
    fn key(&self) -> Self::Key;
}
