//! What happens to a stream between two renderings.

use std::collections::{HashMap, VecDeque, hash_map::Entry};

use super::{At, Limit};
use crate::render::StreamInsert;

/// The operations that the browser has not been told of.
#[derive(Debug)]
pub(super) struct Pending<T> {
    /// All that the browser has goes away before the operations.
    pub(super) reset: bool,
    pub(super) operations: Vec<Operation<T>>,
}

#[derive(Debug)]
pub(super) enum Operation<T> {
    Insert(Insert<T>),
    /// Of the item with this dom id.
    Delete(Box<str>),
}

#[derive(Debug)]
pub(super) struct Insert<T> {
    pub(super) dom_id: Box<str>,
    pub(super) at: At,
    pub(super) limit: Option<Limit>,
    pub(super) update_only: bool,
    pub(super) item: T,
}

/// What the operations come to, as indices of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) inserts: Vec<Placed>,
    pub(super) deletes: Vec<usize>,
}

/// An item that is sent once, however often it was inserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// The insert that puts it where it goes: the first one, as later ones update it in place.
    place: usize,
    /// The insert with what it shows: the last one.
    item: usize,
}

impl<T> Default for Pending<T> {
    fn default() -> Self {
        Self { reset: false, operations: Vec::new() }
    }
}

impl<T> Pending<T> {
    pub(super) fn is_empty(&self) -> bool {
        !self.reset && self.operations.is_empty()
    }

    /// The browser deletes before it inserts, and takes an id once: this is what comes to the same as one operation after
    /// the other.
    pub(super) fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        // The id's place among the inserts, while operations before those of the plan still count.
        let mut seen: HashMap<&str, Option<usize>, foldhash::fast::RandomState> = HashMap::default();
        if self.operations.len() > 1 {
            seen.reserve(self.operations.len());
        }
        for (index, operation) in self.operations.iter().enumerate().rev() {
            match operation {
                Operation::Insert(insert) => match seen.entry(&insert.dom_id) {
                    Entry::Vacant(entry) => {
                        entry.insert(Some(plan.inserts.len()));
                        plan.inserts.push(Placed { place: index, item: index });
                    }
                    Entry::Occupied(entry) => {
                        // An update puts nothing anywhere.
                        if let Some(later) = *entry.get()
                            && !insert.update_only
                        {
                            plan.inserts[later].place = index;
                        }
                    }
                },
                Operation::Delete(dom_id) => {
                    if !matches!(seen.insert(dom_id, None), Some(None)) {
                        plan.deletes.push(index);
                    }
                }
            }
        }
        // What is deleted before it is updated is gone. The browser would bring it back.
        plan.inserts.retain(|placed| {
            let insert = self.insert(placed.place);
            insert.is_some_and(|insert| {
                !insert.update_only || !(self.reset || matches!(seen.get(&*insert.dom_id), Some(None)))
            })
        });
        plan.inserts.sort_unstable_by_key(|placed| placed.place);
        plan.deletes.reverse();
        plan
    }

    pub(super) fn item(&self, placed: Placed) -> Option<(&str, &T)> {
        self.insert(placed.item).map(|insert| (&*insert.dom_id, &insert.item))
    }

    /// As the browser is told.
    pub(super) fn wire_insert(&self, placed: Placed) -> Option<StreamInsert<'_>> {
        let insert = self.insert(placed.place)?;
        Some(StreamInsert {
            dom_id: &insert.dom_id,
            at: insert.at.index(),
            limit: insert.limit.map(Limit::count),
            update_only: insert.update_only,
        })
    }

    pub(super) fn deleted(&self, index: usize) -> Option<&str> {
        match self.operations.get(index) {
            Some(Operation::Delete(dom_id)) => Some(dom_id),
            _ => None,
        }
    }

    /// The order in which a page without any of the items shows them.
    pub(super) fn shown(&self, plan: &Plan) -> Vec<Placed> {
        let mut shown = VecDeque::with_capacity(plan.inserts.len());
        for placed in &plan.inserts {
            let Some(insert) = self.insert(placed.place).filter(|insert| !insert.update_only) else { continue };
            match insert.at {
                At::Start => shown.push_front(*placed),
                At::End => shown.push_back(*placed),
                At::Index(index) => shown.insert(index.min(shown.len()), *placed),
            }
            match insert.limit {
                Some(Limit::First(count)) => shown.truncate(count),
                Some(Limit::Last(count)) => drop(shown.drain(..shown.len().saturating_sub(count))),
                None => {}
            }
        }
        shown.into()
    }

    fn insert(&self, index: usize) -> Option<&Insert<T>> {
        match self.operations.get(index) {
            Some(Operation::Insert(insert)) => Some(insert),
            _ => None,
        }
    }
}
