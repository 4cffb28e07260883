//! The document that a browser shows, and what of it stays as it is when a view is rendered anew.

use std::collections::HashMap;

use ego_tree::{NodeMut, NodeRef};
use scraper::{ElementRef, Html, Node, Selector};

use super::stream::{Insert, Stream};

/// A document.
#[derive(Debug)]
pub(super) struct Dom {
    pub(super) html: Html,
    /// Which stream the items are of, by their ids.
    items: HashMap<String, String>,
}

impl Dom {
    pub(super) fn document(html: &str) -> Self {
        Self { html: Html::parse_document(html), items: HashMap::new() }
    }

    pub(super) fn fragment(html: &str) -> Self {
        Self { html: Html::parse_fragment(html), items: HashMap::new() }
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
    /// have the items that they are sent, and no others.
    pub(super) fn patch(&mut self, container: &str, content: &str, streams: &[Stream], is_joining: bool) {
        let before = self.html.clone();
        let Some(place) = find(&before, container).map(|element| element.id()) else { return };
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
        self.drop_detached();
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

fn find<'a>(html: &'a Html, id: &str) -> Option<ElementRef<'a>> {
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
        let mut copy = target.append(new.value().clone());
        let Some(element) = ElementRef::wrap(new) else { return };
        let is_update = |kind| element.attr("phx-update") == Some(kind);
        let is_view = element.attr("data-phx-session").is_some();
        let old = if is_update("ignore") || is_update("stream") || is_view {
            element.value().id().and_then(|id| find(self.before, id))
        } else {
            None
        };
        match old {
            Some(old) if is_update("stream") && !self.is_joining => self.graft_items(&mut copy, *old, new),
            Some(old) if !is_update("stream") => old.children().for_each(|child| clone(&mut copy, child)),
            _ => {
                if is_update("stream") {
                    self.note_items(new);
                }
                new.children().for_each(|child| self.graft(&mut copy, child));
            }
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

    fn note_items(&mut self, container: NodeRef<'_, Node>) {
        for id in ids_of(container) {
            if let Some((reference, _)) = self.insert_of(&id) {
                let reference = reference.to_owned();
                self.items.insert(id, reference);
            }
        }
    }

    /// The items that stay, with those that come.
    fn graft_items(&mut self, target: &mut NodeMut<'_, Node>, old: NodeRef<'_, Node>, new: NodeRef<'_, Node>) {
        let id_of = |node: NodeRef<'_, Node>| node.value().as_element()?.id().map(str::to_owned);
        let item = |is_new| move |node| Some(Item { id: id_of(node)?, node, is_new });
        let mut items: Vec<Item<'_>> = old.children().filter_map(item(false)).collect();
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
            let place = usize::try_from(insert.at).map_or(items.len(), |at| at.min(items.len()));
            let reference = reference.to_owned();
            self.items.insert(item.id.clone(), reference);
            items.insert(place, item);
        }
        self.limit(&mut items);
        for item in items {
            if item.is_new { self.graft(target, item.node) } else { clone(target, item.node) }
        }
    }

    fn limit(&self, items: &mut Vec<Item<'_>>) {
        for stream in self.streams {
            let Some(limit) = stream.inserts.iter().rev().find_map(|insert| insert.limit) else { continue };
            let of_stream = |item: &Item<'_>| self.items.get(&item.id) == Some(&stream.reference);
            let count = items.iter().filter(|item| of_stream(item)).count();
            let most = usize::try_from(limit.unsigned_abs()).unwrap_or(usize::MAX);
            let kept = if limit < 0 { count.saturating_sub(most)..count } else { 0..most };
            let mut index = 0;
            items.retain(|item| {
                if !of_stream(item) {
                    return true;
                }
                index += 1;
                kept.contains(&(index - 1))
            });
        }
    }
}

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
        assert_eq!(ids(&[first(), (&["none", "c"], insert("c", -1))]), "none a b c");
        assert_eq!(ids(&[first(), (&["none", "c"], insert("c", 0))]), "c none a b");
        assert_eq!(ids(&[first(), (&["none", "c"], insert("c", 2))]), "none a c b");
        assert_eq!(ids(&[first(), (&["none", "a"], insert("a", -1))]), "none a b", "an update stays where it is");
    }

    #[test]
    fn items_are_deleted_and_reset() {
        assert_eq!(ids(&[first(), (&["none"], json!(["0", [], ["a"]]))]), "none b");
        assert_eq!(ids(&[first(), (&["none", "a"], json!(["0", [["a", -1, null, null]], ["a"]]))]), "none b a");
        assert_eq!(ids(&[first(), (&["none", "c"], json!(["0", [["c", -1, null, null]], [], true]))]), "none c");
        assert_eq!(ids(&[first(), (&["none", "c"], json!(["0", [["c", -1, null, true]], []]))]), "none a b");
    }

    #[test]
    fn items_are_limited() {
        assert_eq!(ids(&[first(), (&["none", "c"], json!(["0", [["c", 1, 2, null]], []]))]), "none c a");
        assert_eq!(ids(&[first(), (&["none", "c"], json!(["0", [["c", -1, -2, null]], []]))]), "none b c");
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
