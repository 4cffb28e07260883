//! Values of attributes, where they are literals. What an expression is going to be is not known.

use crate::{
    ast::{Attribute, Tag, Value},
    diagnostic::Diagnostic,
    html::{
        attributes, bindings, elements, entities,
        values::{self, Kind},
    },
    suggest::nearest,
};

/// A browser takes a value that it does not know for none at all, or for the default.
pub(super) fn wrong_value(tag: &Tag, attribute: &Attribute, foreign: bool) -> Option<Diagnostic> {
    let element = tag.name.text.as_str();
    let name = attribute.name.text.to_ascii_lowercase();
    let literal = attribute.literal()?;
    let value = literal.value();
    let kind = bindings::kind(&name).or_else(|| values::kind(element, &name).filter(|_| !foreign))?;
    if kind.allows(&value) {
        return None;
    }
    let message = match kind {
        _ if value.is_empty() => format!("`{name}` is empty"),
        Kind::Id => format!("`{name}` contains white space: `{value}`"),
        _ => format!("`{value}` is no value of `{name}` on `<{element}>`"),
    };
    Some(Diagnostic::error(literal.span(), message).help(help(kind, &value, &name)))
}

/// A literal is plain text: an entity in it, as it is pasted from HTML, would be shown as it is written.
pub(super) fn entity_in_literal(tag: &Tag, attribute: &Attribute) -> Option<Diagnostic> {
    let name = attribute.name.text.as_str();
    // Its value is a page, in which there are entities.
    let literal = attribute.literal().filter(|_| !name.eq_ignore_ascii_case("srcdoc"))?;
    let value = literal.value();
    let (entity, character) = value.match_indices('&').find_map(|(place, _)| entities::at(&value[place..]))?;
    let written = if character == '\'' { "'".to_owned() } else { character.escape_debug().to_string() };
    let message = format!("`{entity}` in a string literal, which is plain text");
    // An address has none of its own.
    let help = if attributes::is_url(&tag.name.text, &name.to_ascii_lowercase()) {
        format!("write `{written}`")
    } else {
        format!("write `{written}`; where `{entity}` itself is to be shown, write `{name}={{\"…\"}}`")
    };
    Some(Diagnostic::error(literal.span(), message).help(help))
}

/// An attribute that is there or not is there, whatever its value.
pub(super) fn false_of_boolean(tag: &Tag, attribute: &Attribute) -> Option<Diagnostic> {
    let element = tag.name.text.as_str();
    let name = attribute.name.text.to_ascii_lowercase();
    let literal = attribute.literal().filter(|_| elements::is_html(element))?;
    let says_no = matches!(literal.value().to_ascii_lowercase().as_str(), "false" | "no" | "off" | "0");
    if !says_no || !(attributes::is_boolean(&name) || name == "hidden") {
        return None;
    }
    let value = literal.value();
    let diagnostic = Diagnostic::error(literal.span(), format!("`{name}=\"{value}\"` means the same as `{name}`"));
    Some(diagnostic.help(format!("leave it out, or write `{name}={{false}}`")))
}

/// Of a value that an input of that type cannot have a browser makes an empty one.
pub(super) fn value_of_input(tag: &Tag, diagnostics: &mut Vec<Diagnostic>) {
    let Some(ty) = tag.literal("type").filter(|_| tag.name.text == "input").map(|ty| ty.value().to_ascii_lowercase())
    else {
        return;
    };
    let Some(kind) = values::of_input(&ty) else { return };
    for name in ["value", "min", "max"] {
        let Some(literal) = tag.literal(name) else { continue };
        let value = literal.value();
        if value.is_empty() || kind.allows(&value) {
            continue;
        }
        let message = format!("`{value}` is no value of `{name}` on `<input type=\"{ty}\">`");
        diagnostics.push(Diagnostic::error(literal.span(), message).help(help(kind, &value, name)));
    }
}

/// An attribute that is for inputs of other types does nothing.
pub(super) fn attribute_of_other_type(tag: &Tag, diagnostics: &mut Vec<Diagnostic>) {
    if tag.name.text != "input" || tag.has_spread() {
        return;
    }
    let ty = match tag.attribute("type") {
        None => "text".to_owned(),
        Some(attribute) => match attribute.literal() {
            Some(literal) => literal.value().to_ascii_lowercase(),
            None => return,
        },
    };
    if !values::INPUT_TYPES.contains(&&*ty) {
        return;
    }
    for attribute in tag.attributes().filter(|attribute| !matches!(attribute.value, Value::Invalid)) {
        let name = attribute.name.text.to_ascii_lowercase();
        let Some(types) = values::types_with(&name).filter(|types| !types.contains(&&*ty)) else { continue };
        let message = format!("`{name}` does nothing on `<input type=\"{ty}\">`");
        let help = format!("it is for {}", list(types, "and"));
        diagnostics.push(Diagnostic::error(attribute.name.place(), message).help(help));
    }
}

/// What to write instead of `value`.
pub(super) fn help(kind: Kind, value: &str, name: &str) -> String {
    if let Some(near) = misspelt(kind, value) {
        return format!("did you mean `{near}`?");
    }
    match kind {
        Kind::Autofill => "write `on`, `off` or what is to be filled in, such as `email`".to_owned(),
        Kind::Command => format!("write {}, or a name that begins with `--`", list(values::COMMANDS, "or")),
        Kind::Keyword(words) | Kind::ExactKeyword(words) | Kind::Keywords(words) => written(words, name),
        Kind::Target => "names do not begin with `_`".to_owned(),
        Kind::Integer(i64::MIN..=-2, _) => "write a whole number".to_owned(),
        Kind::Integer(-1, _) => "write a whole number, or `-1` where it is not known".to_owned(),
        Kind::Integer(first, 2_147_483_647..) => format!("write a whole number from {first} up, without a unit"),
        Kind::Integer(first, last) => format!("write a whole number from {first} to {last}"),
        Kind::Length => "write a number of pixels, without a unit".to_owned(),
        Kind::Debounce => "write a number of milliseconds, or `blur`".to_owned(),
        Kind::Number => "write a number, such as `1.5`".to_owned(),
        Kind::Step => "write a number above 0, or `any`".to_owned(),
        Kind::Id => "write one name without white space".to_owned(),
        Kind::HashName => "write `#` and the name of a `<map>`".to_owned(),
        Kind::Date => "write it as `2026-01-31`".to_owned(),
        Kind::Month => "write it as `2026-01`".to_owned(),
        Kind::Week => "write it as `2026-W05`".to_owned(),
        Kind::Time => "write it as `23:59`".to_owned(),
        Kind::DateTime => "write it as `2026-01-31T23:59`".to_owned(),
    }
}

/// The word that the first wrong one of the value is nearly.
fn misspelt(kind: Kind, value: &str) -> Option<&'static str> {
    // Of one letter everything is near.
    let words = || kind.words().iter().copied().filter(|word| word.len() > 1);
    let wrong = value.split_ascii_whitespace().find(|word| !kind.allows(word))?.to_ascii_lowercase();
    nearest(&wrong, words())
}

fn written(words: &[&str], name: &str) -> String {
    let plain: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
    let list = list(&plain, "or");
    if plain.len() < words.len() { format!("write {list}, or `{name}` alone") } else { format!("write {list}") }
}

/// `a`, `b` or `c`.
fn list(words: &[&str], last: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
        _ => quoted.concat(),
    }
}
