//! Keys, and what fires without more.

use std::panic::Location;

use scraper::ElementRef;
use serde_json::{Map, Value};

use super::{
    View,
    command::{Carried, Firing, value_of},
    deed::Deed,
    failure::{Place, fail},
};

impl View {
    /// Presses a key where no element has the focus: what is bound by `phx-window-keydown`.
    ///
    /// # Panics
    ///
    /// If nothing is bound to that key.
    #[track_caller]
    pub fn keydown(&mut self, key: &str) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let firings = self.window_firings("phx-window-keydown", "keydown", key, place);
        self.do_to(Deed::Fire(firings), place)
    }

    /// Lets a key go where no element has the focus: what is bound by `phx-window-keyup`.
    ///
    /// # Panics
    ///
    /// If nothing is bound to that key.
    #[track_caller]
    pub fn keyup(&mut self, key: &str) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let firings = self.window_firings("phx-window-keyup", "keyup", key, place);
        self.do_to(Deed::Fire(firings), place)
    }

    /// Comes back to the window: what is bound by `phx-window-focus`.
    ///
    /// # Panics
    ///
    /// If nothing is.
    #[track_caller]
    pub fn focus(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let firings = self.bound_firings("phx-window-focus", "focus", place);
        self.do_to(Deed::Fire(firings), place)
    }

    /// Leaves the window for another one: what is bound by `phx-window-blur`.
    ///
    /// # Panics
    ///
    /// If nothing is.
    #[track_caller]
    pub fn blur(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let firings = self.bound_firings("phx-window-blur", "blur", place);
        self.do_to(Deed::Fire(firings), place)
    }

    fn bound_firings(&self, attribute: &str, kind: &'static str, place: Place) -> Vec<Firing> {
        let bound: Vec<_> =
            self.page(place).descendent_elements().filter(|element| element.attr(attribute).is_some()).collect();
        if bound.is_empty() {
            fail(place, format_args!("nothing in the page has `{attribute}`"));
        }
        bound.into_iter().map(|element| self.firing(element, attribute, kind, value_of(element))).collect()
    }

    fn window_firings(&self, attribute: &str, kind: &'static str, key: &str, place: Place) -> Vec<Firing> {
        let bound = self.page(place).descendent_elements().filter(|element| element.attr(attribute).is_some());
        let bound: Vec<_> =
            bound.filter(|element| is_key_of(*element, key) && self.obstacle(*element).is_none()).collect();
        if bound.is_empty() {
            fail(place, format_args!("nothing that is shown has `{attribute}` for the key `{key}`"));
        }
        bound.into_iter().map(|element| self.key_firing(element, attribute, kind, key)).collect()
    }

    pub(super) fn key_firing(&self, element: ElementRef<'_>, attribute: &str, kind: &'static str, key: &str) -> Firing {
        let mut value = value_of(element);
        value.entry("key").or_insert_with(|| key.into());
        self.firing(element, attribute, kind, value)
    }

    pub(super) fn firing(
        &self,
        element: ElementRef<'_>,
        attribute: &str,
        kind: &'static str,
        value: Map<String, Value>,
    ) -> Firing {
        Firing {
            binding: element.attr(attribute).unwrap_or_default().to_owned(),
            kind,
            carried: Carried::Value(value.into()),
            from: self.sender(element),
        }
    }
}

/// Whether `phx-key`, where there is one, names the key.
pub(super) fn is_key_of(element: ElementRef<'_>, key: &str) -> bool {
    element.attr("phx-key").is_none_or(|wanted| wanted.eq_ignore_ascii_case(key))
}
