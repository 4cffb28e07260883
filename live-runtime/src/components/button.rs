use crate::{Rest, Slot, component, html, render::Render};

/// A button, which does not submit the form around it unless it says so.
///
/// ```
/// use live_runtime::{components::button, prelude::*, render::to_html};
///
/// let page = html! { <.button type="submit" class="save">Save</.button> };
/// assert_eq!(to_html(&page), r#"<button type="submit" class="save">Save</button>"#);
/// ```
#[component]
pub fn button(
    /// `button`, `submit` or `reset`.
    #[default = "button"]
    r#type: &str,
    disabled: bool,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    html! { <button type={r#type} disabled={disabled} {..rest}>{children}</button> }
}
