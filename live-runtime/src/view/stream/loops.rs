//! A loop in a template: over a stream, or over anything else.
//!
//! `html!` puts what is looped over into one of three types, by what it knows of the place: [`InStream`], [`Elsewhere`] or
//! [`Anywhere`]. Of each, `entries` is a method of its own for a stream, and a trait's for everything else.

use std::sync::{PoisonError, RwLockReadGuard};

use super::{
    AsyncStream, Stream,
    pending::{Pending, Placed, Plan},
};
use crate::render::{List, StreamChange};

/// A loop directly inside of an element with `phx-update="stream"`.
#[derive(Debug)]
pub struct InStream<I>(pub I);

/// A loop directly inside of another element.
#[derive(Debug)]
pub struct Elsewhere<I>(pub I);

/// A loop inside of an element that the template doesn't know.
#[derive(Debug)]
pub struct Anywhere<I>(pub I);

impl<'a, T, K> InStream<&'a Stream<T, K>> {
    /// The items.
    pub fn entries(self, list: &mut List<'_, '_>) -> Shown<'a, T> {
        self.0.shown(list)
    }
}

impl<'a, T, K> InStream<&'a AsyncStream<T, K>> {
    /// The items.
    pub fn entries(self, list: &mut List<'_, '_>) -> Shown<'a, T> {
        self.0.shown(list)
    }
}

impl<'a, T, K> Anywhere<&'a Stream<T, K>> {
    /// The items.
    pub fn entries(self, list: &mut List<'_, '_>) -> Shown<'a, T> {
        self.0.shown(list)
    }
}

impl<'a, T, K> Anywhere<&'a AsyncStream<T, K>> {
    /// The items.
    pub fn entries(self, list: &mut List<'_, '_>) -> Shown<'a, T> {
        self.0.shown(list)
    }
}

impl<'a, T, K> Elsewhere<&'a Stream<T, K>> {
    /// Does not compile.
    pub fn entries(self, list: &mut List<'_, '_>) -> Shown<'a, T>
    where
        Stream<T, K>: ShownHere,
    {
        self.0.shown(list)
    }
}

impl<'a, T, K> Elsewhere<&'a AsyncStream<T, K>> {
    /// Does not compile.
    pub fn entries(self, list: &mut List<'_, '_>) -> Shown<'a, T>
    where
        AsyncStream<T, K>: ShownHere,
    {
        self.0.shown(list)
    }
}

/// What can be looped over outside of `phx-update="stream"`. No stream is.
#[diagnostic::on_unimplemented(
    message = "a stream is shown directly inside of an element with `phx-update=\"stream\"`",
    label = "the element around this loop has no `phx-update=\"stream\"`",
    note = "write `<ul id=\"songs\" phx-update=\"stream\"><li :for={{(dom_id, song) in &self.songs}} id={{dom_id}}>…</li></ul>`"
)]
pub trait ShownHere {}

/// What can be looped over inside of `phx-update="stream"`.
#[diagnostic::on_unimplemented(
    message = "`phx-update=\"stream\"` shows a stream, and this is a `{Self}`",
    label = "not a stream",
    note = "remove `phx-update` to show a list, or make it a `Stream`: the browser keeps what it has got of a stream, and would \
            never take an item of a list away"
)]
pub trait Streamed {}

impl<T, K> Streamed for &Stream<T, K> {}
impl<T, K> Streamed for &AsyncStream<T, K> {}

/// What is no stream, where there has to be one.
pub trait StreamLoop: Sized {
    /// What is looped over.
    type Items;

    /// Does not compile.
    fn entries(self, list: &mut List<'_, '_>) -> Plain<Self::Items>
    where
        Self::Items: Streamed;
}

impl<I> StreamLoop for InStream<I> {
    type Items = I;

    fn entries(self, _: &mut List<'_, '_>) -> Plain<I> {
        Plain(self.0)
    }
}

/// What is no stream.
pub trait PlainLoop: Sized {
    /// What is looped over.
    type Items;

    /// As it is.
    fn entries(self, list: &mut List<'_, '_>) -> Plain<Self::Items>;
}

impl<I> PlainLoop for Elsewhere<I> {
    type Items = I;

    #[inline]
    fn entries(self, _: &mut List<'_, '_>) -> Plain<I> {
        Plain(self.0)
    }
}

impl<I> PlainLoop for Anywhere<I> {
    type Items = I;

    #[inline]
    fn entries(self, _: &mut List<'_, '_>) -> Plain<I> {
        Plain(self.0)
    }
}

/// What is looped over as Rust loops over it.
#[derive(Debug)]
pub struct Plain<I>(I);

impl<I> Plain<I> {
    /// What is looped over.
    #[inline]
    pub fn each(self) -> I {
        self.0
    }
}

/// The items that one rendering shows. In a diff they are the template's own, and end with this.
#[derive(Debug)]
pub struct Shown<'a, T> {
    pending: Source<'a, T>,
    order: Vec<Placed>,
}

#[derive(Debug)]
enum Source<'a, T> {
    Taken(Pending<T>),
    Kept(RwLockReadGuard<'a, Pending<T>>),
}

impl<T> Shown<'_, T> {
    /// Dom ids and items.
    pub fn each(&self) -> impl Iterator<Item = (&str, &T)> {
        let pending = match &self.pending {
            Source::Taken(pending) => pending,
            Source::Kept(pending) => &**pending,
        };
        self.order.iter().filter_map(|placed| pending.item(*placed))
    }
}

impl<T, K> Stream<T, K> {
    /// Tells the list what has happened, and gives the items for it.
    fn shown(&self, list: &mut List<'_, '_>) -> Shown<'_, T> {
        if list.is_html() {
            let pending = self.pending.read().unwrap_or_else(PoisonError::into_inner);
            let order = pending.shown(&pending.plan());
            return Shown { pending: Source::Kept(pending), order };
        }
        let pending = std::mem::take(&mut *self.pending.write().unwrap_or_else(PoisonError::into_inner));
        let changed = !pending.is_empty();
        let Plan { inserts, deletes } = if changed { pending.plan() } else { Plan::default() };
        list.stream(StreamChange {
            reference: &self.name,
            inserts: inserts.iter().filter_map(|placed| pending.wire_insert(*placed)),
            deletes: deletes.iter().filter_map(|index| pending.deleted(*index)),
            reset: pending.reset,
            changed,
        });
        Shown { pending: Source::Taken(pending), order: inserts }
    }
}
