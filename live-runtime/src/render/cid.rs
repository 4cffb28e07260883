//! Live components as rendering knows them: a number each, and prints of their own.

use std::{cell::Cell, fmt, num::NonZeroU32};

use serde::{Deserialize, Serialize};

use super::{Root, Written, prints::Tree};

thread_local! {
    /// The live component that this thread renders.
    static RENDERED: Cell<Option<Cid>> = const { Cell::new(None) };
}

/// What the client calls a live component. It counts from 1, and is never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Cid(NonZeroU32);

impl Cid {
    /// The number that comes after another one, or first.
    pub(crate) fn after(last: Option<Self>) -> Self {
        Self(last.map_or(NonZeroU32::MIN, |last| last.0.saturating_add(1)))
    }

    /// The number that the client has sent, where it may be one.
    pub(crate) fn of(number: u64) -> Option<Self> {
        u32::try_from(number).ok().and_then(NonZeroU32::new).map(Self)
    }

    pub(crate) fn get(self) -> u32 {
        self.0.get()
    }
}

impl fmt::Display for Cid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The live component whose template is being rendered.
pub(crate) fn rendered() -> Option<Cid> {
    RENDERED.get()
}

/// While this lives, what is rendered is the template of one live component.
#[must_use = "it ends with this"]
#[derive(Debug)]
pub(crate) struct Rendering(Option<Cid>);

impl Rendering {
    pub(crate) fn of(cid: Cid) -> Self {
        Self(RENDERED.replace(Some(cid)))
    }
}

impl Drop for Rendering {
    fn drop(&mut self) {
        RENDERED.set(self.0);
    }
}

/// What the browser has of a live component.
#[derive(Debug, Default)]
pub(crate) struct ComponentPrints {
    tree: Tree,
}

/// A live component that another one can have its statics from.
pub(crate) struct Shared {
    /// As the client refers to it.
    pub(crate) reference: i64,
    shape: Tree,
}

impl ComponentPrints {
    /// What another live component can have from this one, if its template is the one with the fingerprint.
    pub(crate) fn share(&self, fingerprint: u64, reference: i64) -> Option<Shared> {
        (self.tree.fingerprint == Some(fingerprint)).then(|| Shared { reference, shape: self.tree.shape() })
    }

    /// Appends the object that brings the browser to what `render` writes; nothing, and `false`, where it is there already.
    pub(crate) fn diff(
        &mut self,
        out: &mut String,
        shared: &dyn Fn(u64) -> Option<Shared>,
        render: impl FnOnce(Root<'_>) -> Written,
    ) -> bool {
        let start = out.len();
        let mut empty = true;
        out.push('{');
        let known = |fingerprint| shared(fingerprint).map(|Shared { reference, shape }| (reference, shape));
        let _: Written = render(Root::component(&mut self.tree, &known, out, &mut empty));
        if empty {
            out.truncate(start);
        } else {
            out.push('}');
        }
        !empty
    }

    /// How many bytes this keeps, beside its own size.
    pub(crate) fn heap_size(&self) -> usize {
        self.tree.heap_size()
    }
}
