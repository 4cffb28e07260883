//! Where the text of one dynamic is written.

use std::fmt;

use super::escape;

/// The text of one dynamic: escapes what is pushed, for HTML alone or for HTML inside a JSON string.
///
/// It implements [`fmt::Write`], so that anything with `Display` can be written with `write!`.
#[derive(Debug)]
pub struct Text<'a> {
    out: &'a mut String,
    place: Place,
}

/// What the text is written into.
#[derive(Debug, Clone, Copy)]
enum Place {
    Html,
    HtmlInJson,
    /// Nothing is escaped.
    Plain,
}

impl<'a> Text<'a> {
    #[inline]
    pub(super) fn html(out: &'a mut String) -> Self {
        Self { out, place: Place::Html }
    }

    #[inline]
    pub(super) fn json(out: &'a mut String) -> Self {
        Self { out, place: Place::HtmlInJson }
    }

    /// The text itself, for who escapes it later.
    pub(super) fn plain(out: &'a mut String) -> Self {
        Self { out, place: Place::Plain }
    }

    /// Appends text; `&`, `<`, `>`, `"` and `'` are escaped.
    #[inline]
    pub fn push_str(&mut self, text: &str) {
        match self.place {
            Place::Html => escape::html(text, self.out),
            Place::HtmlInJson => escape::html_in_json(text, self.out),
            Place::Plain => self.out.push_str(text),
        }
    }

    /// Appends markup as it is. What is pushed here reaches the browser: it must not contain a user's text.
    #[inline]
    pub fn push_raw(&mut self, markup: &str) {
        match self.place {
            Place::Html | Place::Plain => self.out.push_str(markup),
            Place::HtmlInJson => escape::json(markup, self.out),
        }
    }

    /// Appends an integer.
    #[inline]
    pub fn push_integer(&mut self, integer: impl itoa::Integer) {
        self.out.push_str(itoa::Buffer::new().format(integer));
    }

    /// Bytes written so far, of this dynamic and of all before it.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// Takes back what was written since [`Text::len`] was `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        self.out.truncate(len);
    }
}

impl fmt::Write for Text<'_> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }
}
