//! What may stand together in an opening tag.

use std::collections::HashSet;

use crate::{
    ast::{Item, Tag},
    diagnostic::{Diagnostic, Place},
};

/// Of two attributes of one name a browser takes the first and drops the second.
pub(super) fn duplicate_attributes(tag: &Tag, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    for attribute in tag.attributes() {
        if seen.insert(attribute.name.text.to_ascii_lowercase()) {
            continue;
        }
        let name = &attribute.name.text;
        let message = format!("attribute `{name}` stands twice on `<{}>`", tag.name.text);
        let help = match name.as_str() {
            "class" => "write one list: `class={[\"a\", \"b\"]}`",
            _ => "remove one of them",
        };
        diagnostics.push(Diagnostic::error(attribute.name.place(), message).help(help));
    }
}

/// A key tells the items of a loop apart; elsewhere it does nothing.
pub(super) fn key_without_loop(tag: &Tag, whole_body: bool) -> Option<Diagnostic> {
    let directives = &tag.directives;
    let key = directives.key.as_ref().filter(|_| directives.each.is_none() && !whole_body)?;
    let diagnostic = Diagnostic::error(Place::from(key.span), "`:key` without a loop");
    Some(diagnostic.help("write it beside `:for`, or on the one element in the body of `{for … in … { … }}`"))
}

/// An element gives nothing to a pattern; components and slots do.
pub(super) fn binding_on_element(tag: &Tag) -> Option<Diagnostic> {
    let binding = tag.directives.binding.as_ref()?;
    let message = format!("`:let` on the element `<{}>`", tag.name.text);
    Some(
        Diagnostic::error(Place::from(binding.span), message)
            .help("write it on a component `<.name>` or a slot `<:name>`"),
    )
}

/// A slot is what a component is given; without one around it no one shows it.
pub(super) fn slot_without_component(tag: &Tag, inside: bool) -> Option<Diagnostic> {
    if inside {
        return None;
    }
    let diagnostic = Diagnostic::error(tag.name.place(), format!("slot `<{}>` outside of a component", tag.name.text));
    Some(diagnostic.help("write it directly inside of the component that has it: `<.name><:slot>…</:slot></.name>`"))
}

/// The attributes of a slot are read by the component, which knows them by names in Rust: there is no element that could
/// take any other.
pub(super) fn attributes_of_slot(tag: &Tag, diagnostics: &mut Vec<Diagnostic>) {
    for item in &tag.items {
        let (place, what) = match item {
            Item::Spread(expr) => (Place::from(expr.span), "spread attributes".to_owned()),
            Item::Attribute(attribute) if attribute.name.text.contains(['-', ':', '.', '@']) => {
                (attribute.name.place(), format!("attribute `{}`", attribute.name.text))
            }
            Item::Attribute(_) => continue,
        };
        let diagnostic = Diagnostic::error(place, format!("{what} on the slot `<{}>`", tag.name.text));
        diagnostics.push(diagnostic.help("write it on an element inside of the slot, or on the component"));
    }
}
