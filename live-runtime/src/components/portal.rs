use crate::{Rest, Slot, component, html, render::Render};

/// Content that belongs to this place of the template and stands elsewhere in the document: dialogs and hints, where what is
/// around would cut them off or cover them.
///
/// The client moves it to the end of what `target` selects, once it is connected. Its events come to this view, and what
/// changes in it is patched, as if it were here.
///
/// ```
/// use live_runtime::{components::portal, prelude::*, render::to_html};
///
/// let page = html! { <.portal id="hint" target="body"><p>Press a key.</p></.portal> };
/// assert!(to_html(&page).starts_with(r#"<template id="hint" data-phx-portal="body">"#));
/// ```
///
/// A search engine, and a browser without a connection, see nothing of it.
#[component]
pub fn portal(
    /// By which the client finds the content again.
    id: &str,
    /// A CSS selector, of an element that is there when the page is: `body`, `#dialogs`.
    target: &str,
    children: &Slot,
    /// For the element around the content.
    #[rest]
    rest: Rest,
) -> impl Render {
    html! {
        <template id={id} data-phx-portal={target}>
            <div id={format_args!("_lv_portal_wrap_{id}")} {..rest}>{children}</div>
        </template>
    }
}
