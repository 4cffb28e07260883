//! What a browser keeps of a page: the tree that diffs are merged into.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::stream::Stream;

type Node = Map<String, Value>;

/// The tree of one view. What the protocol does not allow is a panic.
#[derive(Debug, Default)]
pub(super) struct Tree {
    root: Node,
    components: BTreeMap<i64, Node>,
}

/// What a message has beside the page.
#[derive(Debug, Default)]
pub(super) struct Extras {
    pub(super) title: Option<String>,
    /// What is pushed to scripts: name and payload.
    pub(super) events: Vec<(String, Value)>,
    pub(super) reply: Option<Value>,
    /// Whether the page itself has changed.
    pub(super) is_patch: bool,
}

impl Tree {
    /// Merges a message.
    pub(super) fn apply(&mut self, diff: Value) -> Extras {
        let Value::Object(mut diff) = diff else { panic!("a diff is an object: {diff}") };
        let mut extras = Extras {
            title: diff.remove("t").and_then(|title| title.as_str().map(str::to_owned)),
            events: diff.remove("e").map(events).unwrap_or_default(),
            reply: diff.remove("r"),
            is_patch: false,
        };
        extras.is_patch = !diff.is_empty();
        let components = diff.remove("c");
        let templates = diff.remove("p").unwrap_or_default();
        resolve(&mut diff, &templates);
        if diff.contains_key("s") {
            self.root = diff;
            self.components.clear();
        } else if !diff.is_empty() {
            merge(&mut self.root, diff);
        }
        if let Some(Value::Object(components)) = components {
            self.place_all(components);
        }
        extras
    }

    fn place_all(&mut self, components: Node) {
        let before = self.components.clone();
        let number = |cid: &str| cid.parse().unwrap_or_else(|_| panic!("`{cid}` is not the number of a component"));
        let mut new: BTreeMap<i64, Node> = components
            .into_iter()
            .map(|(cid, node)| {
                let Value::Object(mut node) = node else { panic!("component {cid} is not a node: {node}") };
                resolve(&mut node, &Value::Null);
                (number(&cid), node)
            })
            .collect();
        while let Some(&cid) = new.keys().next() {
            self.place(cid, &mut new, &before);
        }
    }

    /// Puts one component into its place, after the one that it shares templates with.
    fn place(&mut self, cid: i64, new: &mut BTreeMap<i64, Node>, before: &BTreeMap<i64, Node>) {
        let Some(mut node) = new.remove(&cid) else { return };
        let base = match node.get("s").and_then(Value::as_i64) {
            Some(other) => {
                node.remove("s");
                if other > 0 {
                    self.place(other, new, before);
                }
                let known = if other > 0 { self.components.get(&other) } else { before.get(&-other) };
                Some(known.unwrap_or_else(|| panic!("component {cid} is like {other}, which is not known")))
            }
            None if node.contains_key("s") => None,
            None => before.get(&cid),
        };
        let node = match base.cloned() {
            Some(mut base) => {
                merge(&mut base, node);
                base
            }
            None => node,
        };
        self.components.insert(cid, node);
    }

    /// The page as HTML, and what becomes of its streams, which are not kept.
    pub(super) fn render(&mut self) -> (String, Vec<Stream>) {
        let mut html = String::new();
        self.show(&self.root, &mut html);
        let mut streams = Vec::new();
        take_streams(&mut self.root, &mut streams);
        self.components.values_mut().for_each(|component| take_streams(component, &mut streams));
        (html, streams)
    }

    /// The numbers of all components.
    pub(super) fn cids(&self) -> impl Iterator<Item = i64> {
        self.components.keys().copied()
    }

    pub(super) fn forget(&mut self, cid: i64) {
        self.components.remove(&cid);
    }

