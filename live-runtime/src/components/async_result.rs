use crate::{AsyncError, AsyncResult, Slot, component, html, render::Render};

/// A value that is loaded: what is shown until it is there, when it is, and when there is none.
///
/// The same as a `match` over the [`AsyncResult`], with parts that may be left out.
///
/// ```
/// use live_runtime::{components::async_result, prelude::*, render::to_html};
///
/// let band: AsyncResult<String> = AsyncResult::Ok("The Crabs".into());
/// let page = html! {
///     <.async_result assign={&band} :let={name}>
///         <:loading>Loading the band</:loading>
///         <:failed :let={why}><p class="error">{why}</p></:failed>
///         <h1>{name}</h1>
///     </.async_result>
/// };
/// assert_eq!(to_html(&page).trim(), "<h1>The Crabs</h1>");
/// ```
#[component]
pub fn async_result<T>(
    /// What is loaded.
    assign: &AsyncResult<T>,
    /// Shown until there is something.
    #[slot]
    loading: Option<&Slot>,
    /// Shown where there is none, with why.
    #[slot]
    failed: Option<&Slot<&AsyncError>>,
    /// Shown once it is there, with the value.
    children: &Slot<&T>,
) -> impl Render {
    html! {
        {match assign {
            AsyncResult::Loading => {loading},
            AsyncResult::Ok(value) => {children.with(value)},
            AsyncResult::Failed(why) => {failed.map(|failed| failed.with(why))},
        }}
    }
}
