//! How the derive reads and writes a field.
//!
//! Methods of [`FormPlace`] are inherent for a type that can be a field of a form, and a trait's for any other: of that the
//! accessor says alone, at the field's type, that it can be none.

use std::{borrow::Cow, marker::PhantomData};

use super::{Decoder, Encoder, FormField};

/// The place of a field, with the value to write there, if there is one.
#[doc(hidden)]
#[derive(Debug)]
pub struct FormPlace<'a, T> {
    value: Option<&'a T>,
    read: PhantomData<T>,
}

impl<'a, T> FormPlace<'a, T> {
    /// For a value that is to be read.
    #[must_use]
    pub fn new() -> Self {
        Self { value: None, read: PhantomData }
    }

    /// For a value that is to be written.
    #[must_use]
    pub fn of(value: &'a T) -> Self {
        Self { value: Some(value), read: PhantomData }
    }
}

impl<T> Default for FormPlace<'_, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: FormField> FormPlace<'_, T> {
    /// Reads the next field.
    pub fn decode(self, decoder: &mut Decoder<'_>) -> Option<T> {
        decoder.field()
    }

    /// Reads the next field, and checks it.
    pub fn checked(
        self,
        decoder: &mut Decoder<'_>,
        check: impl FnOnce(&T) -> Result<(), Cow<'static, str>>,
    ) -> Option<T> {
        decoder.checked(check)
    }

    /// Writes the next field.
    pub fn encode(self, encoder: &mut Encoder) {
        if let Some(value) = self.value {
            encoder.field(value);
        }
    }
}

/// For a type that cannot be a field: such a form does not compile.
#[doc(hidden)]
pub trait AnyPlace<T>: Sized {
    /// Reads nothing.
    fn decode(self, _: &mut Decoder<'_>) -> Option<T> {
        None
    }

    /// Reads nothing.
    fn checked(self, _: &mut Decoder<'_>, _: impl FnOnce(&T) -> Result<(), Cow<'static, str>>) -> Option<T> {
        None
    }

    /// Writes nothing.
    fn encode(self, _: &mut Encoder) {}
}

impl<T> AnyPlace<T> for FormPlace<'_, T> {}
