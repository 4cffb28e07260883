//! Types that a field of a form can have.

use std::{borrow::Cow, fmt::Display, ops::Deref, str::FromStr};

use serde_json::Value;

use super::{
    Encoder, Field, FormValue, LiveForm, Options, Rules,
    decode::FieldPlace,
    group::{Group, Slot},
};

/// The type of a field of a form: a value, an `Option` or a `Vec` of it, a struct with `#[derive(LiveForm)]`, or a `Vec`
/// of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a form",
    label = "not a field of a form",
    note = "a field of a form is text, a number, a `bool`, a `Date`, an enum or a struct with `#[derive(LiveForm)]`, or an `Option` or a `Vec` of these",
    note = "a type with `FromStr` and `Display` can be wrapped: `Parsed<{Self}>`"
)]
pub trait FormField: Sized {
    /// What a template gets for it.
    type Access<'a>;

    /// The field at `index` of a group.
    fn access(group: &Group, index: usize) -> Self::Access<'_>;

    /// Reads it.
    #[doc(hidden)]
    fn decode(place: FieldPlace<'_>) -> (Slot, Option<Self>);

    /// As the client would send it.
    fn encode(&self) -> Encoded;
}

/// What can be repeated in a form: a value, or a struct with `#[derive(LiveForm)]`.
#[diagnostic::on_unimplemented(
    message = "a form cannot have a list of `{Self}`",
    label = "not a field of a form",
    note = "a list in a form is of values that can be chosen, or of structs with `#[derive(LiveForm)]`"
)]
pub trait ListItem: Sized {
    /// What a template gets for a `Vec` of it.
    type Access<'a>;

    /// The field at `index` of a group.
    fn access(group: &Group, index: usize) -> Self::Access<'_>;

    /// Reads all.
    #[doc(hidden)]
    fn decode(place: FieldPlace<'_>) -> (Slot, Option<Vec<Self>>);

    /// As the client would send it.
    fn encode(&self) -> Encoded;
}

/// What the inputs of one name edit: a value, an `Option`, or a `Vec` of it.
#[diagnostic::on_unimplemented(message = "no input can edit a `{Self}`", label = "not the value of an input")]
pub trait FieldValue: Sized {
    /// `type="…"` of its input, unless said otherwise.
    const TYPE: &'static str;

    /// Whether a blank text is no value.
    const REQUIRED: bool;

    /// Whether there may be several values.
    const MULTIPLE: bool = false;

    /// Which numbers a number input takes.
    const STEP: Option<&'static str>;

    /// What can be chosen, where that is known.
    const OPTIONS: Options;

    /// Reads the texts of the inputs.
    fn from_texts(texts: &[String], rules: &Rules) -> Result<Self, Cow<'static, str>>;
}

const BLANK: &str = "can't be blank";

#[diagnostic::do_not_recommend]
impl<T: FormValue> FieldValue for T {
    const TYPE: &'static str = T::TYPE;
    const REQUIRED: bool = T::REQUIRED;
    const STEP: Option<&'static str> = T::STEP;
    const OPTIONS: Options = T::OPTIONS;

    fn from_texts(texts: &[String], rules: &Rules) -> Result<Self, Cow<'static, str>> {
        let text = texts.last().map_or("", String::as_str);
        let is_blank = text.trim().is_empty();
        if is_blank && (T::REQUIRED || rules.required) {
            return Err(BLANK.into());
        }
        let value = T::from_text(text)?;
        // A box that has to be ticked sends `false` while it isn't.
        if rules.required && T::TYPE == "checkbox" && value.to_text() == "false" {
            return Err("must be accepted".into());
        }
        match rules.wrong_text(text) {
            Some(message) if !is_blank => Err(message.into()),
            _ => Ok(value),
        }
    }
}

impl<T: FormValue> FieldValue for Option<T> {
    const TYPE: &'static str = T::TYPE;
    const REQUIRED: bool = false;
    const STEP: Option<&'static str> = T::STEP;
    const OPTIONS: Options = T::OPTIONS;

    fn from_texts(texts: &[String], rules: &Rules) -> Result<Self, Cow<'static, str>> {
        match texts.last() {
            Some(text) if !text.trim().is_empty() => <T as FieldValue>::from_texts(texts, rules).map(Some),
            _ if rules.required => Err(BLANK.into()),
            _ => Ok(None),
        }
    }
}

impl<T: FormValue> FieldValue for Vec<T> {
    const TYPE: &'static str = if T::OPTIONS.is_empty() { "text" } else { "checkbox" };
    const REQUIRED: bool = false;
    const MULTIPLE: bool = true;
    const STEP: Option<&'static str> = T::STEP;
    const OPTIONS: Options = T::OPTIONS;

    fn from_texts(texts: &[String], rules: &Rules) -> Result<Self, Cow<'static, str>> {
        if texts.is_empty() && rules.required {
            return Err(BLANK.into());
        }
        let read = |text: &String| {
            let value = T::from_text(text)?;
            rules.wrong_text(text).map_or(Ok(value), |message| Err(message.into()))
        };
        texts.iter().map(read).collect()
    }
}

fn decode<T: FieldValue>(place: FieldPlace<'_>) -> (Slot, Option<T>) {
    let mut input = place.input();
    let value = T::from_texts(&input.texts, place.rules).map_err(|message| input.errors.push(message)).ok();
    (Slot::Input(input), value)
}

