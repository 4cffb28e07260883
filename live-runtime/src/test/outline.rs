//! A page as text that a person can read.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node, node::Element};

use super::failure::{cut, squeezed};

/// How long a line may be that has an element with all that is in it.
const LINE: usize = 100;

/// How long the value of an attribute may be.
const VALUE: usize = 80;

/// What is in an element, a line for each element and text, indented; without what only the client and the server read.
pub(super) fn outline(element: ElementRef<'_>) -> String {
    let mut lines = Vec::new();
    element.children().for_each(|child| walk(child, 0, &mut lines));
    lines.join("\n")
}

/// An element's tag, as an outline has it.
pub(super) fn tag(element: &Element) -> String {
    let mut attributes: Vec<(&str, &str)> = element.attrs().filter(|(name, value)| is_shown(name, value)).collect();
    // What one looks for stands first.
    attributes.sort_by_key(|(name, _)| match *name {
        "id" => 0,
        "class" => 1,
        "type" | "name" => 2,
        _ => 3,
    });
    let attribute = |(name, value): (&str, &str)| match value {
        "" => format!(" {name}"),
        value if value.contains('"') => format!(" {name}='{}'", cut(value, VALUE)),
        value => format!(" {name}=\"{}\"", cut(value, VALUE)),
    };
    let attributes: Vec<String> = attributes.into_iter().map(attribute).collect();
    format!("<{}{}>", element.name(), attributes.concat())
}

fn is_shown(name: &str, value: &str) -> bool {
    let is_ours = matches!(name.strip_prefix("data-phx-"), Some(name) if name != "portal");
    let is_mark = name == "class" && value == "phx-connected";
    !is_ours && !is_mark
}

fn walk(node: NodeRef<'_, Node>, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    match node.value() {
        Node::Text(text) => {
            let text = squeezed(text);
            if !text.is_empty() {
                lines.push(format!("{indent}{text}"));
            }
        }
        Node::Element(element) if matches!(element.name(), "script" | "style") => {}
        Node::Element(element) => {
            let mut inside = Vec::new();
            node.children().for_each(|child| walk(child, 0, &mut inside));
            let tag = tag(element);
            match &*inside {
                [] => lines.push(format!("{indent}{tag}")),
                [text] if !text.starts_with('<') && tag.len() + text.len() < LINE => {
                    lines.push(format!("{indent}{tag}{text}</{}>", element.name()));
                }
                _ => {
                    lines.push(indent.clone() + &tag);
                    lines.extend(inside.iter().map(|line| format!("{indent}  {line}")));
                }
            }
        }
        Node::Fragment => node.children().for_each(|child| walk(child, depth, lines)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::dom::Dom;

    #[test]
    fn a_page_as_lines() {
        let dom = Dom::document(
            r#"<body><div data-phx-session="x" id="v" class="phx-connected"><ul><li title="t" class="c" id="a">One
              more</li><li></li></ul>  text <script>no</script><template id="p"><b phx-click='[["push"]]'>in <i>it</i></b></template></div></body>"#,
        );
        let wanted = [
            "<ul>",
            r#"  <li id="a" class="c" title="t">One more</li>"#,
            "  <li>",
            "text",
            r#"<template id="p">"#,
            r#"  <b phx-click='[["push"]]'>"#,
            "    in",
            "    <i>it</i>",
        ];
        assert_eq!(outline(dom.by_id("v").unwrap()), wanted.join("\n"));
    }
}
