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
