//! A component, without a page.

use std::panic::Location;

use super::{
    dom::Dom,
    failure::{Place, cut, excerpt, fail, not_found, parse, short, squeezed, text_of},
};
use crate::render::{Render, to_html};

/// What a template renders. Made by [`rendered`].
#[derive(Debug)]
pub struct Fragment {
    source: String,
    dom: Dom,
}

/// Renders a template, to be looked at: how components are tested.
///
/// ```
/// use live_runtime::{components::button, prelude::*, test::rendered};
///
/// let html = rendered(html! { <.button type="submit" disabled>Save</.button> });
/// assert_eq!(html.text(), "Save");
/// assert_eq!(html.attribute("button", "type").as_deref(), Some("submit"));
/// html.assert_element("button[disabled]");
/// ```
#[must_use]
pub fn rendered(template: impl Render) -> Fragment {
    let source = to_html(&template);
    Fragment { dom: Dom::fragment(&source), source }
}

impl Fragment {
    /// The HTML as it was written.
    #[must_use]
    pub fn html(&self) -> &str {
        &self.source
    }

    /// What a person reads, with white space as the browser shows it.
    #[must_use]
    pub fn text(&self) -> String {
        text_of(self.dom.html.root_element())
    }

    /// The texts of all elements that match the CSS selector.
    #[must_use]
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.dom.select(&parse(selector, Location::caller())).into_iter().map(text_of).collect()
    }

    /// How many elements match the CSS selector.
    #[must_use]
    #[track_caller]
    pub fn count(&self, selector: &str) -> usize {
        self.dom.select(&parse(selector, Location::caller())).len()
    }

    /// Whether an element matches the CSS selector.
    #[must_use]
    #[track_caller]
    pub fn has_element(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// The value of an attribute of the first element that matches the CSS selector.
    ///
    /// # Panics
    ///
    /// If no element matches.
    #[must_use]
    #[track_caller]
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let place = Location::caller();
        let element = self.dom.select(&parse(selector, place)).into_iter().next();
        let element = element.unwrap_or_else(|| self.missing(selector, place));
        element.attr(name).map(str::to_owned)
    }

    /// Asserts that it shows `text`.
    ///
    /// # Panics
    ///
    /// If it does not.
    #[track_caller]
    #[expect(clippy::must_use_candidate, reason = "the result is for those that go on")]
    pub fn assert_text(&self, text: &str) -> &Self {
        if !self.text().contains(&squeezed(text)) {
            let page = excerpt(self.dom.html.root_element());
            fail(Location::caller(), format_args!("{text:?} is not shown\nwhat is: {page}"));
        }
        self
    }

    /// Asserts that it does not show `text`.
    ///
    /// # Panics
    ///
    /// If it does.
    #[track_caller]
    #[expect(clippy::must_use_candidate, reason = "the result is for those that go on")]
    pub fn refute_text(&self, text: &str) -> &Self {
        if self.text().contains(&squeezed(text)) {
            fail(Location::caller(), format_args!("{text:?} is shown\nwhat is: {}", cut(&self.text(), 1500)));
        }
        self
    }

    /// Asserts that an element matches the CSS selector.
    ///
    /// # Panics
    ///
    /// If none does.
    #[track_caller]
    #[expect(clippy::must_use_candidate, reason = "the result is for those that go on")]
    pub fn assert_element(&self, selector: &str) -> &Self {
        let place = Location::caller();
        if self.dom.select(&parse(selector, place)).is_empty() {
            self.missing(selector, place);
        }
        self
    }

    /// Asserts that no element matches the CSS selector.
    ///
    /// # Panics
    ///
    /// If one does.
    #[track_caller]
    #[expect(clippy::must_use_candidate, reason = "the result is for those that go on")]
    pub fn refute_element(&self, selector: &str) -> &Self {
        let place = Location::caller();
        if let Some(element) = self.dom.select(&parse(selector, place)).first() {
            fail(place, format_args!("an element matches `{selector}`: {}", short(*element)));
        }
        self
    }

    fn missing(&self, selector: &str, place: Place) -> ! {
        fail(place, not_found(&self.dom.html, self.dom.html.root_element(), selector, None))
    }
}
