//! Where a template finds the live components of its view: at the thread that renders it.

use std::{any::TypeId, cell::RefCell, fmt::Write as _, sync::Arc};

use super::{
    reclaim::Held,
    store::{Components, Found},
};
use crate::{render::Cid, view::socket::Origin};

thread_local! {
    static STAGE: RefCell<Stage> = const { RefCell::new(Stage { origin: None, components: None, last: None }) };
}

struct Stage {
    /// The view's.
    origin: Option<Arc<Origin>>,
    /// The view's, once there are any.
    components: Option<Box<Components>>,
    /// The last of a page as HTML.
    last: Option<Cid>,
}

/// While this lives, what is rendered belongs to one view.
#[must_use = "it ends with this"]
#[derive(Debug)]
pub(crate) struct Rendered(Option<Arc<Origin>>);

impl Rendered {
    pub(in crate::view) fn of(origin: &Arc<Origin>) -> Self {
        STAGE.with_borrow_mut(|stage| {
            stage.last = None;
            Self(stage.origin.replace(Arc::clone(origin)))
        })
    }
}

impl Drop for Rendered {
    fn drop(&mut self) {
        let origin = self.0.take();
        // A panic may have left components behind.
        let left = STAGE.with_borrow_mut(|stage| {
            stage.origin = origin;
            stage.components.take()
        });
        drop(left);
    }
}

/// The view that is rendered.
pub(super) fn origin() -> Arc<Origin> {
    STAGE.with_borrow(|stage| stage.origin.clone()).unwrap_or_else(|| Arc::new(Origin::nowhere()))
}

/// The number of the next component of a page as HTML.
pub(super) fn next_of_page() -> Cid {
    STAGE.with_borrow_mut(|stage| *stage.last.insert(Cid::after(stage.last)))
}

/// Gives the components to the templates that are rendered now.
pub(super) fn enter(components: Option<Box<Components>>) {
    STAGE.with_borrow_mut(|stage| stage.components = components);
}

/// Takes them back; there may be some now.
pub(super) fn leave() -> Option<Box<Components>> {
    STAGE.with_borrow_mut(|stage| stage.components.take())
}

pub(super) fn is_empty() -> bool {
    STAGE.with_borrow(|stage| stage.components.is_none())
}

/// Never while code of the user runs, which may render.
pub(super) fn with<R>(run: impl FnOnce(&mut Components) -> R) -> R {
    STAGE.with_borrow_mut(|stage| run(stage.components.get_or_insert_with(Components::first)))
}

/// Finds what a template shows with this id, which is returned as text.
pub(super) fn show(type_id: TypeId, id: &dyn std::fmt::Display) -> (Found, String) {
    let mut text = with(|components| std::mem::take(&mut components.text));
    text.clear();
    // Writing text to memory does not fail.
    let _ = write!(text, "{id}");
    (with(|components| components.show(type_id, &text)), text)
}

/// What contents that are kept hold of a component.
pub(super) fn hold(cid: Cid) -> Arc<Held> {
    with(|components| components.hold(cid))
}
