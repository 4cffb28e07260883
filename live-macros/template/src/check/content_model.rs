//! What may stand inside of what.
//!
//! Where a browser finds something in a place where it must not be, it puts the page together otherwise than it is
//! written, or gives it no meaning. Nothing is said about what stands at the top of a template, a component or a slot:
//! the elements around it are not known.

use super::around::Around;
use crate::{
    ast::{Node, Tag, Text, Value},
    diagnostic::{Diagnostic, Place},
    html::{
        content::{self, Categories, Content},
        elements,
    },
};

const OTHERWISE: &str = "and the page is no longer what the template says";

/// The first thing that is wrong about the place of an element. `foreign` says that it is one of SVG or `MathML`.
pub(super) fn misplaced(tag: &Tag, foreign: bool, around: Option<&Around<'_>>) -> Option<Diagnostic> {
    let around = around?;
    if !elements::is_known(&tag.name.text) {
        return None;
    }
    if around.foreign && !content::contains_html(around.name()) {
        return html_in_foreign(tag, around);
    }
    if foreign && !matches!(tag.name.text.as_str(), "svg" | "math") {
        return None;
    }
    foreign_outside(tag, around)
        .or_else(|| wrong_parent(tag, around))
        .or_else(|| nested(tag, around))
        .or_else(|| interactive_in_interactive(tag, around))
        .or_else(|| closes_paragraph(tag, around))
        .or_else(|| wrong_child(tag, around))
}

/// A browser closes a drawing or a formula before the first element of HTML in it.
fn html_in_foreign(tag: &Tag, around: &Around<'_>) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    if !content::leaves_foreign(name) {
        return None;
    }
    let outer = around.chain().take_while(|around| around.foreign).last().map_or("svg", Around::name);
    let container = if outer == "math" { "mtext" } else { "foreignObject" };
    let note = format!("a browser closes the `<{outer}>` before it, {OTHERWISE}");
    Some(inside(tag, outer).help(format!("write `<{container}>…</{container}>` around it")).note(note))
}

/// Outside of a drawing or a formula their elements are unknown ones.
fn foreign_outside(tag: &Tag, around: &Around<'_>) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    if content::model(name).is_some() || around.content() == Content::Anything {
        return None;
    }
    let outer = if elements::MATHML.contains(&name) { "math" } else { "svg" };
    let diagnostic = Diagnostic::error(tag.name.place(), format!("`<{name}>` outside of `<{outer}>`"));
    Some(diagnostic.help(format!("write `<{outer}>…</{outer}>` around it")))
}

/// Items, rows, options and their like have a meaning only directly inside of a list, a table, a select.
fn wrong_parent(tag: &Tag, around: &Around<'_>) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    let parents = content::parents(name)?;
    let fits = |parent: &Around<'_>| parents.contains(&parent.name()) && !is_outside_of_list(name, parent);
    let parent = around.deciding()?;
    if fits(around) || fits(parent) || content::model(parent.name()).is_none() {
        return None;
    }
    let diagnostic = directly_inside(tag, parent.name());
    let wrapped = match (name, parent.name()) {
        ("tr", "table") => Some("tbody"),
        ("td" | "th", "table" | "tbody" | "thead" | "tfoot") => Some("tr"),
        ("col", "table") => Some("colgroup"),
        _ => None,
    };
    if let Some(between) = wrapped {
        let note = format!("a browser puts one there, {OTHERWISE}");
        return Some(diagnostic.help(format!("write `<{between}>…</{between}>` around it")).note(note));
    }
    let is_usual = |parent: &&str| parents.len() == 1 || !matches!(*parent, "div" | "html" | "noscript");
    let parents: Vec<&str> = parents.iter().copied().filter(is_usual).collect();
    let diagnostic = diagnostic.help(format!("write it directly inside {}", either(&parents)));
    let is_dropped = content::is_dropped_elsewhere(name);
    Some(if is_dropped { diagnostic.note(format!("a browser drops the tag, {OTHERWISE}")) } else { diagnostic })
}

/// A `<div>` may be around each group of a `<dl>`; around nothing else that belongs into one.
fn is_outside_of_list(name: &str, parent: &Around<'_>) -> bool {
    let outer = parent.chain().nth(1).map(Around::name);
    let known = outer.is_some_and(|outer| outer != "dl" && content::model(outer).is_some());
    parent.name() == "div" && matches!(name, "dt" | "dd") && known
}

