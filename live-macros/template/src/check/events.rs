//! Events and what is sent with them.

use syn::LitStr;

use super::{
    names::hyphenated,
    targets,
    view::{Argument, EventSignature, View},
};
use crate::{
    ast::{Attribute, Tag},
    diagnostic::Diagnostic,
    html::{bindings, elements},
    suggest::nearest,
};

const OUTSIDE: &str = "cannot be checked outside `#[live_view]`";

/// That a template is outside of a view is one mistake, however many events it names.
pub(super) fn once_outside(diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = false;
    diagnostics.retain(|diagnostic| !diagnostic.message.ends_with(OUTSIDE) || !std::mem::replace(&mut seen, true));
}

/// A form is what is submitted; it changes, and so do its controls. Elsewhere the client listens for neither.
pub(super) fn misplaced(attribute: &Attribute, tag: &Tag) -> Option<Diagnostic> {
    let (binding, element) = (attribute.name.text.as_str(), tag.name.text.as_str());
    let what = match binding {
        "phx-submit" if element != "form" => "which is not submitted",
        "phx-change" if !matches!(element, "form" | "input" | "select" | "textarea") => "which has no value",
        _ => return None,
    };
    if elements::is_custom(element) || !elements::is_known(element) {
        return None;
    }
    let message = format!("`{binding}` on `<{element}>`, {what}");
    Some(Diagnostic::error(attribute.name.place(), message).help("write it on the `<form>`"))
}

/// An event that no handler takes would end the view when it arrives.
pub(super) fn unknown_event(attribute: &Attribute, tag: &Tag, view: Option<&View>) -> Option<Diagnostic> {
    let binding = attribute.name.text.as_str();
    let literal = attribute.literal()?;
    let name = bindings::event_name(binding, &literal.value())?;
    if let Some(missing) = view.and_then(|view| targets::missing_target(attribute, tag, view)) {
        return Some(missing);
    }
    // The event may be that of somebody else.
    let is_elsewhere = match view {
        Some(view) => !targets::is_own(tag, view),
        None => tag.attribute(bindings::TARGET).is_some(),
    };
    if is_elsewhere {
        return None;
    }
    let Some(view) = view else {
        // Reported once in a template: see `once_outside`.
        let argument = binding.replacen("phx", "on", 1).replace('-', "_");
        let message = format!("event name `{name}` {OUTSIDE}");
        let help = format!(
            "write `#[live_view]` above the view's `impl` block; in a component, take the event as a value: \
             `{binding}={{{argument}}}` with `{argument}: Event`"
        );
        return Some(Diagnostic::error(literal.span(), message).help(help));
    };
    if view.event(&name).is_some() {
        return None;
    }
    let diagnostic = Diagnostic::error(literal.span(), format!("`{}` has no event `{name}`", view.name));
    let names: Vec<&str> = view.events.iter().map(|event| event.name.as_str()).collect();
    Some(match nearest(&name, names.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None if name.split_once('(').is_some_and(|(called, _)| view.event(called).is_some()) => {
            let called = name.split('(').next().unwrap_or_default();
            diagnostic.help(format!("write `{binding}=\"{called}\"`, and what it takes as `phx-value-name={{…}}`"))
        }
        None if names.is_empty() => diagnostic.help(format!("add `#[handle_event] fn {name}(&mut self)`")),
        None => diagnostic.help(format!("the events of `{}` are {}", view.name, list(&names))),
    })
}

/// A handler is not called without the arguments that it declares.
pub(super) fn missing_arguments(tag: &Tag, view: &View, diagnostics: &mut Vec<Diagnostic>) {
    if tag.has_spread() {
        return;
    }
    for (binding, literal, event) in view.literal_events(tag) {
        // A value that is nearly the argument has been reported as unknown, with the argument as its suggestion.
        let misspelt =
            |argument: &Argument| unknown_values(tag, view).any(|(_, value)| meant(&value, [argument]).is_some());
        let is_missing = |argument: &&Argument| {
            let supplied = argument.optional || is_supplied(argument, binding, tag);
            let underscored = || tag.attributes().any(|other| hyphenated(&other.name.text) == argument.attribute());
            !supplied
                && !underscored()
                && !values(tag).any(|(_, value)| argument.is_supplied_by(&value))
                && !misspelt(argument)
        };
        for argument in event.arguments.iter().filter(is_missing) {
            let message =
                format!("event `{}` needs a value for `{}: {}`", event.name, argument.name, written(argument));
            let help = format!("add `{}={{…}}`", argument.attribute());
            diagnostics.push(Diagnostic::error(literal.span(), message).help(help));
        }
    }
}