    fn show(&self, node: &Node, html: &mut String) {
        let statics = node.get("s").and_then(Value::as_array);
        let statics = statics.unwrap_or_else(|| panic!("a template whose text is not known: {node:?}"));
        match node.get("k") {
            Some(entries) => {
                for index in 0..entries["kc"].as_u64().expect("`kc` is always there") {
                    let entry = entries[index.to_string()].as_object();
                    let entry = entry.unwrap_or_else(|| panic!("entry {index} is not there: {entries}"));
                    self.show_dynamics(entry, statics, html);
                }
            }
            None => self.show_dynamics(node, statics, html),
        }
    }

    fn show_dynamics(&self, node: &Node, statics: &[Value], html: &mut String) {
        for (index, text) in statics.iter().enumerate() {
            html.push_str(text.as_str().unwrap_or_default());
            if index + 1 == statics.len() {
                break;
            }
            match node.get(&index.to_string()) {
                Some(Value::String(text)) => html.push_str(text),
                Some(Value::Object(inner)) => self.show(inner, html),
                Some(Value::Number(cid)) => self.show_component(cid.as_i64().unwrap_or_default(), html),
                other => panic!("dynamic {index} is {other:?}"),
            }
        }
    }

    /// A component's element says which component it is.
    fn show_component(&self, cid: i64, html: &mut String) {
        let component = self.components.get(&cid).unwrap_or_else(|| panic!("component {cid} is not known"));
        let start = html.len();
        self.show(component, html);
        let root = html[start..].find('<').map(|at| start + at + 1);
        let root = root.unwrap_or_else(|| panic!("component {cid} is not an element: {}", &html[start..]));
        let name =
            html[root..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-').map_or(html.len(), |at| root + at);
        html.insert_str(name, &format!(" data-phx-component=\"{cid}\""));
    }
}

fn events(events: Value) -> Vec<(String, Value)> {
    serde_json::from_value::<Vec<Vec<Value>>>(events)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|event| {
            let mut event = event.into_iter();
            let Some(Value::String(name)) = event.next() else { return None };
            Some((name, event.next().unwrap_or_default()))
        })
        .collect()
}

/// Puts the statics of this message's table where the table's numbers are. A component's own root keeps its number: that
/// is another component's.
fn resolve(node: &mut Node, templates: &Value) {
    let own = node.remove("p");
    let templates = own.as_ref().unwrap_or(templates);
    for (name, value) in node {
        match value {
            Value::Number(number) if name == "s" && !templates.is_null() => {
                let statics = &templates[number.to_string()];
                assert!(statics.is_array(), "no template {number} in {templates}");
                *value = statics.clone();
            }
            Value::Object(node) => resolve(node, templates),
            Value::Array(moved) if name != "s" && name != "stream" => {
                if let Some(Value::Object(node)) = moved.get_mut(1) {
                    resolve(node, templates);
                }
            }
            _ => {}
        }
    }
}

fn merge(target: &mut Node, diff: Node) {
    if diff.contains_key("k") && !diff.contains_key("s") {
        return merge_keyed(target, diff);
    }
    for (name, value) in diff {
        match (target.get_mut(&name), value) {
            (Some(Value::Object(known)), Value::Object(part)) if !part.contains_key("s") => merge(known, part),
            (_, Value::Object(part)) if !part.contains_key("s") && name.parse::<usize>().is_ok() => {
                panic!("`{name}` is a part of nothing: {part:?}")
            }
            (_, value) => {
                target.insert(name, value);
            }
        }
    }
}