/// Forms do not nest, nor do labels; headers have no headers.
fn nested(tag: &Tag, around: &Around<'_>) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    let mut sections = false;
    for outer in around.html() {
        // A section of its own may have a header of its own.
        sections |= matches!(outer.name(), "article" | "aside" | "nav" | "section");
        let own = sections && matches!((name, outer.name()), ("header" | "footer", "header" | "footer"));
        if !content::is_forbidden(name, outer.name()) || own {
            continue;
        }
        let diagnostic = inside(tag, outer.name());
        return Some(match name {
            "form" => diagnostic
                .help("close the first `<form>` before it; a control elsewhere joins a form by `form=\"…\"`")
                .note(format!("a browser drops the inner `<form>`, {OTHERWISE}")),
            _ if name == outer.name() => diagnostic.help(format!("close the first `<{name}>` before it")),
            _ => diagnostic.help(format!("write it beside the `<{}>`", outer.name())),
        });
    }
    None
}

/// Of two things that can be clicked, one inside of the other, no one knows which was meant; a browser closes the
/// outer one of two links or buttons.
fn interactive_in_interactive(tag: &Tag, around: &Around<'_>) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    let interactive = is_interactive(tag);
    let tabindex = tag.attribute("tabindex");
    let outer = around.html().find(|outer| match outer.name() {
        "a" => interactive || name == "a" || tabindex.is_some(),
        "button" => interactive || tabindex.is_some(),
        _ => false,
    })?;
    let outer = outer.name();
    if let Some(tabindex) = tabindex.filter(|_| !interactive && name != "a") {
        let message = format!("`tabindex` inside `<{outer}>`");
        let note = format!("the keyboard reaches the `<{outer}>`, and nothing inside of it");
        return Some(Diagnostic::error(tabindex.name.place(), message).help("remove it").note(note));
    }
    let note = if name == outer {
        format!("a browser closes the first `<{name}>` before the second, {OTHERWISE}")
    } else {
        "a click on it would be a click on both".to_owned()
    };
    Some(inside(tag, outer).help("write them beside each other").note(note))
}

/// Whether the element is certain to be interactive content.
pub(super) fn is_interactive(tag: &Tag) -> bool {
    let has = |name: &str| tag.attribute(name).is_some();
    match tag.name.text.as_str() {
        "button" | "details" | "embed" | "iframe" | "label" | "select" | "textarea" => true,
        "a" => has("href"),
        "audio" | "video" => has("controls"),
        "img" => has("usemap"),
        "input" => match tag.attribute("type").map(|attribute| &attribute.value) {
            None => !tag.has_spread(),
            Some(Value::Literal(literal)) => !literal.value().eq_ignore_ascii_case("hidden"),
            Some(_) => false,
        },
        _ => false,
    }
}

/// A browser closes a paragraph before everything that is no part of a line of text.
fn closes_paragraph(tag: &Tag, around: &Around<'_>) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    if !content::closes_paragraph(name) {
        return None;
    }
    let scope = around.chain().find(|outer| outer.name() == "p" || content::ends_button_scope(outer.name()))?;
    if scope.name() != "p" || scope.foreign {
        return None;
    }
    let help = match name {
        "div" => "write `<span>`, or close the `<p>` before it",
        "p" => "close the first `<p>` before it",
        _ => "close the `<p>` before it, or write `<div>` for the `<p>`",
    };
    let closed = if name == "p" {
        "closes the first `<p>` before the second".to_owned()
    } else {
        format!("closes the `<p>` before the `<{name}>`")
    };
    Some(inside(tag, "p").help(help).note(format!("a browser {closed}, {OTHERWISE}")))
}

