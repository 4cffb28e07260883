//! The form of an event, as a handler gets it.

use std::{fmt, ops::Deref};

use serde::de::DeserializeOwned;

use super::Params;
use super::lenient::LenientError;

/// A form's fields as a type, and what else there is to know about the form.
///
/// ```
/// use live_runtime::event::ClientEvent;
///
/// #[derive(serde::Deserialize)]
/// struct Signup { email: String, age: Option<u8> }
///
/// let payload = r#"{"type":"form","event":"validate","value":"email=ann%40a.test&_unused_age=&age=","meta":{"_target":"email"}}"#;
/// let form = ClientEvent::parse(payload)?.form::<Signup>()?;
/// assert_eq!(form.email, "ann@a.test");
/// assert_eq!(form.target(), ["email"]);
/// assert!(form.used("email") && !form.used("age"));
/// # Ok::<(), live_runtime::event::EventError>(())
/// ```
///
/// A type with [`LiveForm`](macro@crate::LiveForm) is read by [`Form::validate`] and [`Form::submit`], which know about each
/// field what is wrong with it; any other is read with serde before the handler is called.
pub struct Form<T: FormData> {
    value: T::Read,
    params: Params,
}

/// What a form can be read as: a type with `#[derive(LiveForm)]`, or one that serde can read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a form",
    label = "not the fields of a form",
    note = "derive `LiveForm` for it, for a form whose fields are shown and checked one by one, or serde's `Deserialize`"
)]
pub trait FormData: Sized {
    /// What the handler is given: the type itself, or [`Unread`].
    type Read;

    /// Reads it, as far as that is done before the handler is called.
    fn read(params: &Params) -> Result<Self::Read, FormError>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> FormData for T {
    type Read = T;

    fn read(params: &Params) -> Result<T, FormError> {
        params.read()
    }
}

/// In place of the fields, where the handler reads the form itself, with [`Form::validate`] or [`Form::submit`].
#[derive(Clone, Copy, Debug)]
pub struct Unread;

/// A field that isn't what its type asks for.
///
/// ```
/// use live_runtime::event::Params;
///
/// #[derive(Debug, serde::Deserialize)]
/// struct Signup { age: u8 }
///
/// let error = Params::from_urlencoded("age=old")?.read::<Signup>().unwrap_err();
/// assert_eq!(error.to_string(), "age: is not a whole number");
/// # Ok::<(), live_runtime::event::ParamsError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", prefix(.field))]
#[non_exhaustive]
pub struct FormError {
    /// The names that lead to the field, with dots between: `user.age`. Empty when it is the form itself.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl<T: FormData> Form<T> {
    /// Reads the form that `params` hold.
    pub(crate) fn read(params: &Params) -> Result<Self, FormError> {
        Ok(Self { value: T::read(params)?, params: params.clone() })
    }

    /// The path of the field that was changed, `["user", "tags"]` for `user[tags][]`; empty when the form was submitted.
    ///
    /// ```
    /// # use live_runtime::event::ClientEvent;
    /// # let payload = r#"{"type":"form","event":"validate","value":"0=7","meta":{"_target":"user[tags][]"}}"#;
    /// # let form = ClientEvent::parse(payload)?.form::<Vec<u8>>()?;
    /// assert_eq!(form.target(), ["user", "tags"]);
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn target(&self) -> &[String] {
        self.params.target()
    }

    /// Whether somebody has been at a field, by the name of its input: only then are its errors worth showing.
    ///
    /// ```
    /// # use live_runtime::event::ClientEvent;
    /// # let payload = r#"{"type":"form","event":"validate","value":"0=7"}"#;
    /// # let form = ClientEvent::parse(payload)?.form::<Vec<u8>>()?;
    /// assert!(!form.used("email"));
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn used(&self, field: &str) -> bool {
        self.params.used(field)
    }

    /// The fields as the client sent them.
    ///
    /// ```
    /// # use live_runtime::event::ClientEvent;
    /// # let payload = r#"{"type":"form","event":"validate","value":"0=7"}"#;
    /// # let form = ClientEvent::parse(payload)?.form::<Vec<u8>>()?;
    /// assert!(form.params().get("0").is_some());
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.params
    }
}

impl<T: FormData<Read = T>> Form<T> {
    /// The fields alone.
    ///
    /// ```
    /// # use live_runtime::event::ClientEvent;
    /// # let payload = r#"{"type":"form","event":"save","value":"0=7"}"#;
    /// # let form = ClientEvent::parse(payload)?.form::<Vec<u8>>()?;
    /// let fields: Vec<u8> = form.into_inner();
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: FormData<Read: Clone>> Clone for Form<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), params: self.params.clone() }
    }
}

/// The fields may hold a password: they are not shown.
impl<T: FormData> fmt::Debug for Form<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form").field("target", &self.target()).finish_non_exhaustive()
    }
}

impl<T: FormData<Read = T>> Deref for Form<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl From<LenientError> for FormError {
    fn from(error: LenientError) -> Self {
        Self { field: error.field(), message: error.into_message() }
    }
}

fn prefix(field: &str) -> String {
    if field.is_empty() { String::new() } else { format!("{field}: ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_form_itself_has_no_prefix() {
        let error = FormError { field: String::new(), message: "is missing".into() };
        assert_eq!(error.to_string(), "is missing");
    }
}
