use crate::{Slot, component, html, render::Render};

/// Entries with a separator between each two.
///
/// ```
/// use live_runtime::{components::intersperse, prelude::*, render::to_html};
///
/// let names = ["Ada", "Grace", "Barbara"];
/// let page = html! {
///     <.intersperse :let={name} enum={&names}><:separator>", "</:separator><b>{name}</b></.intersperse>
/// };
/// assert_eq!(to_html(&page), "<b>Ada</b>, <b>Grace</b>, <b>Barbara</b>");
/// ```
#[component]
pub fn intersperse<T>(
    /// One entry each.
    r#enum: &[T],
    /// What stands between them.
    #[slot]
    separator: &Slot,
    children: &Slot<&T>,
) -> impl Render {
    html! { {for (index, item) in r#enum.iter().enumerate() { {if index > 0 { {separator} }}{children.with(item)} }} }
}
