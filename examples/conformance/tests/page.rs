//! What a person sees of a page, without what two right servers may do differently.

use std::collections::HashMap;

use ego_tree::NodeRef;
use scraper::{Html, Node, node::Element};

use super::recording::Step;

/// A page as it is now.
pub(crate) struct Page {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) html: String,
}

/// The first difference between a recorded page and one that is there, as text.
pub(crate) fn difference(wanted: &Step, page: &Page) -> Option<String> {
    let address = |url: &str| {
        url.strip_prefix("http://").map_or(url, |rest| &rest[rest.find('/').unwrap_or_default()..]).to_owned()
    };
    if wanted.title != page.title {
        return Some(format!("  title {:?}, not {:?}", page.title, wanted.title));
    }
    if address(&wanted.url) != address(&page.url) {
        return Some(format!("  address {}, not {}", address(&page.url), address(&wanted.url)));
    }
    let (want, have) = (canonical(&wanted.html), canonical(&page.html));
    let at = (0..want.len().max(have.len())).find(|at| want.get(*at) != have.get(*at))?;
    let context = want.iter().take(at).skip(at.saturating_sub(2)).map(|line| ("    ", line));
    let wanted = want.iter().skip(at).take(4).map(|line| ("  - ", line));
    let there = have.iter().skip(at).take(4).map(|line| ("  + ", line));
    Some(context.chain(wanted).chain(there).flat_map(|(sign, line)| [sign, line, "\n"]).collect())
}

/// A page as indented lines.
fn canonical(html: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut names = Names::default();
    let html = Html::parse_fragment(html);
    walk(html.tree.root(), 0, &mut names, &mut lines);
    lines
}

fn walk(node: NodeRef<'_, Node>, depth: usize, names: &mut Names, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let mut inside = depth;
    match node.value() {
        Node::Text(text) => {
            let text = names.plain(text);
            if !text.is_empty() {
                lines.push(format!("{indent}{text}"));
            }
        }
        Node::Element(element) if matches!(element.name(), "script" | "style") => return,
        Node::Element(element) if element.name() == "html" => {}
        Node::Element(element) => {
            lines.push(format!("{indent}<{}{}>", element.name(), attributes(element, names)));
            inside += 1;
        }
        _ => {}
    }
    // What scripts write stays out: the kit runs none.
    if node.value().as_element().is_some_and(|element| element.attr("phx-update") == Some("ignore")) {
        return;
    }
    node.children().for_each(|child| walk(child, inside, names, lines));
}

fn attributes(element: &Element, names: &mut Names) -> String {
    let is_token = element.attrs().any(|(name, value)| name.contains("csrf") || value.contains("csrf"));
    let mut shown: Vec<String> = Vec::new();
    for (name, value) in element.attrs() {
        if is_bookkeeping(name) || name == "value" && is_token || name == "class" && value.is_empty() {
            continue;
        }
        let mut value = names.plain(&command(value));
        if name == "class" {
            let mut classes: Vec<&str> = value.split(' ').collect();
            classes.sort_unstable();
            value = classes.join(" ");
        }
        shown.push(format!(" {name}={value:?}"));
    }
    shown.sort();
    shown.concat()
}

/// The client's own attributes.
fn is_bookkeeping(name: &str) -> bool {
    let Some(name) = name.strip_prefix("data-phx-") else { return name == "phx-r" };
    let names = ["id", "session", "static", "pid", "root-id", "parent-id", "main", "skip", "view", "loc", "stream"];
    names.contains(&name) || name.starts_with("ref") || name.starts_with("teleported")
}

/// Commands are JSON, whose members have no order.
fn command(value: &str) -> String {
    let commands = value.starts_with("[[").then(|| serde_json::from_str::<serde_json::Value>(value).ok()).flatten();
    commands.map_or_else(|| value.to_owned(), |commands| commands.to_string())
}

/// Ids that a server has made up, by their order in the page.
#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Names {
    /// With other names for such ids, and white space as a person sees it.
    fn plain(&mut self, text: &str) -> String {
        let words = text.split_whitespace().map(|word| self.rename(word));
        words.collect::<Vec<_>>().join(" ")
    }

    fn rename(&mut self, word: &str) -> String {
        let is_of_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let mut text = String::new();
        let mut rest = word;
        while let Some(at) = rest.find("phx-") {
            let end = rest[at..].find(|c| !is_of_id(c)).map_or(rest.len(), |end| at + end);
            let length = end - at - "phx-".len();
            let start = rest[..at].rfind(|c| !is_of_id(c)).map_or(0, |before| before + 1);
            let is_generated = (16..=24).contains(&length) && (start == at || rest[start..at].starts_with("_lv_"));
            text.push_str(&rest[..start]);
            if is_generated {
                let next = self.0.len();
                let number = *self.0.entry(rest[start..end].to_owned()).or_insert(next);
                text.extend(["ID", &number.to_string()]);
            } else {
                text.push_str(&rest[start..end]);
            }
            rest = &rest[end..];
        }
        text + rest
    }
}
