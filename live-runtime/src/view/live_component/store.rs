//! The live components of one view.

use std::{any::TypeId, collections::HashMap, sync::Weak};

use super::{
    mounted::{AnyComponent, UpdateMany},
    reclaim::Held,
};
use crate::{
    render::{Cid, ComponentPrints, Shared},
    upload::Uploads,
    view::Effects,
};

type Map<K, T> = HashMap<K, T, foldhash::fast::RandomState>;

/// How many components of a type are looked at for one whose statics another can have.
const SEARCHED: usize = 32;

/// The live components of one view. A view without any has none of this.
#[derive(Default)]
pub(crate) struct Components {
    pub(super) entries: Map<Cid, Entry>,
    types: Map<TypeId, OfType>,
    last: Option<Cid>,
    /// Counts what has been rendered for the browser.
    pub(super) rendering: u64,
    /// Shown in this rendering, and still to be rendered.
    pub(super) queue: Vec<Cid>,
    /// Changed by something else than the template around them.
    pub(super) changed: Vec<Cid>,
    /// Files of these have been consumed, and still stand in the page.
    pub(super) consumed: Vec<Cid>,
    /// What those that have been rendered want of their view.
    pub(super) effects: Vec<Effects>,
    /// Room for an id.
    pub(super) text: String,
}

/// One component, and what is known of it.
pub(super) struct Entry {
    pub(super) type_id: TypeId,
    id: Box<str>,
    /// Not while its own code runs.
    pub(super) component: Option<Box<dyn AnyComponent>>,
    pub(super) prints: ComponentPrints,
    pub(super) standing: Standing,
    queued: bool,
    updated: bool,
    /// In which rendering a template has shown it last.
    shown: u64,
    /// In which rendering it has been put into a content that is kept, and not been shown there yet.
    pub(super) recorded: Option<u64>,
    /// In which rendering it has been rendered last.
    rendered: u64,
    /// In which rendering the browser has been told of it last.
    sent: u64,
    /// What contents that are kept hold of it.
    pub(super) held: Weak<Held>,
}

/// Whether the browser has a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is shown, or told to be.
    There,
    /// The browser is about to remove it.
    Leaving,
    /// The browser has removed it while a content held it.
    Removed,
}

/// The components of one type.
#[derive(Default)]
struct OfType {
    by_id: Map<Box<str>, Cid>,
    /// One whose statics others have.
    example: Option<Cid>,
}

/// What a template may do with a component.
pub(super) enum Found {
    /// It is new: it has to be made.
    New(Cid),
    Known(Cid, Box<dyn AnyComponent>),
    /// It stands in this page already.
    Twice,
}

impl Components {
    /// In the rendering that shows the first of them.
    pub(super) fn first() -> Box<Self> {
        Box::new(Self { rendering: 1, ..Self::default() })
    }

