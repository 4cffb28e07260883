//! Types that one input can edit.

use std::{borrow::Cow, cmp::Ordering};

use super::Rules;

/// What can be chosen: values, and what is shown for them.
pub type Options = &'static [(&'static str, &'static str)];

/// A type that the text of one input becomes: texts, numbers, `bool`, [`Date`](super::Date), and enums with
/// `#[derive(LiveForm)]`.
///
/// For a type of another crate that can be parsed and shown there is [`Parsed`](super::Parsed).
#[diagnostic::on_unimplemented(
    message = "no input can edit a `{Self}`",
    label = "not the value of an input",
    note = "a field of a form is text, a number, a `bool`, a `Date`, an enum or a struct with `#[derive(LiveForm)]`, or an `Option` or a `Vec` of these",
    note = "a type with `FromStr` and `Display` can be wrapped: `Parsed<{Self}>`"
)]
pub trait FormValue: Sized {
    /// `type="…"` of its input, unless said otherwise.
    const TYPE: &'static str = "text";

    /// Whether a blank text is no value.
    const REQUIRED: bool = true;

    /// Which numbers a number input takes.
    const STEP: Option<&'static str> = None;

    /// What can be chosen, where that is known.
    const OPTIONS: Options = &[];

    /// Reads the value, or says what is wrong with the text.
    fn from_text(text: &str) -> Result<Self, Cow<'static, str>>;

    /// The text that is read as this value.
    fn to_text(&self) -> Cow<'_, str>;
}

/// A type whose values can be compared with the bounds `min` and `max`.
pub trait Bounded: FormValue {
    /// How the value compares with a bound.
    fn compare(&self, bound: &str) -> Option<Ordering>;
}

/// A field with `min` and `max`: a [`Bounded`] value, or an `Option` of one.
#[diagnostic::on_unimplemented(
    message = "`min` and `max` are for numbers and dates, and this field is `{Self}`",
    label = "has no order that an input knows",
    note = "for the length of a text, write `minlength` and `maxlength`"
)]
pub trait HasBounds {
    /// What is wrong with the value.
    fn wrong(&self, rules: &Rules) -> Option<String>;
}

#[diagnostic::do_not_recommend]
impl<T: Bounded> HasBounds for T {
    fn wrong(&self, rules: &Rules) -> Option<String> {
        rules.wrong_value(|bound| self.compare(bound))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Bounded> HasBounds for Option<T> {
    fn wrong(&self, rules: &Rules) -> Option<String> {
        self.as_ref()?.wrong(rules)
    }
}

impl FormValue for String {
    const REQUIRED: bool = false;

    fn from_text(text: &str) -> Result<Self, Cow<'static, str>> {
        Ok(text.to_owned())
    }

    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl FormValue for bool {
    const TYPE: &'static str = "checkbox";
    const REQUIRED: bool = false;

    fn from_text(text: &str) -> Result<Self, Cow<'static, str>> {
        match text {
            "true" | "on" | "1" => Ok(true),
            "" | "false" | "off" | "0" => Ok(false),
            _ => Err("is invalid".into()),
        }
    }

    fn to_text(&self) -> Cow<'_, str> {
        if *self { "true".into() } else { "false".into() }
    }
}

macro_rules! numbers {
    ($message:literal, $step:expr; $($number:ty)*) => {$(
        impl FormValue for $number {
            const TYPE: &'static str = "number";
            const STEP: Option<&'static str> = $step;

            fn from_text(text: &str) -> Result<Self, Cow<'static, str>> {
                text.trim().parse().map_err(|_| $message.into())
            }

            fn to_text(&self) -> Cow<'_, str> {
                self.to_string().into()
            }
        }

        impl Bounded for $number {
            fn compare(&self, bound: &str) -> Option<Ordering> {
                self.partial_cmp(&bound.parse().ok()?)
            }
        }
    )*};
}
numbers!("is not a whole number", None; i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
numbers!("is not a number", Some("any"); f32 f64);
