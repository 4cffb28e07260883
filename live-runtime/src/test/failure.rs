//! What a test that fails says: what was looked for, and what was there instead.

use std::{fmt::Write as _, panic::Location};

use scraper::{ElementRef, Html, Selector};

use super::outline::{outline, tag};

/// The line of the test.
pub(super) type Place = &'static Location<'static>;

/// How much of a page is shown.
const EXCERPT: usize = 2500;

/// Ends the test. The line is part of the message, as what fails later does not fail there.
pub(super) fn fail(place: Place, message: impl std::fmt::Display) -> ! {
    panic!("{message}\nat {place}")
}

pub(super) fn parse(selector: &str, place: Place) -> Selector {
    Selector::parse(selector)
        .unwrap_or_else(|error| fail(place, format_args!("`{selector}` is not a CSS selector: {error}")))
}

/// The start of what is in an element; of a page, of what its view has.
pub(super) fn excerpt(element: ElementRef<'_>) -> String {
    let main = element.descendent_elements().find(|inside| inside.attr("data-phx-main").is_some());
    cut(&outline(main.unwrap_or(element)), EXCERPT)
}

/// An element's first tag with a little of its text.
pub(super) fn short(element: ElementRef<'_>) -> String {
    let text = cut(&text_of(element), 80);
    let end = if text.is_empty() { String::new() } else { format!("{text}</{}>", element.value().name()) };
    tag(element.value()) + &end
}

pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// White space as a person sees it.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a person reads in an element.
pub(super) fn text_of(element: ElementRef<'_>) -> String {
    squeezed(&element.text().collect::<String>())
}

/// Of `names` the one that is most like `wanted`, if any is like it.
pub(super) fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = wanted.chars().count().div_ceil(3).max(1);
    let near = names.into_iter().map(|name| (distance(wanted, name), name)).filter(|(distance, _)| *distance <= most);
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, a) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in b.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Of an element that is not there.
pub(super) fn not_found(html: &Html, scope: ElementRef<'_>, selector: &str, text: Option<&str>) -> String {
    let mut message = match text {
        Some(text) => format!("no element `{selector}` has the text {text:?}"),
        None => format!("no element matches `{selector}`"),
    };
    if text.is_some() {
        let parsed = Selector::parse(selector).ok();
        let others: Vec<String> =
            parsed.iter().flat_map(|parsed| html.select(parsed)).map(|other| cut(&text_of(other), 60)).collect();
        if !others.is_empty() {
            let _ = write!(message, "; those that match have the texts {others:?}");
        }
    }
    let elements = scope.descendent_elements().filter(|element| element.attr("data-phx-main").is_none());
    let ids: Vec<&str> = elements.filter_map(|element| element.value().id()).collect();
    if let Some(id) = selector.strip_prefix('#').and_then(|wanted| nearest(wanted, ids.iter().copied())) {
        let _ = write!(message, "; did you mean `#{id}`?");
    }
    if !ids.is_empty() {
        let _ = write!(message, "\nids on the page: {}", cut(&ids.join(" "), 600));
    }
    let _ = write!(message, "\nthe page:\n{}", excerpt(scope));
    message
}