#[diagnostic::do_not_recommend]
impl<T: FormValue> FormField for T {
    type Access<'a> = Field<'a, T>;

    fn access(group: &Group, index: usize) -> Field<'_, T> {
        Field::new(group, index)
    }

    fn decode(place: FieldPlace<'_>) -> (Slot, Option<Self>) {
        decode(place)
    }

    fn encode(&self) -> Encoded {
        Value::String(self.to_text().into_owned())
    }
}

impl<T: FormValue> FormField for Option<T> {
    type Access<'a> = Field<'a, Option<T>>;

    fn access(group: &Group, index: usize) -> Field<'_, Option<T>> {
        Field::new(group, index)
    }

    fn decode(place: FieldPlace<'_>) -> (Slot, Option<Self>) {
        decode(place)
    }

    fn encode(&self) -> Encoded {
        Value::String(self.as_ref().map(|value| value.to_text().into_owned()).unwrap_or_default())
    }
}

impl<T: ListItem> FormField for Vec<T> {
    type Access<'a> = T::Access<'a>;

    fn access(group: &Group, index: usize) -> T::Access<'_> {
        T::access(group, index)
    }

    fn decode(place: FieldPlace<'_>) -> (Slot, Option<Self>) {
        T::decode(place)
    }

    fn encode(&self) -> Encoded {
        self.iter().map(T::encode).collect()
    }
}

impl<T: FormValue> ListItem for T {
    type Access<'a> = Field<'a, Vec<T>>;

    fn access(group: &Group, index: usize) -> Field<'_, Vec<T>> {
        Field::new(group, index)
    }

    fn decode(place: FieldPlace<'_>) -> (Slot, Option<Vec<Self>>) {
        decode(place)
    }

    fn encode(&self) -> Encoded {
        FormField::encode(self)
    }
}

/// For the derive: a struct as a field, and as an item of a list.
#[doc(hidden)]
#[macro_export]
macro_rules! form_struct {
    ($form:ident, $fields:ident) => {
        #[automatically_derived]
        impl ::live_runtime::event::FormData for $form {
            type Read = ::live_runtime::event::Unread;

            fn read(
                _: &::live_runtime::Params,
            ) -> ::core::result::Result<::live_runtime::event::Unread, ::live_runtime::FormError> {
                ::core::result::Result::Ok(::live_runtime::event::Unread)
            }
        }

        #[automatically_derived]
        impl ::live_runtime::form::FormField for $form {
            type Access<'a> = $fields;

            fn access(group: &::live_runtime::form::Group, index: usize) -> $fields {
                ::live_runtime::form::access_group::<Self>(group, index)
            }

            fn decode(
                place: ::live_runtime::form::FieldPlace<'_>,
            ) -> (::live_runtime::form::Slot, ::core::option::Option<Self>) {
                ::live_runtime::form::decode_group(place)
            }

            fn encode(&self) -> ::live_runtime::form::Encoded {
                ::live_runtime::form::encode_group(self)
            }
        }

        #[automatically_derived]
        impl ::live_runtime::form::ListItem for $form {
            type Access<'a> = ::live_runtime::form::Entries<'a, Self>;

            fn access(group: &::live_runtime::form::Group, index: usize) -> ::live_runtime::form::Entries<'_, Self> {
                ::live_runtime::form::Entries::new(group, index)
            }

            fn decode(
                place: ::live_runtime::form::FieldPlace<'_>,
            ) -> (::live_runtime::form::Slot, ::core::option::Option<::std::vec::Vec<Self>>) {
                ::live_runtime::form::decode_list(place)
            }

            fn encode(&self) -> ::live_runtime::form::Encoded {
                ::live_runtime::form::encode_group(self)
            }
        }
    };
}

#[doc(hidden)]
#[must_use]
pub fn access_group<T: LiveForm>(group: &Group, index: usize) -> T::Fields {
    let inner = match group.slot(index) {
        Some(Slot::Group(inner)) => inner.clone(),
        _ => Group::new("".into(), T::rules(), Vec::new()),
    };
    T::Fields::from(inner)
}

#[doc(hidden)]
#[must_use]
pub fn decode_group<T: LiveForm>(place: FieldPlace<'_>) -> (Slot, Option<T>) {
    let (group, value) = place.group();
    (Slot::Group(group), value)
}

#[doc(hidden)]
#[must_use]
pub fn decode_list<T: LiveForm>(place: FieldPlace<'_>) -> (Slot, Option<Vec<T>>) {
    let (groups, values) = place.list();
    (Slot::List(groups), values.into_iter().collect())
}

#[doc(hidden)]
#[must_use]
pub fn encode_group<T: LiveForm>(value: &T) -> Encoded {
    Encoder::value(T::rules(), |encoder| value.encode(encoder))
}

/// A field as the client would send it.
pub type Encoded = Value;

/// A type that is read with [`FromStr`] and shown with [`Display`], of any crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Parsed<T>(pub T);

impl<T: FromStr + Display> FormValue for Parsed<T> {
    fn from_text(text: &str) -> Result<Self, Cow<'static, str>> {
        text.trim().parse().map(Self).map_err(|_| "is invalid".into())
    }

    fn to_text(&self) -> Cow<'_, str> {
        self.0.to_string().into()
    }
}

impl<T> Deref for Parsed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
