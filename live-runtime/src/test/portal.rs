//! Portals: what stands in a `<template>` is shown elsewhere in the document.

use ego_tree::NodeId;
use scraper::{ElementRef, Html};

use super::{
    attributes::altered,
    dom::{Dom, find},
    effects::set,
};

/// How deep portals are inside of each other, at most, as in the client.
const DEPTH: usize = 5;

impl Dom {
    /// After a diff of `view`: moves the contents of its portals to their targets, and drops those whose portal is gone.
    /// Gives the selector of a target that is not there.
    pub(super) fn teleport(&mut self, view: &str) -> Option<String> {
        for _ in 0..DEPTH {
            let portals: Vec<Portal> = self
                .html
                .root_element()
                .descendent_elements()
                .filter(|element| element.value().name() == "template" && owner(*element) == Some(view))
                .filter_map(Portal::of)
                .collect();
            if portals.is_empty() {
                break;
            }
            for portal in portals {
                let Some(target) = self.first(&portal.target).map(|target| target.id()) else {
                    return Some(portal.target);
                };
                portal.open(&mut self.html, target, view);
            }
        }
        let is_over = |element: &ElementRef<'_>| {
            element.attr("data-phx-teleported-src").is_some_and(|source| find(&self.html, source).is_none())
        };
        let over: Vec<NodeId> =
            self.html.root_element().descendent_elements().filter(is_over).map(|element| element.id()).collect();
        for node in over {
            if let Some(mut node) = self.html.tree.get_mut(node) {
                node.detach();
            }
        }
        None
    }
}

/// The id of the view that an element is of.
pub(super) fn owner(element: ElementRef<'_>) -> Option<&str> {
    super::obstacle::lineage(element).find_map(|around| match around.attr("data-phx-teleported-ref") {
        Some(view) => Some(view),
        None => around.attr("data-phx-session").and_then(|_| around.value().id()),
    })
}

/// A portal that has been rendered, with its content in it.
struct Portal {
    id: String,
    target: String,
    content: NodeId,
    content_id: String,
}

impl Portal {
    fn of(template: ElementRef<'_>) -> Option<Self> {
        let target = template.attr("data-phx-portal")?.to_owned();
        let content = template.descendent_elements().find(|inside| *inside != template)?;
        let content_id = content.value().id()?.to_owned();
        Some(Self { id: template.value().id()?.to_owned(), target, content: content.id(), content_id })
    }

    /// Moves the content to the end of the target, or in the place of what was there before.
    fn open(&self, html: &mut Html, target: NodeId, view: &str) {
        let Some(content) = html.tree.get(self.content).and_then(ElementRef::wrap) else { return };
        let marks = [("data-phx-teleported-ref", view), ("data-phx-teleported-src", &self.id)];
        let marked = altered(content.value(), &marks.map(|(name, value)| (name, Some(value.to_owned()))));
        set(html, self.content, marked);
        let is_shown =
            |element: &ElementRef<'_>| element.value().id() == Some(&self.content_id) && element.id() != self.content;
        let before = html.root_element().descendent_elements().find(is_shown).map(|element| element.id());
        match before.and_then(|before| html.tree.get_mut(before)) {
            Some(mut before) => {
                before.insert_id_before(self.content);
                before.detach();
            }
            None => {
                if let Some(mut target) = html.tree.get_mut(target) {
                    target.append_id(self.content);
                }
            }
        }
    }
}
