//! The one way past escaping.

use super::{Dynamic, Render, Written};

/// Markup that is sent as it is. Made by [`raw`].
#[derive(Debug, Clone, Copy)]
pub struct Raw<T>(T);

/// Shows `markup` without escaping it.
///
/// Whoever calls this vouches for the markup: a visitor's text in it is a hole through which scripts enter.
///
/// ```
/// use live_runtime::{html, raw, render::to_html};
///
/// let rendered_markdown = "<em>fine</em>";
/// assert_eq!(to_html(&html! { <p>{raw(rendered_markdown)}</p> }), "<p><em>fine</em></p>");
/// ```
#[must_use]
pub fn raw<T: AsRef<str>>(markup: T) -> Raw<T> {
    Raw(markup)
}

impl<T: AsRef<str>> Render for Raw<T> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.text(|text| text.push_raw(self.0.as_ref()))
    }
}
