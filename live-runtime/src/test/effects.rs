//! What commands have done to elements: it outlasts diffs, as in the client.

use std::collections::{BTreeMap, HashMap};

use ego_tree::NodeId;
use regex_lite::Regex;
use scraper::{ElementRef, Html, Node, node::Element};

use super::{attributes::altered, dom::Dom, key::Key};

/// Of all elements of a document.
pub(super) type Effects = HashMap<Key, Effect>;

/// Of one element.
#[derive(Debug, Default)]
pub(super) struct Effect {
    added: Vec<String>,
    removed: Vec<String>,
    /// What attributes are; `None` where there is none.
    attributes: BTreeMap<String, Option<String>>,
    display: Option<String>,
    /// The attributes that diffs leave alone.
    ignored: Vec<String>,
}

impl Effect {
    fn alter_classes(&mut self, element: &Element, adds: &[String], removes: &[String]) {
        let has = |name: &String| element.classes().any(|class| class == name);
        let adds_anew: Vec<String> =
            adds.iter().filter(|name| !self.added.contains(name) && !has(name)).cloned().collect();
        let removes_anew: Vec<String> =
            removes.iter().filter(|name| !self.removed.contains(name) && has(name)).cloned().collect();
        self.added.retain(|name| !removes.contains(name));
        self.removed.retain(|name| !adds.contains(name));
        self.added.extend(adds_anew);
        self.removed.extend(removes_anew);
    }

    /// The element as it is with this.
    fn on(&self, element: &Element) -> Element {
        let mut changes: Vec<(&str, Option<String>)> =
            self.attributes.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        if !self.added.is_empty() || !self.removed.is_empty() {
            let mut classes: Vec<&str> = element.attr("class").unwrap_or_default().split_ascii_whitespace().collect();
            classes.retain(|class| self.removed.iter().all(|removed| removed != class));
            let added: Vec<&str> =
                self.added.iter().map(String::as_str).filter(|name| !classes.contains(name)).collect();
            classes.extend(added);
            changes.push(("class", Some(classes.join(" "))));
        }
        if let Some(display) = &self.display {
            let style = element.attr("style").unwrap_or_default();
            let others = style.split(';').map(str::trim).filter(|rule| !rule.is_empty() && !sets_display(rule));
            let display = format!("display: {display};");
            let rules: Vec<&str> = others.flat_map(|rule| [rule, "; "]).chain([&*display]).collect();
            changes.push(("style", Some(rules.concat())));
        }
        if changes.is_empty() { element.clone() } else { altered(element, &changes) }
    }

    fn is_ignored(&self, name: &str) -> bool {
        self.ignored.iter().any(|pattern| {
            let is_match = || Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(name));
            pattern == name || pattern == "*" || pattern.contains('*') && is_match()
        })
    }

    /// The attributes that are left alone, as they were.
    fn left_alone(&self, old: &Element, new: &Element) -> Element {
        let kept = old.attrs().filter(|(name, _)| self.is_ignored(name));
        let mut changes: Vec<(&str, Option<String>)> =
            kept.map(|(name, value)| (name, Some(value.to_owned()))).collect();
        let new_names = new.attrs().map(|(name, _)| name).filter(|name| self.is_ignored(name));
        changes.extend(new_names.filter(|name| old.attr(name).is_none()).map(|name| (name, None)));
        altered(new, &changes)
    }
}

fn sets_display(rule: &str) -> bool {
    rule.split(':').next().is_some_and(|name| name.trim().eq_ignore_ascii_case("display"))
}

impl Dom {
    pub(super) fn alter_classes(&mut self, node: NodeId, adds: &[String], removes: &[String]) {
        self.affect(node, |effect, element| effect.alter_classes(element, adds, removes));
    }

    pub(super) fn toggle_classes(&mut self, node: NodeId, classes: &[String]) {
        self.affect(node, |effect, element| {
            let has = |name: &&String| element.classes().any(|class| class == *name);
            let (removes, adds): (Vec<_>, Vec<_>) = classes.iter().partition(has);
            let (adds, removes): (Vec<_>, Vec<_>) =
                (adds.into_iter().cloned().collect(), removes.into_iter().cloned().collect());
            effect.alter_classes(element, &adds, &removes);
        });
    }

    pub(super) fn set_attribute(&mut self, node: NodeId, name: &str, value: Option<&str>) {
        self.affect(node, |effect, _| drop(effect.attributes.insert(name.to_owned(), value.map(str::to_owned))));
    }

    pub(super) fn set_display(&mut self, node: NodeId, display: &str) {
        self.affect(node, |effect, _| effect.display = Some(display.to_owned()));
    }

    pub(super) fn ignore_attributes(&mut self, node: NodeId, names: Vec<String>) {
        self.affect(node, |effect, _| effect.ignored = names);
    }

    /// What a command has set as `display`.
    pub(super) fn display_of(&self, element: ElementRef<'_>) -> Option<&str> {
        self.effects.get(&Key::of(element))?.display.as_deref()
    }

    fn affect(&mut self, node: NodeId, change: impl FnOnce(&mut Effect, &Element)) {
        let Some(element) = self.html.tree.get(node).and_then(ElementRef::wrap) else { return };
        let effect = self.effects.entry(Key::of(element)).or_default();
        change(effect, element.value());
        let now = effect.on(element.value());
        set(&mut self.html, node, now);
    }

    /// After a diff: what commands have done to the elements that are still there.
    pub(super) fn reapply(&mut self, before: &Html) {
        self.effects.retain(|key, _| key.find(&self.html).is_some());
        for (key, effect) in &self.effects {
            let Some(element) = key.find(&self.html) else { continue };
            let old = key.find(before);
            let now =
                old.map_or_else(|| element.value().clone(), |old| effect.left_alone(old.value(), element.value()));
            let (node, now) = (element.id(), effect.on(&now));
            set(&mut self.html, node, now);
        }
    }
}

/// Puts an element in another's place, whose children it has.
pub(super) fn set(html: &mut Html, node: NodeId, element: Element) {
    if let Some(mut node) = html.tree.get_mut(node) {
        *node.value() = Node::Element(element);
    }
}
