//! Which inputs can edit which types.

use super::{Date, Field, FormValue, Parsed};

/// What a checkbox can edit.
#[diagnostic::on_unimplemented(
    message = "a checkbox cannot edit a `{Self}`",
    label = "this field is neither a `bool` nor a list of choices",
    note = "leave `type` out, to get the input for the field's type"
)]
pub trait EditedByCheckbox {}

impl EditedByCheckbox for bool {}
impl EditedByCheckbox for Option<bool> {}
impl<T: FormValue> EditedByCheckbox for Vec<T> {}

/// What a number input, or a range, can edit.
#[diagnostic::on_unimplemented(
    message = "a number input cannot edit a `{Self}`",
    label = "this field is neither a number nor text",
    note = "leave `type` out, to get the input for the field's type"
)]
pub trait EditedByNumber {}

/// What a date input can edit.
#[diagnostic::on_unimplemented(
    message = "a date input cannot edit a `{Self}`",
    label = "this field is neither a `Date` nor text",
    note = "leave `type` out, to get the input for the field's type"
)]
pub trait EditedByDate {}

impl<T> EditedByDate for Parsed<T> {}
impl<T> EditedByNumber for Parsed<T> {}

macro_rules! edited {
    ($edited:ident: $($value:ty),*) => {$(
        impl $edited for $value {}
        impl $edited for Option<$value> {}
    )*};
}
edited!(EditedByNumber: i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64, String);
edited!(EditedByDate: Date, String);

impl<T> EditedByDate for Option<Parsed<T>> {}
impl<T> EditedByNumber for Option<Parsed<T>> {}

/// A field that a checkbox edits.
#[must_use]
pub fn checkbox<T: EditedByCheckbox>(field: Field<'_, T>) -> Field<'_, T> {
    field
}

/// A field that a number input edits.
#[must_use]
pub fn number<T: EditedByNumber>(field: Field<'_, T>) -> Field<'_, T> {
    field
}

/// A field that a date input edits.
#[must_use]
pub fn date<T: EditedByDate>(field: Field<'_, T>) -> Field<'_, T> {
    field
}
