#![doc = include_str!("../docs/forms.md")]

mod date;
mod decode;
mod entries;
mod field;
mod form_field;
mod group;
#[doc(hidden)]
pub mod kind;
mod place;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod value;

pub use self::{
    date::{Date, InvalidDate},
    decode::{Decoder, FieldPlace, FormErrors},
    entries::{Entries, Entry},
    field::{AnyField, Field, InputId, InputName},
    form_field::{FieldValue, FormField, ListItem, Parsed},
    group::{Encoder, Group},
    rules::{Pattern, Rules},
    state::{AnyForm, FormState},
    value::{Bounded, FormValue, HasBounds, Options},
};
#[doc(hidden)]
pub use self::{
    form_field::{Encoded, access_group, decode_group, decode_list, encode_group},
    group::Slot,
    place::{AnyPlace, FormPlace},
};

/// The fields of a form as a struct: derived by [`#[derive(LiveForm)]`](macro@crate::LiveForm).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a form",
    label = "not a form",
    note = "derive it: `#[derive(LiveForm)] struct {Self} {{ … }}`"
)]
pub trait LiveForm: Sized + 'static {
    /// The fields by name, for templates: what `form.email()` is found on.
    type Fields: From<Group>;

    /// What the names of the inputs begin with: `user` for `user[email]`. Empty where they are the fields' own.
    const NAME: &'static str;

    /// The fields and their rules, in order.
    fn rules() -> &'static [Rules];

    /// Reads every field. `None` where one of them isn't of its type.
    fn decode(decoder: &mut Decoder<'_>) -> Option<Self>;

    /// Writes every field.
    fn encode(&self, encoder: &mut Encoder);

    /// What is wrong although each field is right.
    fn check(&self, errors: &mut FormErrors<Self>) {
        let _ = errors;
    }
}
