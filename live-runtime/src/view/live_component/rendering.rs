//! The part of a diff that is of live components.

use std::{any::TypeId, mem::take};

use super::{Components, stage};
use crate::{
    render::{Cid, Object, Prints, Render, Rendering},
    upload::Uploads,
    view::Effects,
};

impl Components {
    /// Opens the diff of a page and of its live components. Also says what these want of their view.
    pub(crate) fn diff_of_page<'o>(
        this: &mut Option<Box<Self>>,
        prints: &mut Prints,
        page: &impl Render,
        out: &'o mut String,
    ) -> (Object<'o>, Vec<Effects>) {
        enter(this);
        let before = prints.fingerprint();
        let diff = prints.diff(page, out);
        if before.is_some() && before != prints.fingerprint() && !stage::is_empty() {
            stage::with(Self::forget);
        }
        leave(this, diff)
    }

    /// The same of the live components that have changed alone.
    pub(crate) fn diff<'o>(this: &mut Option<Box<Self>>, out: &'o mut String) -> (Object<'o>, Vec<Effects>) {
        enter(this);
        leave(this, Object::open(out))
    }
}

fn enter(components: &mut Option<Box<Components>>) {
    if let Some(components) = components {
        components.rendering += 1;
    }
    stage::enter(components.take());
}

/// Renders what has been shown.
fn leave<'o>(components: &mut Option<Box<Components>>, mut diff: Object<'o>) -> (Object<'o>, Vec<Effects>) {
    if !stage::is_empty() {
        diff.optional("c", write);
    }
    *components = stage::leave();
    let effects = components.as_mut().map(|components| take(&mut components.effects));
    (diff, effects.unwrap_or_default())
}

/// Renders the components that have to be, and those that they show. `false` where that changes nothing.
fn write(out: &mut String) -> bool {
    out.push('{');
    let mut empty = true;
    loop {
        let cids = stage::with(Components::next);
        if cids.is_empty() {
            break;
        }
        update_many(&cids);
        for cid in cids {
            render(cid, out, &mut empty);
        }
    }
    out.push('}');
    !empty
}

fn render(cid: Cid, out: &mut String, empty: &mut bool) {
    let Some((mut component, mut prints, type_id)) = stage::with(|components| components.take(cid)) else { return };
    let start = out.len();
    out.push_str(if *empty { "\"" } else { ",\"" });
    out.push_str(itoa::Buffer::new().format(cid.get()));
    out.push_str("\":");
    let shared = |fingerprint| stage::with(|components| components.share(type_id, fingerprint));
    // Each is to know which field it is.
    component.uploads(&mut Uploads::new(&mut |_| {}));
    let rendering = Rendering::of(cid);
    let is_changed = prints.diff(out, &shared, |root| component.render(root));
    drop(rendering);
    component.after_render();
    if is_changed {
        *empty = false;
    } else {
        out.truncate(start);
    }
    let mut has_consumed = false;
    component.uploads(&mut Uploads::new(&mut |upload| has_consumed |= upload.has_consumed()));
    let effects = component.effects();
    stage::with(|components| {
        components.effects.extend(effects);
        if has_consumed {
            components.consumed.push(cid);
        }
        components.put_back(cid, component, prints, is_changed);
    });
}

/// Calls `update_many` of each type that has one, with those that have been updated.
fn update_many(cids: &[Cid]) {
    let types: Vec<(TypeId, _)> = stage::with(|components| components.types_with_update_many(cids));
    for (type_id, update_many) in types {
        let (cids, mut updated): (Vec<_>, Vec<_>) =
            stage::with(|components| components.take_updated(type_id, cids)).into_iter().unzip();
        update_many(&mut updated);
        stage::with(|components| {
            for (cid, component) in cids.into_iter().zip(updated) {
                components.give_back(cid, component);
            }
        });
    }
}