    /// The browser has forgotten them.
    pub(super) fn forget(&mut self) {
        for entry in self.entries.values_mut().filter(|entry| entry.rendered != self.rendering) {
            entry.prints = ComponentPrints::default();
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// How many bytes are kept of what the browser has.
    pub(crate) fn heap_size(&self) -> usize {
        self.entries.values().map(|entry| size_of::<Entry>() + entry.prints.heap_size()).sum()
    }

    /// Finds a component for a template that shows it.
    pub(super) fn show(&mut self, type_id: TypeId, id: &str) -> Found {
        let of_type = self.types.entry(type_id).or_default();
        let Some(&cid) = of_type.by_id.get(id) else {
            let cid = Cid::after(self.last);
            self.last = Some(cid);
            of_type.by_id.insert(id.into(), cid);
            self.entries.insert(cid, Entry::new(type_id, id.into(), self.rendering));
            return Found::New(cid);
        };
        match self.entries.get_mut(&cid).filter(|entry| entry.shown != self.rendering) {
            Some(entry) => match entry.component.take() {
                Some(component) => {
                    entry.shown = self.rendering;
                    Found::Known(cid, component)
                }
                None => Found::Twice,
            },
            None => Found::Twice,
        }
    }

    /// Takes a component back from a template that has shown it.
    pub(super) fn updated(&mut self, cid: Cid, component: Box<dyn AnyComponent>) {
        self.give_back(cid, component);
        if let Some(entry) = self.entries.get_mut(&cid) {
            entry.updated = true;
        }
        self.enqueue(cid);
    }

    pub(super) fn give_back(&mut self, cid: Cid, component: Box<dyn AnyComponent>) {
        if let Some(entry) = self.entries.get_mut(&cid) {
            entry.component = Some(component);
        }
    }

    /// Has a component rendered. One that the browser is about to remove is sent once more, whole.
    pub(super) fn enqueue(&mut self, cid: Cid) {
        let Some(entry) = self.entries.get_mut(&cid) else { return };
        if entry.standing != Standing::There {
            entry.standing = Standing::There;
            entry.prints = ComponentPrints::default();
        }
        if entry.rendered == self.rendering {
            // It has been rendered on its own account; what has come since waits for the next rendering.
            self.changed.push(cid);
        } else if !entry.queued {
            entry.queued = true;
            self.queue.push(cid);
        }
    }

    /// A component has changed by itself. Says what it wants of its view.
    pub(crate) fn change(&mut self, cid: Cid) -> Option<Effects> {
        let effects = self.component(cid)?.effects();
        self.changed.push(cid);
        effects
    }

    /// Forgets the files that have been consumed. `false` where none have: else there is something to be rendered.
    pub(crate) fn forget_consumed(&mut self) -> bool {
        let consumed = std::mem::take(&mut self.consumed);
        for &cid in &consumed {
            if let Some(component) = self.component(cid) {
                component.uploads(&mut Uploads::new(&mut |upload| _ = upload.forget_consumed()));
                self.changed.push(cid);
            }
        }
        !consumed.is_empty()
    }

    /// Shows a component of a content that has been kept. `None` where it stands in this page already.
    pub(super) fn show_again(&mut self, cid: Cid) -> Option<Cid> {
        let entry = self.entries.get_mut(&cid)?;
        if entry.recorded.take() != Some(self.rendering) && entry.shown == self.rendering {
            return None;
        }
        entry.shown = self.rendering;
        if entry.standing != Standing::There {
            self.enqueue(cid);
        }
        Some(cid)
    }

    /// The components that are to be rendered now: those that a template has shown, then one of those that have changed.
    pub(super) fn next(&mut self) -> Vec<Cid> {
        while self.queue.is_empty() {
            let rendering = self.rendering;
            let is_old = |cid: &Cid| self.entries.get(cid).is_some_and(|entry| entry.rendered != rendering);
            let Some(at) = self.changed.iter().position(is_old) else {
                self.changed.retain(|cid| self.entries.contains_key(cid));
                return Vec::new();
            };
            let cid = self.changed.remove(at);
            self.enqueue(cid);
        }
        std::mem::take(&mut self.queue)
    }

    /// Takes a component out, to render it.
    pub(super) fn take(&mut self, cid: Cid) -> Option<(Box<dyn AnyComponent>, ComponentPrints, TypeId)> {
        let entry = self.entries.get_mut(&cid)?;
        entry.queued = false;
        entry.rendered = self.rendering;
        Some((entry.component.take()?, std::mem::take(&mut entry.prints), entry.type_id))
    }

    /// Takes back what has been rendered, and sent where that was a change.
    pub(super) fn put_back(
        &mut self,
        cid: Cid,
        component: Box<dyn AnyComponent>,
        prints: ComponentPrints,
        is_sent: bool,
    ) {
        if let Some(entry) = self.entries.get_mut(&cid) {
            (entry.component, entry.prints) = (Some(component), prints);
            if is_sent {
                entry.sent = self.rendering;
            }
        }
    }

    /// The types of these that have an `update_many`.
    pub(super) fn types_with_update_many(&self, cids: &[Cid]) -> Vec<(TypeId, UpdateMany)> {
        let mut types: Vec<(TypeId, UpdateMany)> = Vec::new();
        for entry in cids.iter().filter_map(|cid| self.entries.get(cid)) {
            if types.iter().all(|(known, _)| *known != entry.type_id) {
                let update_many = entry.component.as_ref().and_then(|component| component.update_many());
                types.extend(update_many.map(|update_many| (entry.type_id, update_many)));
            }
        }
        types
    }

    /// Takes out those of one type that a template has updated, for their `update_many`.
    pub(super) fn take_updated(&mut self, type_id: TypeId, of: &[Cid]) -> Vec<(Cid, Box<dyn AnyComponent>)> {
        let mut taken = Vec::new();
        for &cid in of {
            if let Some(entry) = self.entries.get_mut(&cid).filter(|entry| entry.type_id == type_id && entry.updated) {
                entry.updated = false;
                taken.extend(entry.component.take().map(|component| (cid, component)));
            }
        }
        taken
    }

    /// A component of the type whose template is the one with the fingerprint, and which the browser has.
    pub(super) fn share(&mut self, type_id: TypeId, fingerprint: u64) -> Option<Shared> {
        let (entries, rendering) = (&self.entries, self.rendering);
        let of_type = self.types.get_mut(&type_id)?;
        let shared = |cid: Cid| {
            let entry = entries.get(&cid).filter(|entry| entry.standing == Standing::There)?;
            let number = i64::from(cid.get());
            // As it is after this message, or before it: a message that does not mention it has no other.
            entry.prints.share(fingerprint, if entry.sent == rendering { number } else { -number })
        };
        if let Some(found) = of_type.example.and_then(shared) {
            return Some(found);
        }
        let mut others = of_type.by_id.values().take(SEARCHED);
        let (cid, found) = others.find_map(|&cid| Some((cid, shared(cid)?)))?;
        of_type.example = Some(cid);
        Some(found)
    }

    pub(super) fn find(&self, type_id: TypeId, id: &str) -> Option<Cid> {
        self.types.get(&type_id)?.by_id.get(id).copied()
    }

    /// Whether a component ever had that number.
    pub(crate) fn had(&self, cid: Cid) -> bool {
        self.last.is_some_and(|last| cid <= last)
    }

    /// The component of that number.
    pub(crate) fn component(&mut self, cid: Cid) -> Option<&mut Box<dyn AnyComponent>> {
        self.entries.get_mut(&cid)?.component.as_mut()
    }

    pub(super) fn remove(&mut self, cid: Cid) {
        let Some(entry) = self.entries.remove(&cid) else { return };
        if let Some(of_type) = self.types.get_mut(&entry.type_id) {
            of_type.by_id.remove(&entry.id);
            if of_type.example == Some(cid) {
                of_type.example = None;
            }
        }
    }
}

impl Entry {
    /// Whether a content that is kept may show it again.
    pub(super) fn is_held(&self) -> bool {
        self.held.strong_count() > 0
    }

    fn new(type_id: TypeId, id: Box<str>, rendering: u64) -> Self {
        Self {
            type_id,
            id,
            component: None,
            prints: ComponentPrints::default(),
            standing: Standing::There,
            queued: false,
            updated: false,
            shown: rendering,
            recorded: None,
            rendered: 0,
            sent: 0,
            held: Weak::new(),
        }
    }
}

impl std::fmt::Debug for Components {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Components").field("len", &self.len()).finish_non_exhaustive()
    }
}
