//! A stream that tasks fill.

use std::{
    borrow::Cow,
    fmt::{self, Display},
    ops::{Deref, DerefMut},
};

use super::{At, Stream, StreamItem};
use crate::view::{AsyncError, AsyncOutput, AsyncResult, Socket, Task};

/// A [`Stream`] whose items are loaded by tasks, and how far they are.
///
/// It is the stream too: what a stream can do, this can. Made by [`Socket::stream_async`].
///
/// ```
/// use live_runtime::prelude::*;
///
/// struct Song { id: u32, title: String }
///
/// impl StreamItem for Song {
///     type Key = u32;
///     fn key(&self) -> u32 { self.id }
/// }
///
/// async fn songs(from: u32) -> Result<Vec<Song>, std::io::Error> {
///     Ok((from..from + 20).map(|id| Song { id, title: format!("Song {id}") }).collect())
/// }
///
/// #[live_view]
/// struct Songs {
///     songs: AsyncStream<Song>,
///     next: u32,
/// }
///
/// #[live_view]
/// impl Songs {
///     fn mount(socket: &mut Socket<Self>) -> Self {
///         Self { songs: socket.stream_async("songs", |view| &mut view.songs, songs(1)), next: 21 }
///     }
///
///     #[handle_event]
///     fn more(&mut self, socket: &mut Socket<Self>) {
///         self.songs.load(socket, |view| &mut view.songs, songs(self.next), At::End);
///         self.next += 20;
///     }
///
///     fn render(&self) -> impl Render {
///         html! {
///             <ul id="songs" phx-update="stream">
///                 <li :for={(dom_id, song) in &self.songs} id={dom_id}>{&song.title}</li>
///             </ul>
///             <p class="error" :if={let Some(why) = self.songs.result().failed()}>{why}</p>
///             <button type="button" phx-click="more" disabled={self.songs.is_loading()}>More</button>
///         }
///     }
/// }
/// ```
pub struct AsyncStream<T, K = <T as StreamItem>::Key> {
    stream: Stream<T, K>,
    result: AsyncResult<()>,
    task: Task,
}

impl<T: StreamItem> AsyncStream<T> {
    /// A stream that has not been loaded.
    ///
    /// # Panics
    ///
    /// As [`Stream::new`] does.
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Stream::new(name, []).into()
    }
}

impl<T, K> From<Stream<T, K>> for AsyncStream<T, K> {
    fn from(stream: Stream<T, K>) -> Self {
        Self { stream, result: AsyncResult::Loading, task: Task::default() }
    }
}

impl<T, K> AsyncStream<T, K> {
    /// What has come of loading. It stays [`AsyncResult::Ok`] while more is loaded.
    #[must_use]
    pub fn result(&self) -> &AsyncResult<()> {
        &self.result
    }

    /// The same, to [reset](AsyncResult::reset) it.
    pub fn result_mut(&mut self) -> &mut AsyncResult<()> {
        &mut self.result
    }

    /// Whether items are on their way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        self.result.is_loading() || self.task.is_running()
    }

    /// The task that loads.
    #[must_use]
    pub fn task(&self) -> &Task {
        &self.task
    }
}

impl<T: Send + 'static, K: Display + 'static> AsyncStream<T, K> {
    /// Loads items by a task, and inserts them as they are there. `field` says where this stream is in the view.
    ///
    /// A task that has been started earlier for the same stream is stopped, and its items are dropped.
    pub fn load<V, F>(
        &mut self,
        socket: &mut Socket<V>,
        field: impl Fn(&mut V) -> &mut Self + Send + Sync + 'static,
        future: F,
        at: At,
    ) where
        V: 'static,
        F: Future<Output: AsyncOutput<Vec<T>>> + Send + 'static,
    {
        self.task = socket.start_for_field(field, future, move |stream, result| {
            stream.finish(result, |stream, items| stream.insert_many(items, at));
        });
    }

    /// The same, but the items take the place of all that are there, which stay until then: a search.
    pub fn replace<V, F>(
        &mut self,
        socket: &mut Socket<V>,
        field: impl Fn(&mut V) -> &mut Self + Send + Sync + 'static,
        future: F,
    ) where
        V: 'static,
        F: Future<Output: AsyncOutput<Vec<T>>> + Send + 'static,
    {
        self.task = socket.start_for_field(field, future, |stream, result| stream.finish(result, Stream::reset));
    }

    fn finish(&mut self, result: Result<Vec<T>, AsyncError>, put: impl FnOnce(&mut Stream<T, K>, Vec<T>)) {
        self.result = result.map(|items| put(&mut self.stream, items)).into();
    }
}

impl<V: 'static> Socket<V> {
    /// Fills a stream by a task: `future` runs beside the view, and the items that it gives go to the end of the stream
    /// that `field` points at. Returns the stream as it is until then.
    ///
    /// The future gives a `Vec`, or a `Result` of one. It never starts while the view is not connected, and ends with the
    /// view. See [`AsyncStream`] for an example, and for how more is loaded.
    ///
    /// # Panics
    ///
    /// As [`Stream::new`] does.
    #[must_use = "put it into the field"]
    pub fn stream_async<T, F>(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        field: impl Fn(&mut V) -> &mut AsyncStream<T> + Send + Sync + 'static,
        future: F,
    ) -> AsyncStream<T>
    where
        T: StreamItem<Key: 'static> + Send + 'static,
        F: Future<Output: AsyncOutput<Vec<T>>> + Send + 'static,
    {
        let mut stream = AsyncStream::new(name);
        stream.load(self, field, future, At::End);
        stream
    }
}

impl<T, K> Deref for AsyncStream<T, K> {
    type Target = Stream<T, K>;

    fn deref(&self) -> &Stream<T, K> {
        &self.stream
    }
}

impl<T, K> DerefMut for AsyncStream<T, K> {
    fn deref_mut(&mut self) -> &mut Stream<T, K> {
        &mut self.stream
    }
}

impl<T, K> fmt::Debug for AsyncStream<T, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncStream")
            .field("stream", &self.stream)
            .field("result", &self.result)
            .finish_non_exhaustive()
    }
}
