//! Events as values.

use std::borrow::Cow;

use crate::{
    js::{Js, Push, Pushed},
    render::{Binding, EventValue, Text, to_event_text},
};

/// An event of a view with its arguments, for a `phx-` binding: `phx-click={event}`.
///
/// A view builds its events: `Songs::EVENTS.remove(&id)`. A component takes them as an attribute, without knowing the
/// view.
///
/// ```
/// use live_runtime::prelude::*;
/// use live_runtime::render::to_html;
///
/// fn remove_button(on_click: &Event) -> impl Render {
///     html! { <button type="button" phx-click={on_click}>Remove</button> }
/// }
///
/// let event = Event::new("remove").value("id", &7);
/// let html = r#"<button type="button" phx-click="remove" phx-value-id="7">Remove</button>"#;
/// assert_eq!(to_html(&remove_button(&event)), html);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Event {
    name: Cow<'static, str>,
    values: Vec<(&'static str, String)>,
}

impl Event {
    /// An event without arguments.
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), values: Vec::new() }
    }

    /// Adds an argument: `phx-value-name="value"`; not where the value is `None`.
    pub fn value(mut self, name: &'static str, value: &(impl EventValue + ?Sized)) -> Self {
        if let Some(text) = to_event_text(value) {
            self.values.push((name, text));
        }
        self
    }
}

impl Binding for Event {
    fn write_binding(&self, name: &str, text: &mut Text<'_>) {
        text.push_raw(" ");
        text.push_raw(name);
        text.push_raw("=\"");
        text.push_str(&self.name);
        text.push_raw("\"");
        for (name, value) in &self.values {
            text.push_raw(" phx-value-");
            text.push_raw(name);
            text.push_raw("=\"");
            text.push_str(value);
            text.push_raw("\"");
        }
    }
}

impl<'a> Pushed<'a> for Event {
    fn into_push(self) -> Push<'a> {
        let push = Push::named(self.name);
        self.values.into_iter().fold(push, |push, (name, value)| push.value(name, &value))
    }
}

impl<'a> Pushed<'a> for &Event {
    fn into_push(self) -> Push<'a> {
        self.clone().into_push()
    }
}

impl From<Event> for Js {
    fn from(event: Event) -> Self {
        Self::new().push(event)
    }
}

impl From<&Event> for Js {
    fn from(event: &Event) -> Self {
        Self::new().push(event)
    }
}
