//! A form as a view keeps it.

use std::{borrow::Cow, fmt, ops::Deref};

use super::{
    Field, LiveForm,
    decode::group,
    form_field::encode_group,
    group::{Group, Input},
};
use crate::event::{Form, FormData, Params, Place, Unread};

/// A form as a view keeps it: what was typed, what it becomes, and what is wrong with it.
///
/// The fields are methods: `form.email()`.
///
/// ```
/// use live_runtime::{form::FormState, prelude::*};
///
/// #[derive(Debug, Default, LiveForm)]
/// struct Signup {
///     #[field(required, maxlength = 50)]
///     name: String,
///     age: Option<u8>,
/// }
///
/// let form = FormState::<Signup>::default();
/// assert!(form.invalid() && form.name().errors().is_empty());
///
/// let form = form.submit().unwrap_err();
/// assert_eq!(form.name().errors(), ["can't be blank"]);
/// ```
pub struct FormState<T: LiveForm> {
    group: Group,
    fields: T::Fields,
    value: Option<T>,
}

impl<T: LiveForm> FormState<T> {
    /// A form that is filled in with `value`, and that nobody has been at.
    ///
    /// ```
    /// # use live_runtime::{form::FormState, prelude::*};
    /// # #[derive(LiveForm)]
    /// # struct Rename { name: String }
    /// let form = FormState::new(&Rename { name: "Ann".to_owned() });
    /// assert_eq!(form.name().value(), "Ann");
    /// assert!(!form.changed());
    /// ```
    #[must_use]
    pub fn new(value: &T) -> Self {
        let params = Params::from(encode_group(value));
        let mut state = Self::at(params.root());
        state.group.each(&|input: &mut Input| input.used = false);
        state.refreshed()
    }

    /// The value, where every field is right.
    ///
    /// ```
    /// # use live_runtime::{form::FormState, prelude::*};
    /// # #[derive(LiveForm)]
    /// # struct Rename { #[field(required)] name: String }
    /// let form = FormState::new(&Rename { name: String::new() });
    /// assert!(form.value().is_none());
    /// ```
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref().filter(|_| self.valid())
    }

    /// Whether nothing is wrong, be it shown or not.
    ///
    /// ```
    /// # use live_runtime::{form::FormState, prelude::*};
    /// # #[derive(LiveForm)]
    /// # struct Rename { name: String }
    /// assert!(FormState::new(&Rename { name: "Ann".to_owned() }).valid());
    /// ```
    #[must_use]
    pub fn valid(&self) -> bool {
        self.value.is_some() && !self.group.any(&|input| !input.errors.is_empty())
    }

    /// Whether anything is wrong, be it shown or not.
    ///
    /// ```
    /// # use live_runtime::{form::FormState, prelude::*};
    /// # #[derive(LiveForm)]
    /// # struct Rename { #[field(minlength = 2)] name: String }
    /// assert!(FormState::new(&Rename { name: "A".to_owned() }).invalid());
    /// ```
    #[must_use]
    pub fn invalid(&self) -> bool {
        !self.valid()
    }

    /// Whether somebody has been at any of its inputs.
    ///
    /// ```
    /// # use live_runtime::{form::FormState, prelude::*};
    /// # #[derive(Default, LiveForm)]
    /// # struct Rename { name: String }
    /// assert!(!FormState::<Rename>::default().changed());
    /// ```
    #[must_use]
    pub fn changed(&self) -> bool {
        self.group.any(&|input| input.used)
    }

    /// Adds what only the server can know to be wrong, and shows it.
    ///
    /// ```
    /// # use live_runtime::{form::FormState, prelude::*};
    /// # #[derive(LiveForm)]
    /// # struct Rename { name: String }
    /// let mut form = FormState::new(&Rename { name: "Ann".to_owned() });
    /// form.add_error(|form| form.name(), "has already been taken");
    /// assert_eq!(form.name().errors(), ["has already been taken"]);
    /// assert!(form.invalid());
    /// ```
    pub fn add_error<V>(
        &mut self,
        field: impl for<'a> FnOnce(&'a T::Fields) -> Field<'a, V>,
        message: impl Into<Cow<'static, str>>,
    ) {
        let (group, field) = field(&self.fields).place();
        if let Some(input) = self.group.input_mut(group, field) {
            input.used = true;
            input.errors.push(message.into());
        }
        self.fields = T::Fields::from(self.group.clone());
    }

    /// The value, or the form with all that is wrong with it.
    ///
    /// ```
    /// # use live_runtime::{form::FormState, prelude::*};
    /// # #[derive(LiveForm)]
    /// # struct Rename { name: String }
    /// let form = FormState::new(&Rename { name: "Ann".to_owned() });
    /// assert!(form.submit().is_ok_and(|rename| rename.name == "Ann"));
    /// ```
    pub fn submit(mut self) -> Result<T, Self> {
        if self.valid()
            && let Some(value) = self.value
        {
            return Ok(value);
        }
        self.group.each(&|input: &mut Input| input.used = true);
        Err(self.refreshed())
    }

    fn at(root: Place<'_>) -> Self {
        let (group, value) = group::<T>(root, T::NAME.into());
        Self { fields: T::Fields::from(group.clone()), group, value }
    }

    fn refreshed(self) -> Self {
        Self { fields: T::Fields::from(self.group.clone()), ..self }
    }
}

