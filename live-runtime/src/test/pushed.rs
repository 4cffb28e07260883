//! What is pushed to scripts.

use std::panic::Location;

use serde::Serialize;
use serde_json::Value;

use super::{
    View,
    failure::{cut, fail},
};

impl View {
    /// Asserts that this has been pushed to scripts, with this payload. What has been asserted does not count any more.
    ///
    /// # Panics
    ///
    /// If it has not been pushed; says what was.
    #[track_caller]
    pub fn assert_push_event(&mut self, name: &str, payload: &(impl Serialize + ?Sized)) -> &mut Self {
        let place = Location::caller();
        let payload = serde_json::to_value(payload).unwrap_or_else(|error| fail(place, error));
        match self.pushed.iter().position(|(pushed, with)| pushed == name && *with == payload) {
            Some(position) => {
                self.pushed.remove(position);
                self
            }
            None => fail(place, format_args!("`{name}` has not been pushed with {payload}; {}", self.shown_events())),
        }
    }

    /// Asserts that no such event is pushed to scripts.
    ///
    /// # Panics
    ///
    /// If it has been.
    #[track_caller]
    pub fn refute_push_event(&mut self, name: &str) -> &mut Self {
        match self.pushed.iter().find(|(pushed, _)| pushed == name) {
            Some((_, payload)) => fail(Location::caller(), format_args!("`{name}` has been pushed with {payload}")),
            None => self,
        }
    }

    fn shown_events(&self) -> String {
        if self.pushed.is_empty() {
            return "nothing was".to_owned();
        }
        let event = |(name, payload): &(String, Value)| format!("`{name}` with {}", cut(&payload.to_string(), 200));
        format!("what was: {}", self.pushed.iter().map(event).collect::<Vec<_>>().join(", "))
    }
}
