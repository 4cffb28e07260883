//! What a component is given to show, and where it shows it.

use std::{fmt, marker::PhantomData, mem::ManuallyDrop, ops::Deref};

use super::{Attributes, Complete};
use crate::render::{Dynamic, Render, Written};

/// One entry of a component's slot: a part of the caller's template, with the slot's attributes.
///
/// A component takes entries by reference and says by the type how many: `&Slot` is exactly one, `Option<&Slot>` is at
/// most one, `&[Slot]` is any number. What stands in no slot is the slot `children`.
///
/// `Value` is what the component gives to each showing of the entry, which the caller binds with `:let`. `Attributes` is
/// a struct with `#[derive(Slot)]`; its fields are read as those of the entry.
///
/// ```
/// use live_runtime::{prelude::*, render::to_html};
///
/// #[derive(Slot)]
/// struct Column<'a> {
///     label: &'a str,
/// }
///
/// #[component]
/// fn table<T>(rows: &[T], #[slot] col: &[Slot<&T, Column<'_>>]) -> impl Render {
///     html! {
///         <table>
///             <thead><tr><th :for={col in col}>{col.label}</th></tr></thead>
///             <tbody><tr :for={row in rows}><td :for={col in col}>{col.with(row)}</td></tr></tbody>
///         </table>
///     }
/// }
///
/// let people = [("Ada", 36)];
/// let page = html! {
///     <.table rows={&people}>
///         <:col :let={(name, _)} label="Name">{name}</:col>
///         <:col :let={(_, age)} label="Age">{age}</:col>
///     </.table>
/// };
/// assert!(to_html(&page).contains("<tr><td>Ada</td><td>36</td></tr>"));
/// ```
pub struct Slot<'a, Value = (), Attributes = ()> {
    attributes: Attributes,
    content: &'a dyn Content<Value>,
    /// Of the item, where the entry stands in a loop.
    index: usize,
}

impl<'a, V, A> Slot<'a, V, A> {
    /// Shows the entry with a value, which the caller binds with `:let`.
    pub fn with(&self, value: V) -> Filled<'a, V> {
        Filled { content: self.content, index: self.index, value }
    }
}

/// The attributes of the entry.
impl<V, A> Deref for Slot<'_, V, A> {
    type Target = A;

    fn deref(&self) -> &A {
        &self.attributes
    }
}

impl<A> Render for Slot<'_, (), A> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        self.content.render_content(self.index, (), dynamic)
    }
}

impl<V, A: fmt::Debug> fmt::Debug for Slot<'_, V, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot").field("attributes", &self.attributes).finish_non_exhaustive()
    }
}

/// A slot's entry with the value that it is shown with.
pub struct Filled<'a, V> {
    content: &'a dyn Content<V>,
    index: usize,
    value: V,
}

impl<V: Clone> Render for Filled<'_, V> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        self.content.render_content(self.index, self.value.clone(), dynamic)
    }
}

impl<V: fmt::Debug> fmt::Debug for Filled<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Filled").field("value", &self.value).finish_non_exhaustive()
    }
}

/// Content that stands in no slot: what `html!` gives to `children`, so that a component without it can say so.
#[derive(Debug, Clone, Copy)]
pub struct Body;

/// A part of the caller's template, as a closure that writes it.
pub trait Content<V> {
    /// Fills the place of one dynamic; in a loop, for the item at `index`.
    fn render_content(&self, index: usize, value: V, dynamic: Dynamic<'_, '_>) -> Written;
}

impl<V, F: Fn(V, Dynamic<'_, '_>) -> Written> Content<V> for F {
    fn render_content(&self, _: usize, value: V, dynamic: Dynamic<'_, '_>) -> Written {
        self(value, dynamic)
    }
}

/// The items of an entry with `:for`, and its content.
pub struct Each<I, F> {
    items: Vec<I>,
    content: F,
}

