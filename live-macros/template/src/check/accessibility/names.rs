//! Names: what a screen reader says of an element.

use super::{Around, is_hidden, is_literal, is_scripted, is_unknown, may_have};
use crate::{
    ast::{Node, Tag, Text, Value},
    diagnostic::Diagnostic,
    html::elements,
};

const NAMES: &[&str] = &["aria-label", "aria-labelledby", "title"];

/// Without `alt` a screen reader reads out the name of the file.
pub(super) fn missing_alt(tag: &Tag) -> Option<Diagnostic> {
    let element = tag.name.text.as_str();
    let needs = match element {
        "img" => true,
        "area" => tag.attribute("href").is_some(),
        "input" => is_literal(tag, "type", "image"),
        _ => false,
    };
    if !needs || may_have(tag, &["alt", "aria-label", "aria-labelledby", "role"]) || is_hidden(tag) || is_scripted(tag)
    {
        return None;
    }
    let diagnostic = Diagnostic::lint("missing_alt", tag.name.place(), format!("`<{element}>` without `alt`"));
    Some(match element {
        "img" => diagnostic.help("write `alt=\"…\"` with what the image says, `alt=\"\"` where it says nothing"),
        _ => diagnostic.help("write `alt=\"…\"` with what a click on it does"),
    })
}

/// A screen reader chooses its voice by the language of the page.
pub(super) fn missing_lang(tag: &Tag) -> Option<Diagnostic> {
    if tag.name.text != "html" || may_have(tag, &["lang"]) {
        return None;
    }
    let diagnostic = Diagnostic::lint("missing_lang", tag.name.place(), "`<html>` without `lang`");
    Some(diagnostic.help("write `lang=\"en\"`, or the language that the page is in"))
}

/// A frame is announced by its title; without one no one knows whether to enter it.
pub(super) fn missing_title(tag: &Tag) -> Option<Diagnostic> {
    if tag.name.text != "iframe" || may_have(tag, NAMES) || is_hidden(tag) || is_scripted(tag) {
        return None;
    }
    let diagnostic = Diagnostic::lint("missing_title", tag.name.place(), "`<iframe>` without `title`");
    Some(diagnostic.help("write `title=\"…\"` with what the frame contains"))
}

/// A heading, a link or a button without text is announced, and no one knows what it is about.
pub(super) fn empty(tag: &Tag, around: Option<&Around<'_>>) -> Option<Diagnostic> {
    let element = tag.name.text.as_str();
    let (name, what) = match element {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ("empty_heading", "heading"),
        "a" if tag.attribute("href").is_some() => ("empty_link", "link"),
        "button" => ("empty_button", "button"),
        _ => return None,
    };
    let of_select = around.is_some_and(|around| around.chain().any(|outer| outer.name() == "select"));
    if of_select || may_have(tag, NAMES) || is_hidden(tag) || is_scripted(tag) || may_say_something(&tag.children) {
        return None;
    }
    let help = match what {
        "heading" => "write its text, or remove it",
        _ => "write its text, or `aria-label=\"…\"`",
    };
    Some(Diagnostic::lint(name, tag.name.place(), format!("`<{element}>` is a {what} without text")).help(help))
}

/// A dialog is announced by its name when it opens.
pub(super) fn unnamed_dialog(tag: &Tag) -> Option<Diagnostic> {
    let element = tag.name.text.as_str();
    let role = ["dialog", "alertdialog"].into_iter().find(|role| is_literal(tag, "role", role));
    let is_dialog = role.is_some() || (element == "dialog" && tag.attribute("role").is_none());
    if !is_dialog || may_have(tag, NAMES) || is_literal(tag, "aria-hidden", "true") || is_scripted(tag) {
        return None;
    }
    let diagnostic =
        Diagnostic::lint("unnamed_dialog", tag.name.place(), format!("`<{element}>` is a dialog without a name"));
    Some(diagnostic.help("write `aria-labelledby=\"…\"` with the id of its heading, or `aria-label=\"…\"`"))
}

/// Whether the nodes may give a name to what is around them.
fn may_say_something(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(Text::Source { .. }) => !node.is_white_space(),
        Node::Text(Text::Quoted(string)) => !string.value().trim_ascii().is_empty(),
        Node::Element(tag) => may_name(tag),
        Node::Fragment(children) => may_say_something(children),
        Node::If(block) => {
            let otherwise = block.otherwise.as_deref().unwrap_or_default();
            block.branches.iter().any(|branch| may_say_something(&branch.body)) || may_say_something(otherwise)
        }
        Node::For(block) => may_say_something(&block.body),
        Node::Match(block) => block.arms.iter().any(|arm| may_say_something(&arm.body)),
        Node::Doctype(_) => false,
        Node::Expr(_) | Node::Component(_) | Node::Slot(_) => is_unknown(node),
    })
}

fn may_name(tag: &Tag) -> bool {
    const UNKNOWN: &[&str] = &[
        "audio",
        "canvas",
        "embed",
        "iframe",
        "input",
        "math",
        "meter",
        "object",
        "output",
        "progress",
        "select",
        "selectedcontent",
        "slot",
        "textarea",
        "use",
        "video",
    ];
    let element = tag.name.text.as_str();
    if is_literal(tag, "aria-hidden", "true") || matches!(element, "script" | "style" | "template") {
        return false;
    }
    let says_alt = match tag.attribute("alt").map(|attribute| &attribute.value) {
        Some(Value::None) => false,
        Some(Value::Literal(literal)) => !literal.value().trim_ascii().is_empty(),
        Some(_) => true,
        // That it is missing has been reported.
        None => element == "img",
    };
    let is_unknown = UNKNOWN.contains(&element) || elements::is_custom(element) || is_scripted(tag);
    says_alt || is_unknown || may_have(tag, NAMES) || may_say_something(&tag.children)
}
