use crate::{Rest, Slot, component, html, render::Render};

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
/// `type` is that of `<input>`, or `textarea`, or `select` with `options`. A checkbox sends `true` or `false`.
///
/// ```
/// use live_runtime::{components::input, prelude::*, render::to_html};
///
/// let page = html! { <.input id="age" name="age" type="number" label="Age" value="7" error="too young" min="13"/> };
/// let html = concat!(
///     r#"<label for="age">Age</label>"#,
///     r#"<input type="number" id="age" name="age" value="7" aria-invalid="true" aria-describedby="age-error""#,
/// );
/// assert!(to_html(&page).replace("> <", "><").contains(html));
/// ```
#[component]
pub fn input(
    /// Of the control; that of its error ends in `-error`.
    id: &str,
    name: &str,
    label: &str,
    #[default = "text"] r#type: &str,
    value: Option<&str>,
    /// Of a checkbox.
    checked: bool,
    /// Of a `select`: values and what is shown for them.
    #[default(&[])]
    options: &[(&str, &str)],
    /// What is wrong with the value.
    error: Option<&str>,
    #[rest] rest: Rest,
) -> impl Render {
    let error_id = error.map(|_| format!("{id}-error"));
    html! {
        <label for={id}>{label}</label>
        {match r#type {
            "textarea" => <textarea
                id={id} name={name} aria-invalid={error.map(|_| true)} aria-describedby={&error_id} {..rest}
            >{value}</textarea>,
            "select" => <select
                id={id} name={name} aria-invalid={error.map(|_| true)} aria-describedby={&error_id} {..rest}
            >
                <option :for={(key, shown) in options} value={key} selected={value == Some(*key)}>{shown}</option>
            </select>,
            "checkbox" => {
                <input type="hidden" name={name} value="false"/>
                <input
                    type="checkbox" id={id} name={name} value="true" checked={checked}
                    aria-invalid={error.map(|_| true)} aria-describedby={&error_id} {..rest}
                />
            },
            _ => <input
                type={r#type} id={id} name={name} value={value}
                aria-invalid={error.map(|_| true)} aria-describedby={&error_id} {..rest}
            />,
        }}
        <p :if={let Some(error) = error} id={format_args!("{id}-error")}>{error}</p>
    }
}
