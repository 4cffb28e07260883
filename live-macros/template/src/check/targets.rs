//! Where events go: `phx-target`.

use super::View;
use crate::{
    ast::{Attribute, Tag, Value},
    diagnostic::{Diagnostic, Place},
    html::bindings::{self, TARGET},
};

/// Whether what the tag pushes comes to the view, or to the live component, that the template belongs to.
pub(super) fn is_own(tag: &Tag, view: &View) -> bool {
    match tag.attribute(TARGET) {
        None => !view.is_component,
        Some(target) => view.is_component && is_self(target),
    }
}

/// `phx-target={self}`.
fn is_self(target: &Attribute) -> bool {
    matches!(&target.value, Value::Expr(expr) if expr.tokens.to_string() == "self")
}

/// Without a target, an event goes to the view, whatever component the element stands in.
pub(super) fn missing_target(attribute: &Attribute, tag: &Tag, view: &View) -> Option<Diagnostic> {
    let literal = attribute.literal()?;
    let name = bindings::event_name(&attribute.name.text, &literal.value())?;
    if !view.is_component || tag.attribute(TARGET).is_some() {
        return None;
    }
    let diagnostic = if view.event(&name).is_some() {
        let message = format!("event `{name}` of `{}` needs a target", view.name);
        Diagnostic::error(literal.span(), message).help("add `phx-target={self}`")
    } else {
        let message = format!("event `{name}` goes to the view, whose events `{}` does not know", view.name);
        let help = "add `phx-target={self}` to send it to the component, or take an event of the view as a property: `on_click: Event`";
        Diagnostic::error(literal.span(), message).help(help)
    };
    Some(diagnostic.note("without a target, an element sends its events to the view"))
}

/// A view is no live component: what its elements push comes to it anyway.
pub(super) fn self_of_view(attribute: &Attribute, view: Option<&View>) -> Option<Diagnostic> {
    if attribute.name.text != TARGET || !is_self(attribute) || view.is_some_and(|view| view.is_component) {
        return None;
    }
    let Value::Expr(expr) = &attribute.value else { return None };
    let diagnostic = Diagnostic::error(Place::from(expr.span), "`phx-target={self}` outside of a live component");
    Some(diagnostic.help("leave it out: without a target, events come to the view"))
}

/// What is no selector targets nothing. The numbers of live components are the server's.
pub(super) fn no_selector(attribute: &Attribute) -> Option<Diagnostic> {
    if attribute.name.text != TARGET {
        return None;
    }
    let literal = attribute.literal()?;
    let value = literal.value();
    let text = value.trim();
    if text.starts_with(['#', '.', '[', '*', ':']) || text.contains([' ', '.', '#', '[', '>']) {
        return None;
    }
    if text.contains('-') {
        // A custom element may be meant; an id is what is nearly always meant.
        let message = format!("`{text}` is no selector of an element");
        return Some(Diagnostic::error(literal.span(), message).help(format!("did you mean `#{text}`?")));
    }
    let is_self = matches!(text, "self" | "Self" | "this" | "myself" | "@myself") || text.is_empty();
    if is_self || text.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("`{text}` is no target of events");
        let help = "write `phx-target={self}` for the live component of this template, or a selector such as `#cart`";
        return Some(Diagnostic::error(literal.span(), message).help(help));
    }
    None
}
