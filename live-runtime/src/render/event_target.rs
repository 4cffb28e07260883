//! Where an element sends its events.

use std::fmt;

use super::{Text, attribute::write_quoted, rendered};

/// What `phx-target={…}` takes: in the template of a live component `self`, which is the component; anywhere, a selector.
///
/// Without it, events go to the view.
#[diagnostic::on_unimplemented(
    message = "events cannot be sent to `{Self}`",
    label = "not a target",
    note = "write `phx-target={{self}}` in the template of a live component, or a selector such as `phx-target=\"#cart\"`"
)]
pub trait EventTarget {
    /// Writes the whole attribute, with a space before it.
    #[doc(hidden)]
    fn write_target(&self, name: &str, text: &mut Text<'_>);
}

/// The live component whose template this is.
#[doc(hidden)]
pub fn write_rendered(name: &str, text: &mut Text<'_>) {
    if let Some(cid) = rendered() {
        write_quoted(name, text, |text| text.push_integer(cid.get()));
    }
}

impl EventTarget for str {
    fn write_target(&self, name: &str, text: &mut Text<'_>) {
        write_quoted(name, text, |text| text.push_str(self));
    }
}

impl EventTarget for String {
    fn write_target(&self, name: &str, text: &mut Text<'_>) {
        self.as_str().write_target(name, text);
    }
}

impl EventTarget for fmt::Arguments<'_> {
    fn write_target(&self, name: &str, text: &mut Text<'_>) {
        write_quoted(name, text, |text| {
            // Writing text to memory does not fail.
            let _ = fmt::Write::write_fmt(text, *self);
        });
    }
}

impl<T: EventTarget> EventTarget for Option<T> {
    fn write_target(&self, name: &str, text: &mut Text<'_>) {
        if let Some(target) = self {
            target.write_target(name, text);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: EventTarget + ?Sized> EventTarget for &T {
    fn write_target(&self, name: &str, text: &mut Text<'_>) {
        (**self).write_target(name, text);
    }
}
