//! The document that a browser shows, and what of it stays as it is when a view is rendered anew.

use std::collections::HashMap;

use ego_tree::{NodeMut, NodeRef};
use scraper::{ElementRef, Html, Node, Selector};

use super::{
    attributes::altered,
    effects::{Effects, set},
    key::Key,
    stream::{Insert, Stream},
};

/// A document.
#[derive(Debug)]
pub(super) struct Dom {
    pub(super) html: Html,
    /// Which stream the items are of, by their ids.
    items: HashMap<String, String>,
    pub(super) effects: Effects,
}

impl Dom {
    pub(super) fn document(html: &str) -> Self {
        Self { html: Html::parse_document(html), items: HashMap::new(), effects: Effects::new() }
    }

    pub(super) fn fragment(html: &str) -> Self {
        Self { html: Html::parse_fragment(html), items: HashMap::new(), effects: Effects::new() }
    }

    pub(super) fn select<'a>(&'a self, selector: &Selector) -> Vec<ElementRef<'a>> {
        self.html.root_element().select(selector).collect()
    }

    pub(super) fn first(&self, selector: &str) -> Option<ElementRef<'_>> {
        self.html.root_element().select(&Selector::parse(selector).ok()?).next()
    }

    pub(super) fn by_id(&self, id: &str) -> Option<ElementRef<'_>> {
        find(&self.html, id)
    }

    /// Ids that several elements have.
    pub(super) fn repeated_ids(&self) -> Vec<String> {
        let mut count: HashMap<&str, usize> = HashMap::new();
        for id in self.html.root_element().descendent_elements().filter_map(|element| element.value().id()) {
            *count.entry(id).or_default() += 1;
        }
        let mut repeated: Vec<String> =
            count.into_iter().filter(|(_, count)| *count > 1).map(|(id, _)| id.to_owned()).collect();
        repeated.sort();
        repeated
    }

    /// Shows `content` in the element with the id `container`. `is_joining` where it has just been joined: its streams then
    /// have the items that they are sent, and no others. Gives the selector of a portal's target that is not there.
    pub(super) fn patch(
        &mut self,
        container: &str,
        content: &str,
        streams: &[Stream],
        is_joining: bool,
    ) -> Option<String> {
        let before = self.html.clone();
        let place = find(&before, container).map(|element| element.id())?;
        let new = Html::parse_fragment(content);
        for child in before.tree.get(place).into_iter().flat_map(|place| place.children()) {
            if let Some(mut child) = self.html.tree.get_mut(child.id()) {
                child.detach();
            }
        }
        let mut patch = Patch { before: &before, streams, items: &mut self.items, is_joining };
        if let Some(mut place) = self.html.tree.get_mut(place) {
            for child in new.root_element().children() {
                patch.graft(&mut place, child);
            }
        }
        let missing = self.teleport(container);
        self.choose_first(&before);
        self.drop_detached();
        self.reapply(&before);
        missing
    }

    /// Marks the element of a view that has been joined, as the client does.
    pub(super) fn mark_connected(&mut self, id: &str) {
        let Some(element) = self.by_id(id) else { return };
        let mut classes: Vec<&str> = element.attr("class").unwrap_or_default().split_ascii_whitespace().collect();
        classes.retain(|class| *class != "phx-connected");
        classes.push("phx-connected");
        let marked = altered(element.value(), &[("class", Some(classes.join(" ")))]);
        let node = element.id();
        set(&mut self.html, node, marked);
    }

    /// Of a list that was there before, in which nothing is chosen, the client chooses the first option.
    fn choose_first(&mut self, before: &Html) {
        let lists = Selector::parse("select:not([multiple])").expect("a selector");
        let options = Selector::parse("option").expect("a selector");
        let is_undecided =
            |list: &ElementRef<'_>| list.select(&options).all(|option| option.attr("selected").is_none());
        let was_there = |element: &ElementRef<'_>| {
            Key::of(*element).find(before).is_some_and(|old| old.value().name() == element.value().name())
        };
        let undecided = self.select(&lists).into_iter().filter(is_undecided);
        let first = undecided.filter_map(|list| list.select(&options).next()).filter(was_there);
        let first: Vec<_> =
            first.map(|option| (option.id(), altered(option.value(), &[("selected", Some(String::new()))]))).collect();
        for (node, option) in first {
            set(&mut self.html, node, option);
        }
    }

    /// A tree keeps the nodes that are detached.
    fn drop_detached(&mut self) {
        let mut html = Html::new_document();
        for child in self.html.tree.root().children() {
            clone(&mut html.tree.root_mut(), child);
        }
        self.html = html;
    }
}

