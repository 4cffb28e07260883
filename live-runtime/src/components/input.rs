use std::borrow::Cow;

use crate::{
    Rest, Slot, component,
    form::{AnyField, Field},
    html,
    render::{Render, component::Given},
};

/// The label of a control.
///
/// ```
/// use live_runtime::{components::label, prelude::*, render::to_html};
///
/// assert_eq!(to_html(&html! { <.label for="name">Name</.label> }), r#"<label for="name">Name</label>"#);
/// ```
#[component]
pub fn label(
    /// The control's id.
    r#for: &str,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    html! { <label for={r#for} {..rest}>{children}</label> }
}

/// What is wrong with a control; its `id` is what the control's `aria-describedby` says.
///
/// ```
/// use live_runtime::{components::error, prelude::*, render::to_html};
///
/// let page = html! { <.error id="name-error" class="error">is missing</.error> };
/// assert_eq!(to_html(&page), r#"<p id="name-error" class="error">is missing</p>"#);
/// ```
#[component]
pub fn error(children: &Slot, #[rest] rest: Rest) -> impl Render {
    html! { <p {..rest}>{children}</p> }
}

/// A control with its label and what is wrong with it.
///
/// With `field`, all that a form knows of the field is known to the input: its name, what was typed, its errors, its
/// rules as attributes, what can be chosen. Without, `id` and `name` are required.
///
/// `type` is that of `<input>`, or `textarea`, or `select` with `options`, or `radio` or `checkbox` with options. A single
/// checkbox sends `true` or `false`.
///
/// ```
/// use live_runtime::{components::input, prelude::*, render::to_html};
///
/// #[derive(Default, LiveForm)]
/// struct NewSong {
///     #[field(required, maxlength = 80)]
///     title: String,
/// }
///
/// let song = FormState::<NewSong>::default();
/// let html = to_html(&html! { <.input field={song.title()} label="Title"/> });
/// assert!(html.contains(r#"<input type="text" id="title" name="title" value="" maxlength="80" required>"#));
///
/// let page = html! { <.input id="age" name="age" type="number" label="Age" value="7" error="too young" min="13"/> };
/// let html = concat!(
///     r#"<label for="age">Age</label> <input type="number" id="age" name="age" value="7" aria-invalid="true" "#,
///     r#"aria-describedby="age-error""#,
/// );
/// assert!(to_html(&page).contains(html));
/// ```
#[component]
pub fn input(
    /// Of the control; that of its error ends in `-error`.
    id: &str,
    name: &str,
    label: &str,
    /// That of the field's type, or `text`.
    r#type: Option<&str>,
    value: Option<&str>,
    /// Of a checkbox.
    checked: bool,
    /// What can be chosen: values and what is shown for them.
    #[default(&[])]
    options: &[(&str, &str)],
    /// Of a `select` without a value: what is shown for none.
    prompt: Option<&str>,
    /// What is wrong with the value.
    error: Option<&str>,
    /// The field of a form, by `field={…}`.
    #[default(None)]
    __field: Option<AnyField<'_>>,
    #[rest] rest: Rest,
) -> impl Render {
    let Control { id, name, kind, options, field } = Control::new(id, name, r#type, options, __field);
    let value = value.or(field.map(|field| field.value()));
    let is_chosen = move |key: &str| field.map_or(value == Some(key), |field| field.is(key));
    let checked = checked || (options.is_empty() && kind == "checkbox" && is_chosen("true"));
    let multiple = field.is_some_and(|field| field.multiple);
    let errors: Vec<&str> = match (error, field) {
        (Some(error), _) => vec![error],
        (None, Some(field)) => field.errors().iter().map(|error| &**error).collect(),
        (None, None) => Vec::new(),
    };
    let wrong = (!errors.is_empty()).then_some(true);
    let error_id = wrong.map(|_| format!("{id}-error"));
    // In one loop with the others: the client cannot leave out an option that has not changed.
    let prompt = prompt.as_ref().map(|prompt| ("", *prompt)).into_iter();
    let rules = field.map(|field| field.with_kind(kind).rules());
    html! {
        {match kind {
            "hidden" => <input type="hidden" id={&id} name={&name} value={value}/>,
            "checkbox" if options.is_empty() => {
                <label for={&id}>{label}</label>
                <input type="hidden" name={&name} value="false"/>
                <input
                    type="checkbox" id={&id} name={&name} value="true" checked={checked} {..rules}
                    aria-invalid={wrong} aria-describedby={&error_id} {..rest}
                />
            },
            "checkbox" | "radio" => <fieldset id={&id} aria-describedby={&error_id} {..rest}>
                <legend>{label}</legend>
                <input :if={kind == "checkbox"} type="hidden" name={&name} value=""/>
                <label :for={(key, shown) in options}>
                    <input type={kind} name={&name} value={key} checked={is_chosen(key)} aria-invalid={wrong}/> {shown}
                </label>
            </fieldset>,
            "select" => {
                <label for={&id}>{label}</label>
                <select
                    id={&id} name={&name} multiple={multiple} {..rules}
                    aria-invalid={wrong} aria-describedby={&error_id} {..rest}
                >
                    <option :for={(key, shown) in prompt.clone().chain(options.iter().copied())} value={key} selected={is_chosen(key)}>
                        {shown}
                    </option>
                </select>
            },
            "textarea" => {
                <label for={&id}>{label}</label>
                <textarea
                    id={&id} name={&name} {..rules} aria-invalid={wrong} aria-describedby={&error_id} {..rest}
                >{value}</textarea>
            },
            _ => {
                <label for={&id}>{label}</label>
                <input
                    type={kind} id={&id} name={&name} value={value} {..rules}
                    aria-invalid={wrong} aria-describedby={&error_id} {..rest}
                />
            },
        }}
        <p :if={let Some(error_id) = &error_id} id={error_id}>{errors.join(", ")}</p>
    }
}

/// Gives the input all that a form knows of a field.
impl<'a, Id, Name, Label, Rest> InputComponent<'a, Id, Name, Label, Rest> {
    /// The field of a form: `field={self.form.title()}`.
    pub fn field<T>(self, field: Field<'a, T>) -> InputComponent<'a, Given<&'a str>, Given<&'a str>, Label, Rest> {
        self.__field(Some(field.into())).id("").name("")
    }
}

/// What an input is, of the field or as it is called.
struct Control<'a> {
    id: Cow<'a, str>,
    name: Cow<'a, str>,
    kind: &'a str,
    options: &'a [(&'a str, &'a str)],
    field: Option<AnyField<'a>>,
}

impl<'a> Control<'a> {
    fn new(
        id: &'a str,
        name: &'a str,
        kind: Option<&'a str>,
        options: &'a [(&'a str, &'a str)],
        field: Option<AnyField<'a>>,
    ) -> Self {
        let of_field = |given: &'a str, own: &dyn Fn(AnyField<'a>) -> String| match field {
            Some(field) if given.is_empty() => Cow::Owned(own(field)),
            _ => Cow::Borrowed(given),
        };
        Self {
            id: of_field(id, &|field| field.id().to_string()),
            name: of_field(name, &|field| field.name().to_string()),
            kind: kind.or(field.map(|field| field.kind)).unwrap_or("text"),
            options: field.filter(|_| options.is_empty()).map_or(options, |field| field.options),
            field,
        }
    }
}
