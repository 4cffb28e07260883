//! An event of the DOM.

use serde::Serialize;

use super::{
    Target,
    arguments::{Arguments, value},
};

/// A DOM event for [`Js::dispatch`](super::Js::dispatch). A `&str` is an event at the element with the commands.
///
/// ```
/// use live_runtime::js::{Dispatch, Js};
///
/// let copy = Js::new().dispatch(Dispatch::new("copy").to("#code").detail(&["all"]));
/// assert_eq!(copy.to_string(), r##"[["dispatch",{"event":"copy","to":"#code","detail":["all"]}]]"##);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Dispatch<'a> {
    event: &'a str,
    to: Target<'a>,
    detail: Option<String>,
    contained: bool,
    blocking: bool,
}

impl<'a> Dispatch<'a> {
    /// The event called `event`.
    pub fn new(event: &'a str) -> Self {
        Self { event, to: Target::This, detail: None, contained: false, blocking: false }
    }

    /// Where it is dispatched.
    pub fn to(mut self, to: impl Into<Target<'a>>) -> Self {
        self.to = to.into();
        self
    }

    /// Its `detail`. A `click` has none: the browser makes it a mouse event.
    pub fn detail(mut self, detail: &(impl Serialize + ?Sized)) -> Self {
        let mut json = String::new();
        value(detail, &mut json);
        self.detail = Some(json);
        self
    }

    /// It does not bubble.
    pub fn non_bubbling(mut self) -> Self {
        self.contained = true;
        self
    }

    /// The page is not patched until a listener calls `event.detail.done()`.
    pub fn blocking(mut self) -> Self {
        self.blocking = true;
        self
    }

    pub(super) fn write(&self, arguments: &mut Arguments<'_>) {
        arguments.text("event", self.event);
        self.to.write(arguments);
        if let Some(detail) = &self.detail {
            arguments.member("detail").push_str(detail);
        }
        if self.contained {
            arguments.flag("bubbles", false);
        }
        if self.blocking {
            arguments.flag("blocking", true);
        }
    }
}

impl<'a> From<&'a str> for Dispatch<'a> {
    fn from(event: &'a str) -> Self {
        Self::new(event)
    }
}