/// Of a document, the element with that id.
pub(super) fn find<'a>(html: &'a Html, id: &str) -> Option<ElementRef<'a>> {
    html.tree.root().descendants().filter_map(ElementRef::wrap).find(|element| element.value().id() == Some(id))
}

/// New content on its way into the document.
struct Patch<'a> {
    before: &'a Html,
    streams: &'a [Stream],
    items: &'a mut HashMap<String, String>,
    is_joining: bool,
}

/// An element in a stream's container, as it was or as it comes.
struct Item<'a> {
    id: String,
    node: NodeRef<'a, Node>,
    is_new: bool,
}

impl Patch<'_> {
    fn graft(&mut self, target: &mut NodeMut<'_, Node>, new: NodeRef<'_, Node>) {
        let Some(element) = ElementRef::wrap(new) else {
            // What is in a `<template>` is in a node of its own.
            let mut copy = target.append(new.value().clone());
            new.children().for_each(|child| self.graft(&mut copy, child));
            return;
        };
        let is_update = |kind| element.attr("phx-update") == Some(kind);
        let is_view = element.attr("data-phx-session").is_some();
        let old = if is_update("ignore") || is_update("stream") || is_view {
            element.value().id().and_then(|id| find(self.before, id))
        } else {
            None
        };
        let attributes = match old {
            Some(old) if is_update("ignore") => with_data_of(old, element),
            // A view that outlives navigation is not touched.
            Some(old) if element.attr("data-phx-sticky").is_some() => Node::Element(old.value().clone()),
            _ => new.value().clone(),
        };
        let mut copy = target.append(attributes);
        match old {
            _ if is_update("stream") => self.graft_items(&mut copy, old.filter(|_| !self.is_joining), new),
            Some(old) => old.children().for_each(|child| clone(&mut copy, child)),
            None => new.children().for_each(|child| self.graft(&mut copy, child)),
        }
    }

    /// Which stream inserts the item.
    fn insert_of(&self, id: &str) -> Option<(&str, &Insert)> {
        let inserts = self
            .streams
            .iter()
            .flat_map(|stream| stream.inserts.iter().map(move |insert| (stream.reference.as_str(), insert)));
        // Of several the last one counts.
        inserts.rev().find(|(_, insert)| insert.id == id)
    }

    /// The items that stay, with those that come. What is in the container beside them comes after those that are put at the
    /// end, as in the client, and counts where a limit does.
    fn graft_items(&mut self, target: &mut NodeMut<'_, Node>, old: Option<ElementRef<'_>>, new: NodeRef<'_, Node>) {
        let id_of = |node: NodeRef<'_, Node>| node.value().as_element()?.id().map(str::to_owned);
        let item = |is_new| move |node| Some(Item { id: id_of(node)?, node, is_new });
        let old = old.iter().flat_map(|old| old.children());
        let mut items: Vec<Item<'_>> = old.filter_map(item(false)).collect();
        items.retain(|item| {
            let stream = self.items.get(&item.id);
            !self.streams.iter().any(|changes| {
                changes.deletes.contains(&item.id) || changes.is_reset && stream == Some(&changes.reference)
            })
        });
        for item in new.children().filter_map(item(true)) {
            if let Some(place) = items.iter().position(|other| other.id == item.id) {
                items[place] = item;
                continue;
            }
            let Some((reference, insert)) = self.insert_of(&item.id) else {
                items.push(item);
                continue;
            };
            if insert.update_only {
                continue;
            }
            let (reference, at, limit) = (reference.to_owned(), insert.at, insert.limit);
            self.items.insert(item.id.clone(), reference);
            let is_beside = |item: &Item<'_>| !self.items.contains_key(&item.id);
            let end = match items.last() {
                Some(last) if is_beside(last) => items.iter().position(is_beside).unwrap_or_default(),
                _ => items.len(),
            };
            let place = usize::try_from(at).map_or(end, |at| at.min(items.len()));
            items.insert(place, item);
            if let Some(limit) = limit {
                keep(limit, &mut items);
            }
        }
        for item in items {
            if item.is_new { self.graft(target, item.node) } else { clone(target, item.node) }
        }
    }
}

