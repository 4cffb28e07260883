//! Which elements a command is for.

use super::arguments::{Arguments, text};

/// The elements that a command is for. A `&str` is a [`Target::Selector`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Target<'a> {
    /// The element with the commands.
    #[default]
    This,
    /// What a CSS selector finds in the whole page.
    Selector(&'a str),
    /// What a CSS selector finds inside the element with the commands.
    Inner(&'a str),
    /// The nearest element around the one with the commands that fits a CSS selector.
    Closest(&'a str),
}

impl<'a> From<&'a str> for Target<'a> {
    fn from(selector: &'a str) -> Self {
        Self::Selector(selector)
    }
}

impl<'a> From<&'a String> for Target<'a> {
    fn from(selector: &'a String) -> Self {
        Self::Selector(selector)
    }
}

impl Target<'_> {
    pub(super) fn write(self, arguments: &mut Arguments<'_>) {
        let (kind, selector) = match self {
            Self::This => return,
            Self::Selector(selector) => return arguments.text("to", selector),
            Self::Inner(selector) => ("{\"inner\":", selector),
            Self::Closest(selector) => ("{\"closest\":", selector),
        };
        let out = arguments.member("to");
        out.push_str(kind);
        text(selector, out);
        out.push('}');
    }
}
