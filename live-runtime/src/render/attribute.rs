//! Attributes whose presence or value is dynamic.

use std::{rc::Rc, sync::Arc};

use super::{Text, Value};

/// The value of an attribute: `title={value}`.
///
/// A text gives `title="text"`, `true` gives a bare `title`, `false` and `None` leave the attribute out.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of an attribute",
    label = "no attribute value for `{Self}`",
    note = "an attribute takes text, a number, a `bool` (present or absent) or an `Option` of these; derive `Render` for a type of your own",
    note = "commands (`Js`) and events go into `phx-` bindings, commands also into `data-` attributes"
)]
pub trait Attribute {
    /// Writes ` name="value"`, with the space before it, or nothing.
    fn write_attribute(&self, name: &str, text: &mut Text<'_>);
}

/// The value of an attribute that spells its truth values: `aria-expanded={bool}` gives `"true"` or `"false"`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of this attribute",
    label = "no attribute value for `{Self}`",
    note = "this attribute takes text, a `bool` (written `true` or `false`) or an `Option` of these"
)]
pub trait Enumerated {
    /// Writes ` name="value"`, with the space before it, or nothing.
    fn write_enumerated(&self, name: &str, text: &mut Text<'_>);
}

/// What a `phx-` event binding may be set to: `phx-click={event}`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an event",
    label = "expected an `Event` or `Js`",
    note = "write the event's name as a literal, `phx-click=\"save\"`, or build the event from the view: `Self::EVENTS.save()`"
)]
pub trait Binding {
    /// Writes ` name="event"` and the values that go with it, or nothing.
    fn write_binding(&self, name: &str, text: &mut Text<'_>);
}

/// The value of a `data-` attribute: text, or commands that [`Js::exec`](crate::Js::exec) runs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a data attribute",
    label = "no attribute value for `{Self}`",
    note = "a data attribute takes text, a number, a `bool` (present or absent), `Js` or an `Option` of these; derive `Render` for a type of your own"
)]
pub trait DataAttribute {
    /// Writes ` name="value"`, with the space before it, or nothing.
    fn write_data(&self, name: &str, text: &mut Text<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Attribute + ?Sized> DataAttribute for T {
    #[inline]
    fn write_data(&self, name: &str, text: &mut Text<'_>) {
        self.write_attribute(name, text);
    }
}

/// What a template can send with an event, `phx-value-id={value}`: text, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent by a template",
    label = "no text for `{Self}`",
    note = "derive `Render` for your type, which sends its `Display`"
)]
pub trait EventValue {
    /// Writes the value's text. `false` where there is none.
    fn write_event_value(&self, text: &mut Text<'_>) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: Value + ?Sized> EventValue for T {
    #[inline]
    fn write_event_value(&self, text: &mut Text<'_>) -> bool {
        self.write(text);
        true
    }
}

impl<T: EventValue> EventValue for Option<T> {
    fn write_event_value(&self, text: &mut Text<'_>) -> bool {
        self.as_ref().is_some_and(|value| value.write_event_value(text))
    }
}

/// Attributes in one value: `{..rest}`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be spread into attributes",
    label = "not a list of attributes",
    note = "spread a slice, an array or a `Vec` of `(&'static str, value)` pairs"
)]
pub trait AttributeList {
    /// Writes every attribute, each with a space before it.
    fn write_list(&self, text: &mut Text<'_>);
}

/// ` name="…"`, always there: `write` writes what is between the quotes.
#[inline]
pub(super) fn write_quoted(name: &str, text: &mut Text<'_>, write: impl FnOnce(&mut Text<'_>)) {
    text.push_raw(" ");
    text.push_raw(name);
    text.push_raw("=\"");
    write(text);
    text.push_raw("\"");
}

/// ` name="value"`, always there.
#[inline]
pub(crate) fn write_value(name: &str, value: &(impl Value + ?Sized), text: &mut Text<'_>) {
    write_quoted(name, text, |text| value.write(text));
}

/// ` name`, when `present`.
#[inline]
pub(super) fn write_boolean(name: &str, present: bool, text: &mut Text<'_>) {
    if present {
        text.push_raw(" ");
        text.push_raw(name);
    }
}

impl Attribute for bool {
    #[inline]
    fn write_attribute(&self, name: &str, text: &mut Text<'_>) {
        write_boolean(name, *self, text);
    }
}

impl Enumerated for bool {
    #[inline]
    fn write_enumerated(&self, name: &str, text: &mut Text<'_>) {
        let word = match (name, *self) {
            ("translate", true) => "yes",
            ("translate", false) => "no",
            ("autocorrect", true) => "on",
            ("autocorrect", false) => "off",
            (_, true) => "true",
            (_, false) => "false",
        };
        write_value(name, word, text);
    }
}

macro_rules! forwarded {
    ($trait:ident::$write:ident for $($pointer:ty),*) => {
        impl<T: $trait> $trait for Option<T> {
            #[inline]
            fn $write(&self, name: &str, text: &mut Text<'_>) {
                if let Some(value) = self {
                    value.$write(name, text);
                }
            }
        }
        $(
            #[diagnostic::do_not_recommend]
            impl<T: $trait + ?Sized> $trait for $pointer {
                #[inline]
                fn $write(&self, name: &str, text: &mut Text<'_>) {
                    (**self).$write(name, text);
                }
            }
        )*
    };
}
forwarded!(Attribute::write_attribute for &T, &mut T, Box<T>, Rc<T>, Arc<T>);
forwarded!(Enumerated::write_enumerated for &T, &mut T, Box<T>, Rc<T>, Arc<T>);
forwarded!(Binding::write_binding for &T, &mut T, Box<T>, Rc<T>, Arc<T>);

impl<V: Attribute> AttributeList for [(&'static str, V)] {
    fn write_list(&self, text: &mut Text<'_>) {
        for (name, value) in self {
            value.write_attribute(name, text);
        }
    }
}

impl<V: Attribute, const N: usize> AttributeList for [(&'static str, V); N] {
    fn write_list(&self, text: &mut Text<'_>) {
        self.as_slice().write_list(text);
    }
}

impl<V: Attribute> AttributeList for Vec<(&'static str, V)> {
    fn write_list(&self, text: &mut Text<'_>) {
        self.as_slice().write_list(text);
    }
}

#[diagnostic::do_not_recommend]
impl<T: AttributeList + ?Sized> AttributeList for &T {
    fn write_list(&self, text: &mut Text<'_>) {
        (**self).write_list(text);
    }
}

impl<T: AttributeList> AttributeList for Option<T> {
    fn write_list(&self, text: &mut Text<'_>) {
        if let Some(attributes) = self {
            attributes.write_list(text);
        }
    }
}