/// A value that no handler takes is a misspelt one, or one that is no longer needed.
pub(super) fn unknown_arguments(tag: &Tag, view: &View, diagnostics: &mut Vec<Diagnostic>) {
    let events = view.literal_events(tag);
    let Some((_, _, event)) = events.first() else { return };
    for (attribute, value) in unknown_values(tag, view) {
        let message = format!("event `{}` takes no value `{value}`", event.name);
        let diagnostic = Diagnostic::error(attribute.name.place(), message);
        let arguments: Vec<&Argument> = events.iter().flat_map(|(_, _, event)| &event.arguments).collect();
        diagnostics.push(match meant(&value, arguments.iter().copied()) {
            Some(near) => diagnostic.help(format!("did you mean `{}`?", near.attribute())),
            None if arguments.is_empty() => diagnostic.help(format!("remove it, or add it to `fn {}`", event.name)),
            None => {
                let names: Vec<String> = arguments.iter().map(|argument| argument.attribute()).collect();
                diagnostic.help(format!("it takes {}", list(&names)))
            }
        });
    }
}

/// A literal that cannot be read as the type of the argument is an event that fails whenever it is sent.
pub(super) fn unreadable_arguments(tag: &Tag, view: &View, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, event) in view.literal_events(tag) {
        for (attribute, value) in values(tag) {
            let Some(argument) = event.arguments.iter().find(|argument| argument.is_supplied_by(&value)) else {
                continue;
            };
            let Some(literal) = attribute.literal() else { continue };
            if is_readable(literal, argument) {
                continue;
            }
            let ty = written(argument);
            let message = format!(
                "`{}` is no `{ty}`, which event `{}` needs for `{}`",
                literal.value(),
                event.name,
                argument.name
            );
            let help = format!("write a literal that is one, or `{}={{…}}`", attribute.name.text);
            diagnostics.push(Diagnostic::error(literal.span(), message).help(help));
            return;
        }
    }
}

/// `phx-value-…` attributes with what follows in their names.
fn values(tag: &Tag) -> impl Iterator<Item = (&Attribute, String)> {
    tag.attributes().filter_map(|attribute| {
        let value = attribute.name.text.strip_prefix(bindings::VALUE)?;
        Some((attribute, value.to_owned()))
    })
}

/// The values that no event of the tag takes. Nothing is known where an event of the tag is not a literal, or takes
/// everything.
fn unknown_values<'t>(tag: &'t Tag, view: &View) -> impl Iterator<Item = (&'t Attribute, String)> {
    let events = view.literal_events(tag);
    let bound = tag.attributes().filter(|attribute| bindings::takes_commands(&attribute.name.text)).count();
    let known = bound == events.len();
    let open = events.is_empty() || events.iter().any(|(_, _, event)| event.open);
    let arguments: Vec<Argument> = events.iter().flat_map(|(_, _, event)| event.arguments.clone()).collect();
    values(tag)
        .filter(move |_| known && !open)
        .filter(move |(_, value)| !arguments.iter().any(|argument| argument.is_supplied_by(value)))
}

/// The argument that a misspelt value stands for.
fn meant<'a>(value: &str, arguments: impl IntoIterator<Item = &'a Argument>) -> Option<&'a Argument> {
    let value = value.replace('-', "_");
    let near = |argument: &&Argument| nearest(&value, [argument.name.as_str()]).is_some();
    arguments.into_iter().find(near)
}

/// Whether the client sends the argument on its own with events of that binding.
fn is_supplied(argument: &Argument, binding: &str, tag: &Tag) -> bool {
    match binding {
        // The fields of the form, or what an upload reports.
        "phx-change" | "phx-submit" | "phx-auto-recover" | "phx-progress" => return true,
        "phx-viewport-top" | "phx-viewport-bottom" if matches!(argument.name.as_str(), "id" | "_overran") => {
            return true;
        }
        "phx-keydown" | "phx-keyup" | "phx-window-keydown" | "phx-window-keyup" if argument.name == "key" => {
            return true;
        }
        _ => {}
    }
    argument.name == "value" && elements::has_value(&tag.name.text)
}

fn is_readable(literal: &LitStr, argument: &Argument) -> bool {
    let value = literal.value();
    match written(argument).as_str() {
        "u8" => value.parse::<u8>().is_ok(),
        "u16" => value.parse::<u16>().is_ok(),
        "u32" => value.parse::<u32>().is_ok(),
        "u64" => value.parse::<u64>().is_ok(),
        "u128" => value.parse::<u128>().is_ok(),
        "usize" => value.parse::<usize>().is_ok(),
        "i8" => value.parse::<i8>().is_ok(),
        "i16" => value.parse::<i16>().is_ok(),
        "i32" => value.parse::<i32>().is_ok(),
        "i64" => value.parse::<i64>().is_ok(),
        "i128" => value.parse::<i128>().is_ok(),
        "isize" => value.parse::<isize>().is_ok(),
        "f32" | "f64" => value.parse::<f64>().is_ok(),
        "bool" => value.parse::<bool>().is_ok(),
        _ => true,
    }
}

/// The type as people write it.
fn written(argument: &Argument) -> String {
    let mut text = argument.ty.to_string();
    for (spaced, tight) in [(" :: ", "::"), (" < ", "<"), (" >", ">"), (" ,", ","), ("& ", "&")] {
        text = text.replace(spaced, tight);
    }
    text
}

fn list(names: &[impl AsRef<str>]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

impl EventSignature {
    /// An event without arguments.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), arguments: Vec::new(), open: false }
    }
}