/// So many of the first; of the last, where the limit is negative.
fn keep(limit: i64, items: &mut Vec<Item<'_>>) {
    let most = usize::try_from(limit.unsigned_abs()).unwrap_or(usize::MAX);
    if limit < 0 {
        items.drain(..items.len().saturating_sub(most));
    } else {
        items.truncate(most);
    }
}

/// What is ignored keeps its attributes, but for `data-…`.
fn with_data_of(old: ElementRef<'_>, new: ElementRef<'_>) -> Node {
    let is_data = |name: &str| name.starts_with("data-");
    let mut changes: Vec<(&str, Option<String>)> = new
        .value()
        .attrs()
        .filter(|(name, _)| is_data(name))
        .map(|(name, value)| (name, Some(value.to_owned())))
        .collect();
    let names = old.value().attrs().map(|(name, _)| name).filter(|name| is_data(name));
    changes.extend(names.filter(|name| new.attr(name).is_none()).map(|name| (name, None)));
    Node::Element(altered(old.value(), &changes))
}

#[cfg(test)]
fn ids_of(node: NodeRef<'_, Node>) -> Vec<String> {
    node.children().filter_map(|child| Some(child.value().as_element()?.id()?.to_owned())).collect()
}

fn clone(target: &mut NodeMut<'_, Node>, source: NodeRef<'_, Node>) {
    let mut copy = target.append(source.value().clone());
    source.children().for_each(|child| clone(&mut copy, child));
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The ids in the list after these messages: the ids that are rendered, and what is said of the stream.
    fn ids(messages: &[(&[&str], Value)]) -> String {
        let mut dom = Dom::document("<body><div id=v></div></body>");
        for (index, (rendered, said)) in messages.iter().enumerate() {
            let items: String = rendered.iter().flat_map(|id| ["<li id=", id, "></li>"]).collect();
            let content = format!("<ul id=l phx-update=stream>{items}</ul>");
            dom.patch("v", &content, &[Stream::read(said)], index == 0);
        }
        ids_of(*dom.by_id("l").unwrap()).join(" ")
    }

    fn insert(id: &str, at: i64) -> Value {
        json!(["0", [[id, at, null, null]], []])
    }

    fn first() -> (&'static [&'static str], Value) {
        (&["none", "a", "b"], json!(["0", [["a", -1, null, null], ["b", -1, null, null]], []]))
    }

    #[test]
    fn items_are_inserted() {
        assert_eq!(ids(&[first(), (&["none", "c"], insert("c", -1))]), "a b c none");
        assert_eq!(ids(&[first(), (&["none", "c"], insert("c", 0))]), "c a b none");
        assert_eq!(ids(&[first(), (&["none", "c"], insert("c", 2))]), "a b c none");
        assert_eq!(ids(&[first(), (&["none", "a"], insert("a", -1))]), "a b none", "an update stays where it is");
    }

    #[test]
    fn items_are_deleted_and_reset() {
        assert_eq!(ids(&[first(), (&["none"], json!(["0", [], ["a"]]))]), "b none");
        assert_eq!(ids(&[first(), (&["none", "a"], json!(["0", [["a", -1, null, null]], ["a"]]))]), "b a none");
        assert_eq!(ids(&[first(), (&["none", "c"], json!(["0", [["c", -1, null, null]], [], true]))]), "c none");
        assert_eq!(ids(&[first(), (&["none", "c"], json!(["0", [["c", -1, null, true]], []]))]), "a b none");
    }

    #[test]
    fn items_are_limited() {
        assert_eq!(ids(&[first(), (&["none", "c"], json!(["0", [["c", 1, 2, null]], []]))]), "a c");
        assert_eq!(ids(&[first(), (&["none", "c"], json!(["0", [["c", -1, -2, null]], []]))]), "c none");
    }

    #[test]
    fn what_is_ignored_and_what_other_views_show_stays() {
        let mut dom = Dom::document("<body><div id=v></div></body>");
        let content = |text: &str| {
            format!("<p id=i phx-update=ignore>{text}</p><div id=w data-phx-session=s>{text}</div><b>{text}</b>")
        };
        dom.patch("v", &content("1"), &[], true);
        dom.patch("v", &content("2"), &[], false);
        let html = dom.by_id("v").unwrap().inner_html();
        assert_eq!(html, r#"<p id="i" phx-update="ignore">1</p><div data-phx-session="s" id="w">1</div><b>2</b>"#);
    }
}
