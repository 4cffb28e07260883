//! Classes that an element has while it changes, and attributes that it has in turn.

use super::arguments::{Arguments, list};

/// Classes of a transition: those during it, and those that it starts and ends with.
///
/// One `&str` are the classes during it, three are all: `("ease-out duration-300", "opacity-0", "opacity-100")`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition<'a> {
    during: &'a str,
    start: &'a str,
    end: &'a str,
}

impl<'a> From<&'a str> for Transition<'a> {
    fn from(during: &'a str) -> Self {
        Self { during, start: "", end: "" }
    }
}

impl<'a> From<(&'a str, &'a str, &'a str)> for Transition<'a> {
    fn from((during, start, end): (&'a str, &'a str, &'a str)) -> Self {
        Self { during, start, end }
    }
}

impl Transition<'_> {
    pub(super) fn write(self, name: &str, arguments: &mut Arguments<'_>) {
        let out = arguments.member(name);
        for (before, classes) in [('[', self.during), (',', self.start), (',', self.end)] {
            out.push(before);
            list(classes.split_whitespace(), out);
        }
        out.push(']');
    }
}

/// What an attribute is toggled between: one value and its absence, or two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Toggled<'a> {
    pub(super) first: &'a str,
    pub(super) second: Option<&'a str>,
}

impl<'a> From<&'a str> for Toggled<'a> {
    fn from(first: &'a str) -> Self {
        Self { first, second: None }
    }
}

impl<'a> From<(&'a str, &'a str)> for Toggled<'a> {
    fn from((first, second): (&'a str, &'a str)) -> Self {
        Self { first, second: Some(second) }
    }
}
