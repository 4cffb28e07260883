//! What comes with the bindings of scrolling.

use serde::Deserialize;

/// What comes with `phx-viewport-top` and `phx-viewport-bottom`, whose element's first or last child has been scrolled to.
///
/// ```
/// use live_runtime::{event::Viewport, prelude::*};
///
/// # struct Song { id: u32 }
/// # impl StreamItem for Song {
/// #     type Key = u32;
/// #     fn key(&self) -> u32 { self.id }
/// # }
/// # fn songs(from: u32) -> Vec<Song> { (from..from + 20).map(|id| Song { id }).collect() }
/// #[live_view]
/// struct Feed {
///     first: u32,
///     songs: Stream<Song>,
/// }
///
/// #[live_view]
/// impl Feed {
///     fn mount() -> Self {
///         Self { first: 100, songs: Stream::new("songs", songs(100)).limit(Limit::First(60)) }
///     }
///
///     #[handle_event]
///     fn earlier(&mut self, Payload(at): Payload<Viewport>) {
///         self.first = if at.overran { 0 } else { self.first.saturating_sub(20) };
///         self.songs.insert_many(songs(self.first).into_iter().rev(), At::Start);
///     }
///
///     fn render(&self) -> impl Render {
///         html! {
///             <ul id="songs" phx-update="stream" phx-viewport-top="earlier">
///                 <li :for={(dom_id, song) in &self.songs} id={dom_id}>{song.id}</li>
///             </ul>
///         }
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Viewport {
    /// The id of the child's element.
    pub id: String,
    /// Whether the browser has jumped past the top, as with the Home key, and not only reached it: it wants the very beginning.
    #[serde(default, rename = "_overran")]
    pub overran: bool,
}
