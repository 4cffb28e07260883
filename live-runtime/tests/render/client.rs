//! The browser's side, as the protocol describes it: it keeps a tree, merges diffs into it and shows it as HTML. Unlike
//! the npm client it is strict: what the protocol does not allow is a panic.

use serde_json::{Map, Value};

type Node = Map<String, Value>;

/// What a browser has of a page.
#[derive(Debug, Default)]
pub(crate) struct Client {
    tree: Option<Node>,
}

impl Client {
    /// Merges a message.
    pub(crate) fn apply(&mut self, diff: &str) {
        let Value::Object(mut diff) = serde_json::from_str(diff).expect("a diff is JSON") else {
            panic!("a diff is an object: {diff}")
        };
        let templates = diff.remove("p").unwrap_or_default();
        let mut used = vec![0; templates.as_object().map_or(0, Map::len)];
        resolve(&mut diff, &templates, &mut used);
        assert!(used.iter().all(|&uses| uses > 1), "a template is shared that is not used twice: {templates}");
        assert!(!diff.contains_key("r"), "`r` is a reply at the top");
        match &mut self.tree {
            Some(tree) if !diff.contains_key("s") => merge(tree, diff),
            tree => {
                assert!(diff.contains_key("s"), "the first message has the whole page");
                *tree = Some(diff);
            }
        }
    }

    /// The page as the browser shows it.
    pub(crate) fn html(&self) -> String {
        let mut html = String::new();
        show(self.tree.as_ref().expect("a message came"), &mut html);
        html
    }
}

/// Puts the statics of this message's table where the table's numbers are.
fn resolve(node: &mut Node, templates: &Value, used: &mut [usize]) {
    for (name, value) in node {
        match value {
            Value::Number(number) if name == "s" => {
                let statics = &templates[number.to_string()];
                assert!(statics.is_array(), "no template {number} in {templates}");
                used[usize::try_from(number.as_u64().expect("counted from 0")).expect("small")] += 1;
                *value = statics.clone();
            }
            Value::Object(node) => resolve(node, templates, used),
            Value::Array(moved) => {
                if let Some(Value::Object(node)) = moved.get_mut(1) {
                    resolve(node, templates, used);
                }
            }
            _ => {}
        }
    }
}

fn merge(target: &mut Node, diff: Node) {
    assert!(!diff.is_empty(), "an empty diff is not sent");
    if diff.contains_key("k") {
        assert_eq!(diff.len(), 1, "beside `k` nothing is merged: {diff:?}");
        return merge_keyed(target, diff);
    }
    for (name, value) in diff {
        match (target.get_mut(&name), value) {
            (Some(Value::Object(known)), Value::Object(part)) if !part.contains_key("s") => merge(known, part),
            (_, Value::Object(part)) if !part.contains_key("s") => panic!("`{name}` is a part of nothing: {part:?}"),
            (_, value) => {
                target.insert(name, value);
            }
        }
    }
}

fn merge_keyed(target: &mut Node, mut diff: Node) {
    let entries = target.get_mut("k").and_then(Value::as_object_mut).expect("entries are merged into a list");
    let Some(Value::Object(mut changes)) = diff.remove("k") else { panic!("`k` is an object") };
    let count = changes.remove("kc").and_then(|count| count.as_u64()).expect("`kc` is always there");
    let said = changes.remove("km").is_some_and(|moved| moved == true);
    let moves = changes.values().any(|change| !change.is_object());
    assert_eq!(said, moves, "`km` says whether entries move");
    let before = entries.clone();
    let old = |index: &Value| {
        let index = index.as_u64().expect("an index").to_string();
        before.get(&index).unwrap_or_else(|| panic!("no entry {index} to move")).clone()
    };
    let mut changes: Vec<(u64, Value)> =
        changes.into_iter().map(|(index, change)| (index.parse().expect("an index"), change)).collect();
    changes.sort_by_key(|(index, _)| *index);
    for (index, change) in changes {
        assert!(index < count, "entry {index} of {count}");
        let entry = match change {
            Value::Object(part) => {
                let mut entry = entries.remove(&index.to_string()).unwrap_or_else(|| Value::Object(Node::new()));
                merge_entry(&mut entry, part);
                entry
            }
            Value::Array(pair) => {
                let [from, Value::Object(part)] = <[Value; 2]>::try_from(pair).expect("a pair") else {
                    panic!("a move with a change")
                };
                let mut entry = old(&from);
                merge_entry(&mut entry, part);
                entry
            }
            from => old(&from),
        };
        entries.insert(index.to_string(), entry);
    }
    entries.retain(|index, _| index.parse::<u64>().is_ok_and(|index| index < count));
    assert_eq!(entries.len() as u64, count, "every entry is known");
    entries.insert("kc".to_owned(), count.into());
}

fn merge_entry(entry: &mut Value, part: Node) {
    // A new entry of a template without dynamics is empty.
    if !part.is_empty() {
        merge(entry.as_object_mut().expect("an entry is an object"), part);
    }
}

fn show(node: &Node, html: &mut String) {
    let statics: Vec<&str> =
        node["s"].as_array().expect("resolved").iter().map(|text| text.as_str().expect("text")).collect();
    if let Some(entries) = node.get("k") {
        let count = entries["kc"].as_u64().expect("`kc` is always there");
        assert_eq!(entries.as_object().expect("entries").len() as u64, count + 1, "as many entries as `kc` says");
        for index in 0..count {
            show_dynamics(entries[index.to_string()].as_object().expect("an entry"), &statics, html);
        }
        return;
    }
    let start = html.len();
    show_dynamics(node, &statics, html);
    if node.get("r").is_some() {
        let root = html[start..].trim();
        assert!(root.starts_with('<') && root.ends_with('>'), "`r` is one element: {root}");
    }
}

fn show_dynamics(node: &Node, statics: &[&str], html: &mut String) {
    for (index, text) in statics.iter().enumerate() {
        html.push_str(text);
        if index + 1 == statics.len() {
            break;
        }
        match node.get(&index.to_string()) {
            Some(Value::String(text)) => html.push_str(text),
            Some(Value::Object(inner)) => show(inner, html),
            other => panic!("dynamic {index} is {other:?}"),
        }
    }
}
