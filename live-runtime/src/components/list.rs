use crate::{Rest, Slot, component, html, render::Render};

/// An entry of [`list`].
#[derive(Debug, Slot)]
pub struct Item<'a> {
    /// What the entry is about.
    pub title: &'a str,
}

/// Titles, each with what there is to say about it.
///
/// ```
/// use live_runtime::{components::list, prelude::*, render::to_html};
///
/// let views = 7;
/// let page = html! { <.list><:item title="Views">{views}</:item></.list> };
/// assert_eq!(to_html(&page), "<dl><div><dt>Views</dt><dd>7</dd></div></dl>");
/// ```
#[component]
pub fn list(#[slot] item: &[Slot<(), Item<'_>>], #[rest] rest: Rest) -> impl Render {
    html! { <dl {..rest}><div :for={item in item}><dt>{item.title}</dt><dd>{item}</dd></div></dl> }
}
