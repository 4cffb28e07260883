//! Where the text of one dynamic is written.

use std::fmt;

use super::escape;

/// The text of one dynamic: escapes what is pushed, for HTML alone or for HTML inside a JSON string.
///
/// It implements [`fmt::Write`], so that anything with `Display` can be written with `write!`.
#[derive(Debug)]
pub struct Text<'a> {
    out: &'a mut String,
    json: bool,
}

impl<'a> Text<'a> {
    #[inline]
    pub(super) fn html(out: &'a mut String) -> Self {
        Self { out, json: false }
    }

    #[inline]
    pub(super) fn json(out: &'a mut String) -> Self {
        Self { out, json: true }
    }

    /// Appends text; `&`, `<`, `>`, `"` and `'` are escaped.
    #[inline]
    pub fn push_str(&mut self, text: &str) {
        if self.json { escape::html_in_json(text, self.out) } else { escape::html(text, self.out) }
    }

    /// Appends markup as it is. What is pushed here reaches the browser: it must not contain a user's text.
    #[inline]
    pub fn push_raw(&mut self, markup: &str) {
        if self.json { escape::json(markup, self.out) } else { self.out.push_str(markup) }
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