/// An element that the content model of its parent does not provide for. Browsers, style sheets and screen readers
/// count on it: a list has items, a line of text has no paragraphs.
fn wrong_child(tag: &Tag, around: &Around<'_>) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    let parent = around.deciding()?;
    let categories = content::model(name)?.categories;
    let is = |wanted: Categories| categories.contains(wanted);
    let fits = match parent.content() {
        Content::Anything | Content::Transparent => true,
        Content::Flow => is(Categories::FLOW) || content::parents(name).is_some(),
        Content::Phrasing => is(Categories::PHRASING) || content::parents(name).is_some(),
        Content::PhrasingOrHeadings => is(Categories::PHRASING) || is(Categories::HEADING),
        Content::Only(names) => {
            let open = (elements::is_custom(name) || name == "slot") && !content::is_part_of_table(parent.name());
            open || names.contains(&name) || is(Categories::SCRIPT)
        }
        Content::Text => false,
    };
    if fits {
        return None;
    }
    let diagnostic = directly_inside(tag, parent.name());
    Some(match parent.content() {
        Content::Only(names) => moved(diagnostic.help(provided(names)), parent.name()),
        Content::Text => diagnostic.help(format!("`<{}>` contains nothing but text", parent.name())),
        _ if name == "div" => diagnostic.help(format!("write `<span>`, or `<div>` for the `<{}>`", parent.name())),
        _ => diagnostic.help(format!("`<{}>` contains text and what stands in a line of it", parent.name())),
    })
}

/// Text where only elements have a meaning; a browser moves it out of a table.
pub(super) fn misplaced_text(tag: &Tag, foreign: bool) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    let Content::Only(names) = content::model(name).filter(|_| !foreign)?.content else { return None };
    let place = first_text(&tag.children)?;
    let diagnostic = Diagnostic::error(place, format!("text directly inside `<{name}>`"));
    Some(moved(diagnostic.help(provided(names)), name))
}

/// What is no part of a table does not stay in it.
fn moved(diagnostic: Diagnostic, parent: &str) -> Diagnostic {
    if content::is_part_of_table(parent) {
        return diagnostic.note(format!("a browser moves it out of the table, {OTHERWISE}"));
    }
    diagnostic
}

fn first_text(nodes: &[Node]) -> Option<Place> {
    nodes.iter().find_map(|node| match node {
        Node::Text(Text::Source { span, .. }) if !node.is_white_space() => Some(Place::from(*span)),
        Node::Text(Text::Quoted(string)) => (!string.value().trim_ascii().is_empty()).then(|| string.span().into()),
        Node::Fragment(children) => first_text(children),
        Node::If(block) => {
            let otherwise = block.otherwise.as_deref().unwrap_or_default();
            block.branches.iter().find_map(|branch| first_text(&branch.body)).or_else(|| first_text(otherwise))
        }
        Node::For(block) => first_text(&block.body),
        Node::Match(block) => block.arms.iter().find_map(|arm| first_text(&arm.body)),
        _ => None,
    })
}

/// A legend, a summary or a caption is taken for one where it comes first.
pub(super) fn comes_first(tag: &Tag, diagnostics: &mut Vec<Diagnostic>) {
    let first = match tag.name.text.as_str() {
        "fieldset" => "legend",
        "details" => "summary",
        "table" => "caption",
        _ => return,
    };
    let mut before = false;
    for node in &tag.children {
        match node {
            Node::Element(child) if child.name.text == first && before => {
                let message = format!("`<{first}>` is not the first thing inside `<{}>`", tag.name.text);
                let help = format!("write it directly after `<{}>`", tag.name.text);
                diagnostics.push(Diagnostic::error(child.name.place(), message).help(help));
            }
            Node::Element(child) => {
                let optional = child.directives.condition.is_some() || child.directives.each.is_some();
                let invisible = matches!(child.name.text.as_str(), "script" | "template");
                before |= !optional && !invisible;
            }
            Node::Text(_) => before |= !node.is_white_space() && tag.name.text != "table",
            _ => {}
        }
    }
}

fn inside(tag: &Tag, outer: &str) -> Diagnostic {
    Diagnostic::error(tag.name.place(), format!("`<{}>` inside `<{outer}>`", tag.name.text))
}

fn directly_inside(tag: &Tag, parent: &str) -> Diagnostic {
    Diagnostic::error(tag.name.place(), format!("`<{}>` directly inside `<{parent}>`", tag.name.text))
}

fn provided(names: &[&str]) -> String {
    match names {
        [name] if !elements::is_void(name) => format!("write `<{name}>…</{name}>` around it"),
        ["td", ..] => "write `<td>…</td>` around it".to_owned(),
        _ => format!("write {} there", either(names)),
    }
}

fn either(names: &[&str]) -> String {
    let tags: Vec<String> = names.iter().map(|name| format!("`<{name}>`")).collect();
    match tags.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => tags.concat(),
    }
}
