//! Names of elements, attributes and bindings.

use crate::{
    ast::{Attribute, Tag},
    diagnostic::Diagnostic,
    html::{attributes, bindings, elements},
    suggest::nearest,
};

/// A browser gives an unknown element no meaning and no default style, so it is a slip of the pen. Custom elements
/// have a hyphen.
pub(super) fn unknown_element(tag: &Tag) -> Option<Diagnostic> {
    let name = tag.name.text.as_str();
    if elements::is_known(name) {
        return None;
    }
    if let Some((_, help)) = elements::OBSOLETE.iter().find(|(obsolete, _)| *obsolete == name) {
        return Some(Diagnostic::error(tag.name.place(), format!("`<{name}>` is obsolete")).help(*help));
    }
    let diagnostic = Diagnostic::error(tag.name.place(), format!("unknown element `<{name}>`"));
    if let Some((_, slot)) = name.split_once(':') {
        return Some(diagnostic.help(format!("write `<:{slot}>` for a slot of a component")));
    }
    let known = [elements::HTML, elements::SVG, elements::MATHML];
    Some(match nearest(name, known.into_iter().flatten().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `<{near}>`?")),
        None => diagnostic.help(format!("write `<.{name}>` to call a component; custom elements have a hyphen")),
    })
}

/// The client ignores a binding that it does not know.
pub(super) fn unknown_binding(attribute: &Attribute) -> Option<Diagnostic> {
    let name = attribute.name.text.as_str();
    if !name.starts_with("phx-") || bindings::is_known(name) {
        return None;
    }
    let diagnostic = Diagnostic::error(attribute.name.place(), format!("unknown binding `{name}`"));
    if name.starts_with("phx-value") {
        return Some(diagnostic.help("write `phx-value-name={…}`"));
    }
    // Only what is after the prefix counts: with it everything is near.
    let known = bindings::all().filter_map(|binding| binding.strip_prefix("phx-"));
    Some(match nearest(name.trim_start_matches("phx-"), known) {
        Some(near) => diagnostic.help(format!("did you mean `phx-{near}`?")),
        None => diagnostic.help("attributes of your own begin with `data-`"),
    })
}

/// A browser ignores an attribute that it does not know. `data-` and `aria-` attributes, those of client-side
/// libraries, and everything on custom elements and in SVG is free.
pub(super) fn unknown_attribute(tag: &Tag, attribute: &Attribute, foreign: bool) -> Option<Diagnostic> {
    let (element, written) = (tag.name.text.as_str(), attribute.name.text.as_str());
    let name = written.to_ascii_lowercase();
    let free = foreign || elements::is_custom(element) || !elements::is_html(element);
    if let Some(help) = of_another_framework(written).filter(|_| !elements::is_custom(element)) {
        return Some(unknown(element, attribute).help(help));
    }
    if free || name.contains(['@', ':', '.']) {
        return None;
    }
    let own = attributes::own(element);
    if attributes::is_global(&name) || own.contains(&&*name) {
        return None;
    }
    let known = || attributes::GLOBAL.iter().chain(own).copied();
    if name.contains('-') {
        return misspelt_prefix(element, attribute, &name, known().filter(|name| name.contains('-')));
    }
    let diagnostic = unknown(element, attribute);
    let hyphenated = hyphenated(written);
    if bindings::is_known(&hyphenated)
        || ["data-", "aria-", "phx-value-"].into_iter().any(|own| hyphenated.starts_with(own))
    {
        return Some(diagnostic.help(format!("write `{hyphenated}`")));
    }
    match (element, &*name) {
        ("textarea", "value") => {
            return Some(diagnostic.help("write the text between the tags: `<textarea>{…}</textarea>`"));
        }
        ("select", "value") => return Some(diagnostic.help("write `selected={…}` on the `<option>`")),
        (_, "ref") => {
            return Some(diagnostic.help("write a hook, which is given its element: `phx-hook={…}` with an `id`"));
        }
        _ => {}
    }
    if let Some((_, right)) = attributes::MISNAMED.iter().find(|(wrong, _)| *wrong == name) {
        return Some(diagnostic.help(format!("write `{right}`")));
    }
    Some(match nearest(&name, known()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("attributes of your own begin with `data-`: `data-{name}`")),
    })
}

/// `data_id` and `ariaLabel` as HTML writes them.
pub(super) fn hyphenated(name: &str) -> String {
    let mut hyphenated = String::new();
    for letter in name.chars() {
        if letter == '_' || letter.is_ascii_uppercase() {
            hyphenated.push('-');
        }
        if letter != '_' {
            hyphenated.push(letter.to_ascii_lowercase());
        }
    }
    hyphenated
}

/// What is written here for an attribute of Leptos or Svelte, whose runtime is not there.
fn of_another_framework(name: &str) -> Option<String> {
    let (prefix, rest) = name.split_once(':')?;
    Some(match prefix {
        "on" if bindings::is_event(&format!("phx-{rest}")) => format!("write `phx-{rest}=\"…\"`"),
        "on" | "use" => "write a hook: `phx-hook={…}`".to_owned(),
        "class" => format!("write `class={{[condition.then_some(\"{rest}\")]}}`"),
        "style" => format!("write `style={{format!(\"{rest}: {{value}}\")}}`"),
        "bind" => format!("write `{rest}={{…}}`: what is typed comes with `phx-change` of the form"),
        "prop" | "attr" => format!("write `{rest}={{…}}`"),
        _ => return None,
    })
}

/// Names with a hyphen belong to libraries, unless they are nearly one that belongs to HTML or to the client.
fn misspelt_prefix<'a>(
    element: &str,
    attribute: &Attribute,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Option<Diagnostic> {
    let (prefix, rest) = name.split_once('-')?;
    if matches!(prefix, "data" | "aria" | "phx" | "x") {
        return None;
    }
    let prefix = if prefix.len() > 2 { nearest(prefix, ["data", "aria", "phx"]) } else { None };
    let near = nearest(name, known).map(str::to_owned).or(prefix.map(|prefix| format!("{prefix}-{rest}")))?;
    Some(unknown(element, attribute).help(format!("did you mean `{near}`?")))
}

fn unknown(element: &str, attribute: &Attribute) -> Diagnostic {
    let message = format!("`<{element}>` has no attribute `{}`", attribute.name.text);
    Diagnostic::error(attribute.name.place(), message)
}
