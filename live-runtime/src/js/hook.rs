//! Hooks that are written beside the Rust code.

use crate::render::{Attribute, Text, Value, write_attribute_value};

/// JavaScript for one element, written beside the code that renders it. Made by [`hook!`](crate::hook).
///
/// `phx-hook={CHART}` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hook {
    name: &'static str,
    source: &'static str,
}

inventory::collect!(Hook);

impl Hook {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, source: &'static str) -> Self {
        Self { name, source }
    }

    /// What the client calls it: the path of the constant.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The JavaScript: an object or a class.
    #[must_use]
    pub fn source(&self) -> &'static str {
        self.source
    }
}

#[diagnostic::do_not_recommend]
impl Value for Hook {
    fn write(&self, text: &mut Text<'_>) {
        text.push_str(self.name);
    }
}

#[diagnostic::do_not_recommend]
impl Attribute for Hook {
    fn write_attribute(&self, name: &str, text: &mut Text<'_>) {
        write_attribute_value(name, self, text);
    }
}

/// Every hook of the program, in the order of their names.
pub(crate) fn hooks() -> Vec<&'static Hook> {
    let mut hooks: Vec<&Hook> = inventory::iter::<Hook>().collect();
    hooks.sort_by_key(|hook| hook.name);
    hooks
}
