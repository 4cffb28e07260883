//! Items that are sent to the browser and not kept.

mod asynchronous;
mod item;
mod loops;
mod pending;
mod place;
#[cfg(test)]
mod tests;

use std::{
    borrow::{Borrow, Cow},
    fmt::{self, Display},
    sync::{PoisonError, RwLock},
};

use self::pending::{Insert, Operation, Pending};
pub use self::{
    asynchronous::AsyncStream,
    item::StreamItem,
    loops::{Anywhere, Elsewhere, InStream, Plain, PlainLoop, Shown, ShownHere, StreamLoop, Streamed},
    place::{At, Limit},
};

#[doc = include_str!("../../docs/stream.md")]
pub struct Stream<T, K = <T as StreamItem>::Key> {
    name: Cow<'static, str>,
    key: fn(&T) -> K,
    limit: Option<Limit>,
    /// Locked because rendering, which has the view by reference, takes what is in it.
    pending: RwLock<Pending<T>>,
}

impl<T: StreamItem> Stream<T> {
    /// A stream with its first items.
    ///
    /// `name` begins the ids of the items' elements, and no other stream of the view has it.
    ///
    /// # Panics
    ///
    /// Where `name` has anything else than ASCII letters, digits, `-` and `_`.
    pub fn new(name: impl Into<Cow<'static, str>>, items: impl IntoIterator<Item = T>) -> Self {
        Self::with_key(name, items, T::key)
    }
}

impl<T, K: Display> Stream<T, K> {
    /// The same of items that are no [`StreamItem`], or have another key here: `key` says what tells them apart.
    ///
    /// ```
    /// use live_runtime::{Stream, html, render::to_html};
    ///
    /// let people: Stream<&str, String> = Stream::with_key("people", ["Ada"], |name| name.to_lowercase());
    /// let page = html! {
    ///     <ul id="people" phx-update="stream"><li :for={(dom_id, name) in &people} id={dom_id}>{name}</li></ul>
    /// };
    /// assert_eq!(to_html(&page), r#"<ul id="people" phx-update="stream"><li id="people-ada">Ada</li></ul>"#);
    /// ```
    ///
    /// # Panics
    ///
    /// Where `name` has anything else than ASCII letters, digits, `-` and `_`.
    pub fn with_key(name: impl Into<Cow<'static, str>>, items: impl IntoIterator<Item = T>, key: fn(&T) -> K) -> Self {
        let name = name.into();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        assert!(
            !name.is_empty() && name.bytes().all(is_plain),
            "the name of a stream has ASCII letters, digits, `-` and `_`: {name:?}"
        );
        let mut stream = Self { name, key, limit: None, pending: RwLock::default() };
        stream.insert_many(items, At::End);
        stream
    }

    /// This stream with a limit, which holds for the first items too: the page keeps so many and no more.
    ///
    /// The server forgets items anyway; a limit is there for the browser's sake.
    #[must_use]
    pub fn limit(mut self, limit: Limit) -> Self {
        self.limit = Some(limit);
        for operation in &mut self.pending().operations {
            if let Operation::Insert(insert) = operation {
                insert.limit = Some(limit);
            }
        }
        self
    }

    /// Sets or lifts the limit for what is inserted from now on. On a page that is scrolled without an end, the items at the end
    /// that is out of sight make room.
    pub fn set_limit(&mut self, limit: impl Into<Option<Limit>>) {
        self.limit = limit.into();
    }

    /// Puts an item on the page. One with the same key that is there already is updated, and stays where it is.
    pub fn insert(&mut self, item: T, at: At) {
        let limit = self.limit;
        self.push(item, at, limit, false);
    }

    /// Puts items on the page, one after the other: at the start, the last one comes to stand first.
    pub fn insert_many(&mut self, items: impl IntoIterator<Item = T>, at: At) {
        let items = items.into_iter();
        self.pending().operations.reserve(items.size_hint().0);
        for item in items {
            self.insert(item, at);
        }
    }

    /// Updates an item where the page has it. Nothing happens where it has not: it was limited away, say.
    pub fn update(&mut self, item: T) {
        self.push(item, At::End, None, true);
    }

    /// Takes the item with this key off the page.
    pub fn delete(&mut self, key: impl Borrow<K>) {
        let dom_id = self.dom_id_of(key.borrow());
        self.pending().operations.push(Operation::Delete(dom_id));
    }

    /// Takes an item off the page.
    pub fn delete_item(&mut self, item: &T) {
        self.delete((self.key)(item));
    }

    /// Takes the item whose element has this id off the page: a loop over a stream has the id at hand, to be sent with an event.
    pub fn delete_by_dom_id(&mut self, dom_id: impl Into<String>) {
        self.pending().operations.push(Operation::Delete(dom_id.into().into_boxed_str()));
    }

    /// Takes all items off the page, and puts these on it.
    pub fn reset(&mut self, items: impl IntoIterator<Item = T>) {
        *self.pending() = Pending { reset: true, operations: Vec::new() };
        self.insert_many(items, At::End);
    }

    /// The id of an item's element.
    #[must_use]
    pub fn dom_id(&self, item: &T) -> String {
        self.dom_id_of(&(self.key)(item)).into()
    }

    fn dom_id_of(&self, key: &K) -> Box<str> {
        format!("{}-{key}", self.name).into_boxed_str()
    }

    fn push(&mut self, item: T, at: At, limit: Option<Limit>, update_only: bool) {
        let dom_id = self.dom_id_of(&(self.key)(&item));
        self.pending().operations.push(Operation::Insert(Insert { dom_id, at, limit, update_only, item }));
    }
}

impl<T, K> Stream<T, K> {
    fn pending(&mut self) -> &mut Pending<T> {
        self.pending.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what no template has shown: else a stream that is never shown would grow without an end.
    pub(super) fn after_render(&mut self) {
        if self.pending().is_empty() {
            return;
        }
        let pending = std::mem::take(self.pending());
        tracing::warn!(
            stream = &*self.name,
            operations = pending.operations.len(),
            "no template shows this stream: what happened to it is forgotten. Fill it, by `reset`, when it is shown"
        );
    }
}

impl<T, K> fmt::Debug for Stream<T, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pending = self.pending.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_struct("Stream")
            .field("name", &self.name)
            .field("limit", &self.limit)
            .field("pending", &pending.operations.len())
            .finish_non_exhaustive()
    }
}
