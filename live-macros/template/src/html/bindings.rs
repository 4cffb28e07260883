//! The `phx-` attributes that the client knows.

use super::values::Kind;
use crate::ast::Tag;

/// Bindings whose value is the name of an event, or commands.
#[rustfmt::skip]
pub const EVENTS: &[&str] = &[
    "phx-auto-recover", "phx-blur", "phx-change", "phx-click", "phx-click-away", "phx-focus", "phx-keydown",
    "phx-keyup", "phx-progress", "phx-submit", "phx-viewport-bottom", "phx-viewport-top", "phx-window-blur",
    "phx-window-focus", "phx-window-keydown", "phx-window-keyup",
];

/// Bindings whose value is commands.
pub const COMMANDS: &[&str] = &["phx-connected", "phx-disconnected", "phx-mounted", "phx-remove"];

/// Bindings whose value is something else.
#[rustfmt::skip]
pub const OTHERS: &[&str] = &[
    "phx-debounce", "phx-disable-with", "phx-drop-target", "phx-hook", "phx-key", "phx-no-unused-field",
    "phx-page-loading", "phx-patch-focused", "phx-target", "phx-throttle", "phx-track-static", "phx-trigger-action",
    "phx-update", "phx-viewport-overrun-target",
];

/// How an element's content is brought up to date.
pub const UPDATE: &str = "phx-update";

/// Where events go.
pub const TARGET: &str = "phx-target";

/// What the name of an event's argument begins with.
pub const VALUE: &str = "phx-value-";

/// Whether the value is the name of an event, or commands.
#[must_use]
pub fn is_event(name: &str) -> bool {
    EVENTS.contains(&name)
}

/// Whether the value is commands, or may be.
#[must_use]
pub fn takes_commands(name: &str) -> bool {
    is_event(name) || COMMANDS.contains(&name)
}

/// Whether the client knows the binding.
#[must_use]
pub fn is_known(name: &str) -> bool {
    takes_commands(name) || OTHERS.contains(&name) || name.strip_prefix(VALUE).is_some_and(|value| !value.is_empty())
}

/// Every binding, for suggestions.
pub fn all() -> impl Iterator<Item = &'static str> {
    EVENTS.iter().chain(COMMANDS).chain(OTHERS).copied()
}

/// Whether the element shows a stream, as far as it can be told.
#[must_use]
pub fn is_stream(tag: &Tag) -> bool {
    tag.literal(UPDATE).is_some_and(|literal| literal.value() == "stream")
}

/// What a literal value may be, where it is neither an event nor commands.
#[must_use]
pub fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "phx-debounce" => Kind::Debounce,
        "phx-throttle" => Kind::Integer(0, i64::MAX),
        "phx-update" => Kind::ExactKeyword(&["stream", "ignore", "replace"]),
        _ => return None,
    })
}

/// What a literal value of an event binding says.
#[must_use]
pub fn event_name(binding: &str, value: &str) -> Option<String> {
    let commands = value.trim_start().starts_with('[');
    let reserved = value.starts_with("lv:") || (binding == "phx-auto-recover" && value == "ignore");
    (is_event(binding) && !commands && !reserved && !value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_no_event_names() {
        assert_eq!(event_name("phx-click", "add").as_deref(), Some("add"));
        for (binding, value) in [
            ("phx-click", "[[\"push\"]]"),
            ("phx-click", "lv:clear-flash"),
            ("phx-click", ""),
            ("phx-auto-recover", "ignore"),
            ("phx-mounted", "add"),
            ("class", "add"),
        ] {
            assert_eq!(event_name(binding, value), None, "{binding}={value}");
        }
    }

    #[test]
    fn known_bindings() {
        assert!(is_known("phx-window-keyup") && is_known("phx-value-id") && is_known("phx-hook"));
        assert!(!is_known("phx-clik") && !is_known("phx-value-") && !is_known("phx-"));
    }
}