fn merge_keyed(target: &mut Node, mut diff: Node) {
    if let Some(stream) = diff.remove("stream") {
        target.insert("stream".to_owned(), stream);
    }
    let entries = target.get_mut("k").and_then(Value::as_object_mut).expect("entries are merged into a list");
    let Some(Value::Object(mut changes)) = diff.remove("k") else { panic!("`k` is an object") };
    let count = changes.remove("kc").and_then(|count| count.as_u64()).expect("`kc` is always there");
    let moves = changes.remove("km").is_some();
    let before = if moves { entries.clone() } else { Node::new() };
    let old =
        |index: &Value| before.get(&index.to_string()).unwrap_or_else(|| panic!("no entry {index} to move")).clone();
    let mut changes: Vec<(u64, Value)> =
        changes.into_iter().map(|(index, change)| (index.parse().expect("an index"), change)).collect();
    changes.sort_by_key(|(index, _)| *index);
    for (index, change) in changes {
        let (mut entry, part) = match change {
            Value::Object(part) => (entries.remove(&index.to_string()).unwrap_or_else(|| Node::new().into()), part),
            Value::Array(pair) => {
                let [from, Value::Object(part)] = <[Value; 2]>::try_from(pair).expect("a pair") else {
                    panic!("a move with a change")
                };
                (old(&from), part)
            }
            from => (old(&from), Node::new()),
        };
        if !part.is_empty() {
            merge(entry.as_object_mut().expect("an entry is an object"), part);
        }
        entries.insert(index.to_string(), entry);
    }
    entries.retain(|index, _| index.parse::<u64>().is_ok_and(|index| index < count));
    entries.insert("kc".to_owned(), count.into());
}

/// Takes what has been said of streams, and their items.
fn take_streams(node: &mut Node, streams: &mut Vec<Stream>) {
    if let Some(said) = node.remove("stream") {
        streams.push(Stream::read(&said));
        node.insert("k".to_owned(), serde_json::json!({"kc": 0}));
    }
    for value in node.values_mut() {
        if let Value::Object(inner) = value {
            take_streams(inner, streams);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shown(messages: impl IntoIterator<Item = Value>) -> String {
        let mut tree = Tree::default();
        for message in messages {
            tree.apply(message);
        }
        tree.render().0
    }

    #[test]
    fn dynamics_and_templates_of_the_table() {
        let page =
            json!({"0": "3", "1": {"0": "x", "s": 0}, "s": 1, "p": {"0": ["<b>", "</b>"], "1": ["<p>", "</p>", ""]}});
        assert_eq!(shown([page.clone()]), "<p>3</p><b>x</b>");
        assert_eq!(shown([page, json!({"0": "4", "1": {"0": "y"}})]), "<p>4</p><b>y</b>");
    }

    #[test]
    fn entries_move() {
        let page = json!({"0": {"s": ["<i>", "</i>"], "k": {"0": {"0": "a"}, "1": {"0": "b"}, "2": {"0": "c"}, "kc": 3}}, "s": ["", ""]});
        let rotated = json!({"0": {"k": {"0": 2, "1": 0, "2": [1, {"0": "B"}], "kc": 3, "km": true}}});
        assert_eq!(shown([page.clone(), rotated]), "<i>c</i><i>a</i><i>B</i>");
        assert_eq!(shown([page, json!({"0": {"k": {"kc": 1}}})]), "<i>a</i>");
    }

    #[test]
    fn components_share_templates() {
        let page = json!({"0": 1, "1": 2, "s": ["", "", ""], "c": {
            "1": {"0": "one", "r": 1, "s": ["<p id=\"a\">", "</p>"]},
            "2": {"0": "two", "s": 1},
        }});
        let html = "<p data-phx-component=\"1\" id=\"a\">one</p><p data-phx-component=\"2\" id=\"a\">";
        assert_eq!(shown([page.clone()]), format!("{html}two</p>"));
        assert_eq!(shown([page, json!({"c": {"2": {"0": "2"}}})]), format!("{html}2</p>"));
    }

    #[test]
    fn a_stream_is_not_kept() {
        let mut tree = Tree::default();
        tree.apply(json!({"0": {"s": ["<li id=\"", "\"></li>"], "k": {"0": {"0": "s-1"}, "kc": 1},
            "stream": ["0", [["s-1", -1, null, null]], []]}, "s": ["<ul>", "</ul>"]}));
        let (html, streams) = tree.render();
        assert_eq!((html.as_str(), streams.len()), ("<ul><li id=\"s-1\"></li></ul>", 1));
        let (html, streams) = tree.render();
        assert_eq!((html.as_str(), streams.len()), ("<ul></ul>", 0));
    }
}
