//! Another page, or another state of this one.

use crate::render::LocalUrl;

/// Where [`Js::navigate`](super::Js::navigate) and [`Js::patch`](super::Js::patch) lead. A `&LocalUrl` becomes a new entry of
/// the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Navigation<'a> {
    pub(super) to: &'a LocalUrl,
    pub(super) replace: bool,
}

impl<'a> Navigation<'a> {
    /// To `url`.
    pub fn new(to: &'a LocalUrl) -> Self {
        Self { to, replace: false }
    }

    /// In place of the present entry of the browser's history.
    pub fn replace(mut self) -> Self {
        self.replace = true;
        self
    }
}

/// What [`Js::navigate`](super::Js::navigate) and [`Js::patch`](super::Js::patch) take: a checked [`LocalUrl`], alone or in a
/// [`Navigation`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked URL",
    label = "expected `&LocalUrl`",
    note = "write `&url!(\"/path\")`, which is checked against `routes!`, or check it when it runs: `&LocalUrl::new(value)?`"
)]
pub trait Navigated<'a> {
    /// As a command.
    fn into_navigation(self) -> Navigation<'a>;
}

impl<'a> Navigated<'a> for Navigation<'a> {
    fn into_navigation(self) -> Self {
        self
    }
}

impl<'a> Navigated<'a> for &'a LocalUrl {
    fn into_navigation(self) -> Navigation<'a> {
        Navigation::new(self)
    }
}
