use crate::{Flash, FlashKind, component, html, render::Render};

/// The messages of a page, each with a button that removes it.
///
/// ```
/// use live_runtime::{components::flash_group, prelude::*, render::to_html};
///
/// fn layout(flash: &Flash, content: impl Render) -> impl Render {
///     html! { <.flash_group flash={flash}/><main>{&content}</main> }
/// }
///
/// assert_eq!(to_html(&layout(&Flash::default(), "Hello")), "<main>Hello</main>");
/// ```
#[component]
pub fn flash_group(
    /// What the view's `render` is given.
    flash: &Flash,
) -> impl Render {
    html! {
        {for kind in FlashKind::ALL {
            {if let Some(text) = flash.get(kind) {
                <div id={format!("flash-{kind}")} class={["flash", kind.name()]} role={role(kind)}>
                    <p>{text}</p>
                    <button type="button" phx-click="lv:clear-flash" phx-value-key={kind.name()} aria-label="Close">"×"</button>
                </div>
            }}
        }}
    }
}

/// An error interrupts what a screen reader says.
fn role(kind: FlashKind) -> &'static str {
    match kind {
        FlashKind::Info => "status",
        FlashKind::Error => "alert",
    }
}
