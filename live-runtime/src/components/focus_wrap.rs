use crate::{Rest, Slot, component, html, render::Render};

/// Keeps the focus inside: Tab goes from the last control to the first. For what covers the page, such as [`modal`].
///
/// ```
/// use live_runtime::{components::{button, focus_wrap}, prelude::*, render::to_html};
///
/// let page = html! { <.focus_wrap id="menu"><.button>One</.button></.focus_wrap> };
/// assert!(to_html(&page).contains(r#"phx-hook="Phoenix.FocusWrap""#));
/// ```
///
/// [`modal`]: super::modal()
#[component]
pub fn focus_wrap(
    /// By which the client's hook is kept.
    id: &str,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    html! {
        <div id={id} phx-hook="Phoenix.FocusWrap" {..rest}>
            <div id={format_args!("{id}-start")} tabindex="0" aria-hidden={true}></div>
            {children}
            <div id={format_args!("{id}-end")} tabindex="0" aria-hidden={true}></div>
        </div>
    }
}
