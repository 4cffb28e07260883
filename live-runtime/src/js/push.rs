//! An event of the view, sent by a command.

use std::borrow::Cow;

use serde::Serialize;

use super::arguments::{Arguments, text, value};

/// An event for [`Js::push`](super::Js::push), with what is sent along and what shows that it is on its way.
///
/// ```
/// use live_runtime::{js::Push, prelude::*};
///
/// let save = Push::new(Event::new("save")).value("draft", &true).loading("#form").page_loading();
/// let json = r##"[["push",{"value":{"draft":true},"loading":"#form","event":"save","page_loading":true}]]"##;
/// assert_eq!(Js::new().push(save).to_string(), json);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Push<'a> {
    event: Cow<'static, str>,
    /// Members of a JSON object.
    values: String,
    target: Option<&'a str>,
    loading: Option<&'a str>,
    page_loading: bool,
}

/// What [`Js::push`](super::Js::push) takes: an [`Event`](crate::Event), alone or in a [`Push`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no event that a command can push",
    label = "expected an `Event`",
    note = "build the event from the view, so that its name and arguments are checked: `Self::EVENTS.save()`"
)]
pub trait Pushed<'a> {
    /// As a command.
    fn into_push(self) -> Push<'a>;
}

impl<'a> Pushed<'a> for Push<'a> {
    fn into_push(self) -> Push<'a> {
        self
    }
}

impl<'a> Push<'a> {
    /// A push of `event`, to which more can be added.
    pub fn new(event: impl Pushed<'a>) -> Self {
        event.into_push()
    }

    pub(crate) fn named(event: Cow<'static, str>) -> Self {
        Self { event, values: String::new(), target: None, loading: None, page_loading: false }
    }

    /// Sends a value along, as JSON. It wins over `phx-value-name` of the element.
    pub fn value(mut self, name: &str, sent: &(impl Serialize + ?Sized)) -> Self {
        if !self.values.is_empty() {
            self.values.push(',');
        }
        text(name, &mut self.values);
        self.values.push(':');
        value(sent, &mut self.values);
        self
    }

    /// Sends the event to what a CSS selector finds: another view, or a component.
    pub fn target(mut self, selector: &'a str) -> Self {
        self.target = Some(selector);
        self
    }

    /// What a CSS selector finds has the class `phx-click-loading`, or that of another binding, until there is an answer.
    pub fn loading(mut self, selector: &'a str) -> Self {
        self.loading = Some(selector);
        self
    }

    /// Dispatches `phx:page-loading-start` and `phx:page-loading-stop`, for a bar at the top of the page.
    pub fn page_loading(mut self) -> Self {
        self.page_loading = true;
        self
    }

    pub(super) fn write(&self, arguments: &mut Arguments<'_>) {
        if !self.values.is_empty() {
            let out = arguments.member("value");
            out.push('{');
            out.push_str(&self.values);
            out.push('}');
        }
        if let Some(target) = self.target {
            arguments.text("target", target);
        }
        if let Some(loading) = self.loading {
            arguments.text("loading", loading);
        }
        arguments.text("event", &self.event);
        if self.page_loading {
            arguments.flag("page_loading", true);
        }
    }
}
