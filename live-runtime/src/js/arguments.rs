//! The arguments of one command, as members of a JSON object.
//!
//! The JSON can stand in an attribute between single quotes: what would end that is written as `\u0027` and the like.

use serde::Serialize;
use tracing::error;

use crate::render::{attribute_json, attribute_json_text};

/// An open JSON object at the end of a text.
pub(super) struct Arguments<'a> {
    out: &'a mut String,
    empty: bool,
}

impl<'a> Arguments<'a> {
    pub(super) fn open(out: &'a mut String) -> Self {
        out.push('{');
        Self { out, empty: true }
    }

    /// `"name":`, after which the value is appended to what this returns.
    pub(super) fn member(&mut self, name: &str) -> &mut String {
        if !self.empty {
            self.out.push(',');
        }
        self.empty = false;
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        self.out
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        text(value, self.member(name));
    }

    pub(super) fn flag(&mut self, name: &str, value: bool) {
        self.member(name).push_str(if value { "true" } else { "false" });
    }

    pub(super) fn number(&mut self, name: &str, value: u32) {
        self.member(name).push_str(itoa::Buffer::new().format(value));
    }

    pub(super) fn list<'t>(&mut self, name: &str, texts: impl IntoIterator<Item = &'t str>) {
        list(texts, self.member(name));
    }

    pub(super) fn close(self) {
        self.out.push('}');
    }
}

/// A JSON string.
pub(super) fn text(value: &str, out: &mut String) {
    out.push('"');
    attribute_json_text(value, out);
    out.push('"');
}

/// A JSON list of strings.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>, out: &mut String) {
    out.push('[');
    for (index, value) in texts.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        text(value, out);
    }
    out.push(']');
}

/// Any value as JSON; `null` where it has none, which is logged.
pub(super) fn value(value: &(impl Serialize + ?Sized), out: &mut String) {
    match serde_json::to_string(value) {
        Ok(json) => attribute_json(&json, out),
        Err(reason) => {
            error!(value = std::any::type_name_of_val(value), %reason, "a value of a command cannot be written as JSON");
            out.push_str("null");
        }
    }
}
