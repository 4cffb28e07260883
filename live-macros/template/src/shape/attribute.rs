//! Which kind of hole an attribute is.

use super::{AttributeKind, Dynamic, Hole};
use crate::{
    ast::{Expr, Tag},
    check::View,
    html::{attributes, bindings},
};

/// The hole for `name={expr}`, and whether the name and the quotes are static.
pub(super) fn hole<'t>(tag: &Tag, name: &'t str, expr: &'t Expr, view: Option<&View>) -> Dynamic<'t> {
    let kind = kind(tag, name, view);
    let hole = Hole { name, kind, expr };
    if is_always_there(name) { Dynamic::AttributeValue(hole) } else { Dynamic::Attribute(hole) }
}

/// Attributes that are never absent, so that a change of them is as small as their value.
fn is_always_there(name: &str) -> bool {
    matches!(name, "class" | "style" | "id") || name.starts_with(bindings::VALUE)
}

/// How the value of the attribute is written.
pub(super) fn kind(tag: &Tag, name: &str, view: Option<&View>) -> AttributeKind {
    let lower = name.to_ascii_lowercase();
    if let Some(argument) = name.strip_prefix(bindings::VALUE) {
        return AttributeKind::EventArgument { ty: view.and_then(|view| view.argument_type(tag, argument)) };
    }
    match lower.as_str() {
        "class" => AttributeKind::Class { rest: None, continues: false },
        "style" => AttributeKind::Style,
        bindings::TARGET => AttributeKind::Target,
        name if name.starts_with("data-") => AttributeKind::Data,
        name if bindings::takes_commands(name) => AttributeKind::Event,
        name if attributes::is_boolean(name) => AttributeKind::Boolean,
        name if attributes::is_enumerated(name) => AttributeKind::Enumerated,
        name if attributes::is_url(&tag.name.text, name) => AttributeKind::Url,
        _ => AttributeKind::Plain,
    }
}
