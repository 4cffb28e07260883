//! The entries of a list, as templates see them.

use std::{fmt, marker::PhantomData, ops::Deref};

use super::{
    LiveForm,
    group::{Group, Slot},
};

/// The entries of a list in a form, for [`inputs_for`](crate::components::inputs_for).
pub struct Entries<'a, T> {
    groups: &'a [(usize, Group)],
    parent: &'a str,
    field: &'static str,
    entry: PhantomData<fn() -> T>,
}

/// One of the [`Entries`]: has the fields of a `T`.
pub struct Entry<'a, T: LiveForm> {
    fields: T::Fields,
    list: Entries<'a, T>,
    key: usize,
}

impl<'a, T: LiveForm> Entries<'a, T> {
    #[doc(hidden)]
    #[must_use]
    pub fn new(group: &'a Group, index: usize) -> Self {
        let groups = match group.slot(index) {
            Some(Slot::List(groups)) => groups.as_slice(),
            _ => &[],
        };
        Self { groups, parent: group.name(), field: group.rules(index).name, entry: PhantomData }
    }

    /// The entries in order.
    pub fn iter(&self) -> impl Iterator<Item = Entry<'a, T>> + use<'a, T> {
        let list = *self;
        list.groups.iter().map(move |(key, group)| list.entry(*key, group))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The name of inputs that say in which order the entries are; an unknown one is added.
    #[must_use]
    pub fn sort_name(&self) -> String {
        self.beside("_sort")
    }

    /// The name of inputs that say which entries are removed.
    #[must_use]
    pub fn drop_name(&self) -> String {
        self.beside("_drop")
    }

    /// The key of an entry that is yet to be.
    pub(crate) fn next_key(&self) -> usize {
        self.groups.iter().map(|(key, _)| key + 1).max().unwrap_or_default()
    }

    fn entry(self, key: usize, group: &Group) -> Entry<'a, T> {
        Entry { fields: T::Fields::from(group.clone()), list: self, key }
    }

    fn beside(&self, what: &str) -> String {
        match self.parent {
            "" => format!("{}{what}[]", self.field),
            parent => format!("{parent}[{}{what}][]", self.field),
        }
    }
}

impl<'a, T: LiveForm> Entry<'a, T> {
    /// Which of the entries it is: what it keeps while others come and go.
    pub(crate) fn key(&self) -> usize {
        self.key
    }

    /// The entries that it is one of.
    pub(crate) fn list(&self) -> Entries<'a, T> {
        self.list
    }
}

impl<T> Clone for Entries<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Entries<'_, T> {}

impl<T> fmt::Debug for Entries<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.groups).finish()
    }
}

impl<T: LiveForm> Clone for Entry<'_, T> {
    fn clone(&self) -> Self {
        let Self { list, key, .. } = self;
        let group = list.groups.iter().find(|(other, _)| other == key).map(|(_, group)| group.clone());
        list.entry(*key, &group.unwrap_or_else(|| Group::new("".into(), T::rules(), Vec::new())))
    }
}

impl<T: LiveForm> Deref for Entry<'_, T> {
    type Target = T::Fields;

    fn deref(&self) -> &T::Fields {
        &self.fields
    }
}

impl<T: LiveForm> fmt::Debug for Entry<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry").field("key", &self.key).finish_non_exhaustive()
    }
}
