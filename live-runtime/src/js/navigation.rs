//! Another page, or another state of this one.

use crate::render::Url;

/// Where [`Js::navigate`](super::Js::navigate) and [`Js::patch`](super::Js::patch) lead. A `&Url` becomes a new entry of
/// the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Navigation<'a> {
    pub(super) to: &'a Url,
    pub(super) replace: bool,
}

impl<'a> Navigation<'a> {
    /// To `url`.
    pub fn new(to: &'a Url) -> Self {
        Self { to, replace: false }
    }

    /// In place of the present entry of the browser's history.
    pub fn replace(mut self) -> Self {
        self.replace = true;
        self
    }
}

impl<'a> From<&'a Url> for Navigation<'a> {
    fn from(to: &'a Url) -> Self {
        Self::new(to)
    }
}
