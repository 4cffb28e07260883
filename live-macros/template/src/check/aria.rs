//! WAI-ARIA: what assistive technology is told.

use super::values;
use crate::{
    ast::{Attribute, Tag, Value},
    diagnostic::Diagnostic,
    html::aria,
    suggest::nearest,
};

/// A property that does not exist tells no one anything.
pub(super) fn unknown_property(attribute: &Attribute) -> Option<Diagnostic> {
    let name = attribute.name.text.to_ascii_lowercase();
    let rest = name.strip_prefix("aria-").filter(|_| aria::find(&name).is_none())?;
    let diagnostic = Diagnostic::error(attribute.name.place(), format!("unknown ARIA attribute `{name}`"));
    // Only what is after the prefix counts: with it everything is near.
    let known = aria::PROPERTIES.iter().filter_map(|property| property.name.strip_prefix("aria-"));
    Some(match nearest(rest, known) {
        Some(near) => diagnostic.help(format!("did you mean `aria-{near}`?")),
        None => diagnostic.help(format!("attributes of your own begin with `data-`: `data-{rest}`")),
    })
}

/// A property with a value that it cannot have is as good as none.
pub(super) fn wrong_value(attribute: &Attribute) -> Option<Diagnostic> {
    let name = attribute.name.text.to_ascii_lowercase();
    let kind = aria::find(&name)?.kind?;
    match &attribute.value {
        Value::None => {
            let diagnostic =
                Diagnostic::error(attribute.name.place(), format!("`{name}` without a value says nothing"));
            let is_boolean = kind.words().contains(&"true");
            Some(diagnostic.help(if is_boolean {
                format!("write `{name}=\"true\"`")
            } else {
                format!("write `{name}=\"…\"`")
            }))
        }
        // An empty one is the same as none, which templates make use of.
        Value::Literal(literal) if !literal.value().trim_ascii().is_empty() && !kind.allows(&literal.value()) => {
            let value = literal.value();
            let diagnostic = Diagnostic::error(literal.span(), format!("`{value}` is no value of `{name}`"));
            Some(diagnostic.help(values::help(kind, &value, &name)))
        }
        _ => None,
    }
}

/// A role that does not exist makes nothing of an element.
pub(super) fn unknown_role(attribute: &Attribute) -> Option<Diagnostic> {
    let literal = attribute.literal().filter(|_| attribute.name.text.eq_ignore_ascii_case("role"))?;
    let value = literal.value().to_ascii_lowercase();
    let role = value.split_ascii_whitespace().find(|role| !aria::ROLES.contains(role))?;
    let near = || nearest(role, aria::ROLES.iter().copied());
    Some(if aria::ABSTRACT_ROLES.contains(&role) {
        let diagnostic = Diagnostic::error(literal.span(), format!("`{role}` is no role for an element"));
        diagnostic.help("write the role of what it is").note("roles like it only put others in order")
    } else {
        let diagnostic = Diagnostic::error(literal.span(), format!("unknown role `{role}`"));
        match near() {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help("write a role of WAI-ARIA, or leave it out"),
        }
    })
}

/// The one role that a literal says the element has.
pub(super) fn role(tag: &Tag) -> Option<String> {
    let value = tag.literal("role")?.value().to_ascii_lowercase();
    let mut roles = value.split_ascii_whitespace();
    let role = roles.next().filter(|role| aria::ROLES.contains(role))?.to_owned();
    roles.next().is_none().then_some(role)
}
