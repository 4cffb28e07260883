//! The title that changes with the page.

use std::borrow::Cow;

use crate::render::{Dynamic, Render, Text, Value, Written};

/// A `<title>` element that the browser keeps up to date: see [`Page::live_title`](super::Page::live_title).
///
/// ```
/// use live_runtime::{Page, prelude::*};
///
/// fn head(page: &Page<'_>) -> impl Render {
///     page.live_title().prefix("Shop · ").default("Welcome")
/// }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct LiveTitle<'a> {
    title: Option<&'a str>,
    prefix: Option<Cow<'a, str>>,
    suffix: Option<Cow<'a, str>>,
    default: Option<Cow<'a, str>>,
}

impl<'a> LiveTitle<'a> {
    pub(super) fn new(title: Option<&'a str>) -> Self {
        Self { title, prefix: None, suffix: None, default: None }
    }

    /// What stands before every title.
    pub fn prefix(mut self, prefix: impl Into<Cow<'a, str>>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// What stands after every title.
    pub fn suffix(mut self, suffix: impl Into<Cow<'a, str>>) -> Self {
        self.suffix = Some(suffix.into());
        self
    }

    /// The title of pages without one.
    pub fn default(mut self, default: impl Into<Cow<'a, str>>) -> Self {
        self.default = Some(default.into());
        self
    }

    /// A title of nothing but white space counts as none, as it does in the browser.
    fn shown(&self) -> &str {
        self.title.filter(|title| !title.trim().is_empty()).or(self.default.as_deref()).unwrap_or_default()
    }

    fn write(&self, text: &mut Text<'_>) {
        text.push_raw("<title");
        for (name, value) in
            [("data-prefix", &self.prefix), ("data-default", &self.default), ("data-suffix", &self.suffix)]
        {
            let Some(value) = value else { continue };
            for part in [" ", name, "=\""] {
                text.push_raw(part);
            }
            text.push_str(value);
            text.push_raw("\"");
        }
        text.push_raw(">");
        for part in
            [self.prefix.as_deref().unwrap_or_default(), self.shown(), self.suffix.as_deref().unwrap_or_default()]
        {
            part.write(text);
        }
        text.push_raw("</title>");
    }
}

#[diagnostic::do_not_recommend]
impl Render for LiveTitle<'_> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.text(|text| self.write(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::to_html;

    #[test]
    fn a_title_with_all_parts() {
        let title = LiveTitle::new(Some("<Cart>")).prefix("Shop · ").suffix(" \"!\"").default("Home");
        assert_eq!(
            to_html(&title),
            "<title data-prefix=\"Shop · \" data-default=\"Home\" data-suffix=\" &quot;!&quot;\">\
             Shop · &lt;Cart&gt; &quot;!&quot;</title>"
        );
    }

    #[test]
    fn without_a_title_the_default_is_shown() {
        for title in [None, Some(""), Some(" \n")] {
            let html = to_html(&LiveTitle::new(title).default("Home"));
            assert_eq!(html, "<title data-default=\"Home\">Home</title>");
        }
        assert_eq!(to_html(&LiveTitle::new(None)), "<title></title>");
    }
}
