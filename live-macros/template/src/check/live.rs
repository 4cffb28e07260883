//! Live components: what they enclose, and what they are.

use crate::{
    ast::{Component, Node, Tag, Template, Text},
    diagnostic::{Diagnostic, Place},
    html::bindings,
};

/// `<.name>` calls a function, and a type is none.
pub(super) fn called_as_function(component: &Component) -> Option<Diagnostic> {
    let name = &component.tag.name;
    if !component.dotted || !name.is_type() {
        return None;
    }
    let written = name.text.trim_start_matches('.');
    let message = format!("`<.{written}>` calls a function, and `{written}` is a type");
    Some(Diagnostic::error(name.place(), message).help(format!("write `<{written} …>` for a live component")))
}

/// A live component shows its content when it likes, and again; what a stream has sent is sent.
pub(super) fn stream_in_content(component: &Component, diagnostics: &mut Vec<Diagnostic>) {
    if component.is_live() {
        streams_in(&component.tag.children, &component.tag.name.text, diagnostics);
    }
}

fn streams_in(nodes: &[Node], name: &str, diagnostics: &mut Vec<Diagnostic>) {
    for node in nodes {
        match node {
            Node::Element(tag) | Node::Slot(tag) => {
                if let Some(update) = tag.attribute(bindings::UPDATE).filter(|_| bindings::is_stream(tag)) {
                    let message = format!("a stream stands in the content of the live component `<{name}>`");
                    let place = Place::new(update.name.first, update.name.last);
                    diagnostics.push(
                        Diagnostic::error(place, message)
                            .help("make the stream a field of the component, and show it in the component's template"),
                    );
                }
                streams_in(&tag.children, name, diagnostics);
            }
            Node::Component(inner) if !inner.is_live() => streams_in(&inner.tag.children, name, diagnostics),
            Node::Fragment(children) => streams_in(children, name, diagnostics),
            Node::If(block) => {
                block.branches.iter().for_each(|branch| streams_in(&branch.body, name, diagnostics));
                streams_in(block.otherwise.as_deref().unwrap_or_default(), name, diagnostics);
            }
            Node::For(block) => streams_in(&block.body, name, diagnostics),
            Node::Match(block) => block.arms.iter().for_each(|arm| streams_in(&arm.body, name, diagnostics)),
            Node::Text(_) | Node::Expr(_) | Node::Doctype(_) | Node::Component(_) => {}
        }
    }
}

/// A live component keeps what it is given: its slots are contents, without attributes, values or numbers.
pub(super) fn slots(component: &Component, diagnostics: &mut Vec<Diagnostic>) {
    if !component.is_live() {
        return;
    }
    let tag = &component.tag;
    let mut seen: Vec<&str> = Vec::new();
    if let Some(binding) = &tag.directives.binding {
        diagnostics.push(no_value(tag, Place::from(binding.span)));
    }
    for node in &tag.children {
        let Node::Slot(slot) = node else { continue };
        let (name, of) = (slot.name.text.as_str(), &tag.name.text);
        if let Some(binding) = &slot.directives.binding {
            diagnostics.push(no_value(slot, Place::from(binding.span)));
        }
        if let Some(attribute) = slot.attributes().next() {
            let message = format!("attribute `{}` on a slot of the live component `<{of}>`", attribute.name.text);
            diagnostics.push(
                Diagnostic::error(attribute.name.place(), message)
                    .help("make it a property of the component: slots of live components are contents alone"),
            );
        }
        let each = slot.directives.each.as_ref();
        if each.is_some() || seen.contains(&name) {
            let message = format!("slot `<{name}>` of the live component `<{of}>` is given more than once");
            diagnostics
                .push(Diagnostic::error(slot.name.place(), message).help("write the loop inside of the one slot"));
        }
        seen.push(name);
    }
}

fn no_value(tag: &Tag, place: Place) -> Diagnostic {
    let message = format!("`:let` on `<{}>`, which gives no value", tag.name.text);
    Diagnostic::error(place, message)
        .help("remove it: a live component shows its content as it was when the template around it was rendered")
}

/// The browser finds a live component by the one element that it is.
#[must_use]
pub fn not_one_element(template: &Template, name: &str) -> Option<Diagnostic> {
    let nodes: Vec<&Node> = template.nodes.iter().filter(|node| !node.is_white_space()).collect();
    let help = "put everything into one element, such as `<div>`; what is conditional goes inside";
    let wrong = |place: Option<Place>, what: &str| {
        let message = format!("live component `{name}` renders {what}, and not exactly one element");
        place.map(|place| Diagnostic::error(place, message).help(help))
    };
    match nodes.as_slice() {
        [Node::Element(tag)] => match (&tag.directives.condition, &tag.directives.each) {
            (Some(condition), _) => wrong(Some(Place::from(condition.span)), "an element that may be absent"),
            (None, Some(each)) => wrong(Some(Place::from(each.iterator.span)), "any number of elements"),
            (None, None) => None,
        },
        [Node::Fragment(children)] => not_one_element(&Template { nodes: children.clone() }, name),
        [Node::Element(_), second, ..] => wrong(place(second), "something beside its element"),
        [first, ..] => wrong(place(first), what(first)),
        [] => None,
    }
}

fn what(node: &Node) -> &'static str {
    match node {
        Node::Text(_) => "text",
        Node::Component(_) => "a component",
        Node::If(_) | Node::Match(_) => "what depends on a condition",
        Node::For(_) => "a list",
        _ => "something else",
    }
}

fn place(node: &Node) -> Option<Place> {
    Some(match node {
        Node::Text(Text::Source { span, .. }) | Node::Doctype(span) => Place::from(*span),
        Node::Text(Text::Quoted(literal)) => Place::from(literal.span()),
        Node::Expr(expr) => Place::from(expr.span),
        Node::Element(tag) | Node::Slot(tag) => tag.name.place(),
        Node::Component(component) => component.tag.name.place(),
        Node::If(block) => Place::from(block.span),
        Node::For(block) => Place::from(block.span),
        Node::Match(block) => Place::from(block.span),
        Node::Fragment(children) => return children.iter().find_map(place),
    })
}