impl<I: Clone, F> Each<I, F> {
    /// The items with their indices.
    pub fn items(&self) -> impl Iterator<Item = (usize, I)> {
        self.items.iter().cloned().enumerate()
    }
}

impl<I, F> fmt::Debug for Each<I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Each").field("items", &self.items.len()).finish_non_exhaustive()
    }
}

impl<I: Clone, V, F: Fn(I, V, Dynamic<'_, '_>) -> Written> Content<V> for Each<I, F> {
    fn render_content(&self, index: usize, value: V, dynamic: Dynamic<'_, '_>) -> Written {
        match self.items.get(index) {
            Some(item) => (self.content)(item.clone(), value, dynamic),
            None => dynamic.empty(),
        }
    }
}

/// A slot of a component that is being called, before it is filled.
///
/// `Taken` is how the component takes the entries, `next` gives the component with them.
pub struct Place<Taken, V, A, F> {
    /// Without drop glue, so that a place may be older than what its entries borrow.
    next: ManuallyDrop<F>,
    slot: PhantomData<fn(Taken, V) -> A>,
}

impl<T, V, A, F> fmt::Debug for Place<T, V, A, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Place").finish_non_exhaustive()
    }
}

impl<T, V, A: Attributes, F> Place<T, V, A, F> {
    /// Of the component that `next` gives.
    pub const fn new(next: F) -> Self {
        Self { next: ManuallyDrop::new(next), slot: PhantomData }
    }

    /// No attribute of an entry is given yet.
    #[must_use]
    pub fn attributes(&self) -> A::Builder {
        A::builder()
    }

    /// An entry.
    pub fn entry<'a, C>(&self, attributes: impl Complete<A>, content: &'a C) -> Slot<'a, V, A>
    where
        C: Fn(V, Dynamic<'_, '_>) -> Written,
    {
        Slot { attributes: attributes.complete(), content, index: 0 }
    }

    /// An entry of a loop.
    pub fn item<'a>(&self, attributes: impl Complete<A>, content: &'a impl Content<V>, index: usize) -> Slot<'a, V, A> {
        Slot { attributes: attributes.complete(), content, index }
    }

    /// The content of an entry that may be absent.
    pub fn content<C: Fn(V, Dynamic<'_, '_>) -> Written>(&self, content: C) -> C {
        content
    }

    /// The items and the content of an entry with `:for`.
    pub fn each<I, C>(&self, items: I, content: C) -> Each<I::Item, C>
    where
        I: IntoIterator,
        C: Fn(I::Item, V, Dynamic<'_, '_>) -> Written,
    {
        Each { items: items.into_iter().collect(), content }
    }

    /// The component with these entries.
    pub fn fill<Next>(self, entries: impl Fills<T>) -> Next
    where
        F: FnOnce(T) -> Next,
    {
        ManuallyDrop::into_inner(self.next)(entries.taken())
    }
}

/// Entries in the number that a slot takes.
#[diagnostic::on_unimplemented(
    message = "this slot takes one entry",
    label = "not exactly one entry",
    note = "`&[Slot]` takes any number of entries, `Option<&Slot>` one that may be absent, `&Slot` exactly one"
)]
pub trait Fills<Taken> {
    /// As the component takes them.
    fn taken(self) -> Taken;
}

impl<'a, S> Fills<&'a S> for &'a [S; 1] {
    fn taken(self) -> &'a S {
        let [entry] = self;
        entry
    }
}

impl<'a, S> Fills<Option<&'a S>> for &'a [S; 1] {
    fn taken(self) -> Option<&'a S> {
        self.first()
    }
}

impl<'a, S> Fills<Option<&'a S>> for &'a Vec<S> {
    fn taken(self) -> Option<&'a S> {
        self.first()
    }
}

impl<'a, S, const N: usize> Fills<&'a [S]> for &'a [S; N] {
    fn taken(self) -> &'a [S] {
        self
    }
}

impl<'a, S> Fills<&'a [S]> for &'a Vec<S> {
    fn taken(self) -> &'a [S] {
        self
    }
}
