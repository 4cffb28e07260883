//! Why a person can't click an element, or type into it.

use scraper::ElementRef;

use super::View;

impl View {
    /// What is in the way.
    pub(super) fn obstacle(&self, element: ElementRef<'_>) -> Option<String> {
        let is_control = matches!(element.value().name(), "button" | "input" | "select" | "textarea");
        if is_control && is_disabled(element) {
            return Some("it is disabled".to_owned());
        }
        if element.value().name() == "input" && element.attr("type") == Some("hidden") {
            return Some("it is an `<input type=\"hidden\">`".to_owned());
        }
        self.unseen(element)
    }

    /// What hides an element: itself, or one that it is in.
    pub(super) fn unseen(&self, element: ElementRef<'_>) -> Option<String> {
        for around in lineage(element) {
            let reason = match self.dom.display_of(around) {
                Some("none") => "a command has hidden",
                None if around.attr("hidden").is_some() => "`hidden` hides",
                None if is_invisible(around) => "its `style` hides",
                None if around.attr("inert").is_some() => "`inert` locks",
                None if around.value().name() == "template" => "it is a `<template>`: nothing shows",
                _ => continue,
            };
            let what = if around == element { "it".to_owned() } else { name_of(around) };
            return Some(format!("{reason} {what}"));
        }
        None
    }
}

/// An element and all that it is in, from the inside.
pub(super) fn lineage(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap))
}

/// Itself, or by a `fieldset` around it.
pub(super) fn is_disabled(element: ElementRef<'_>) -> bool {
    lineage(element)
        .enumerate()
        .any(|(depth, around)| around.attr("disabled").is_some() && (depth == 0 || around.value().name() == "fieldset"))
}

fn is_invisible(element: ElementRef<'_>) -> bool {
    let style: String = element.attr("style").unwrap_or_default().split_whitespace().collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// `<div id="dialog">`.
pub(super) fn name_of(element: ElementRef<'_>) -> String {
    let name = element.value().name();
    match element.value().id() {
        Some(id) => format!("`<{name} id=\"{id}\">`"),
        None => format!("`<{name}>`"),
    }
}
