use crate::{Rest, Slot, Url, component, html, render::Render};

/// A link to another page.
///
/// ```
/// use live_runtime::{components::link, prelude::*, render::to_html};
///
/// let songs = Url::new("/songs")?;
/// let page = html! { <.link href={&songs} class="next">Songs</.link> };
/// assert_eq!(to_html(&page), r#"<a href="/songs" class="next">Songs</a>"#);
/// # Ok::<(), live_runtime::UnsafeUrl>(())
/// ```
#[component]
pub fn link(
    /// Where it leads.
    href: &Url,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    html! { <a href={href} {..rest}>{children}</a> }
}