/// Of a type with `#[derive(LiveForm)]`.
impl<T: LiveForm + FormData<Read = Unread>> Form<T> {
    /// The form with what is wrong with it, for the fields that somebody has been at.
    ///
    /// ```
    /// use live_runtime::{event::ClientEvent, prelude::*};
    ///
    /// #[derive(LiveForm)]
    /// struct Signup { email: String, age: u8 }
    ///
    /// let payload = r#"{"type":"form","event":"validate","value":"_unused_email=&email=&age=old"}"#;
    /// let form = ClientEvent::parse(payload)?.form::<Signup>()?.validate();
    /// assert_eq!((form.age().value(), form.age().errors()), ("old", &["is not a whole number".into()][..]));
    /// assert!(form.email().errors().is_empty());
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn validate(&self) -> FormState<T> {
        let root = self.params().root();
        FormState::at(if T::NAME.is_empty() { root } else { root.get(T::NAME) })
    }

    /// The value, or the form with all that is wrong with it.
    ///
    /// ```
    /// use live_runtime::{event::ClientEvent, prelude::*};
    ///
    /// #[derive(LiveForm)]
    /// struct Signup { age: u8 }
    ///
    /// let payload = r#"{"type":"form","event":"save","value":"age=36"}"#;
    /// let signup = ClientEvent::parse(payload)?.form::<Signup>()?.submit();
    /// assert!(signup.is_ok_and(|signup| signup.age == 36));
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    pub fn submit(&self) -> Result<T, FormState<T>> {
        self.validate().submit()
    }
}

impl<T: LiveForm + Default> Default for FormState<T> {
    fn default() -> Self {
        Self::new(&T::default())
    }
}

impl<T: LiveForm> Deref for FormState<T> {
    type Target = T::Fields;

    fn deref(&self) -> &T::Fields {
        &self.fields
    }
}

impl<T: LiveForm + Clone> Clone for FormState<T> {
    fn clone(&self) -> Self {
        Self { group: self.group.clone(), fields: T::Fields::from(self.group.clone()), value: self.value.clone() }
    }
}

/// What was typed may be a password: it is not shown.
impl<T: LiveForm> fmt::Debug for FormState<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormState").field("valid", &self.valid()).finish_non_exhaustive()
    }
}

/// Any form, or none: what `<.form for={…}>` takes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the state of a form",
    label = "not a form",
    note = "keep a `FormState<MyForm>` in the view, of a struct with `#[derive(LiveForm)]`, and write `for={{&self.form}}`"
)]
pub trait AnyForm {
    /// Called once its content is rendered: says, while one develops, what the content lacks.
    fn rendered(&self) {}
}

impl AnyForm for () {}

impl<T: LiveForm> AnyForm for FormState<T> {
    fn rendered(&self) {
        if cfg!(debug_assertions) {
            self.group.warn_of_missing_inputs(std::any::type_name::<T>());
        }
    }
}
