use crate::{Rest, Slot, component, html, render::Render};

/// A column of [`table`].
#[derive(Debug, Slot)]
pub struct Column<'a> {
    /// The heading.
    pub label: &'a str,
}

/// Rows of a type of yours, and a slot for each column.
///
/// ```
/// use live_runtime::{components::{button, table}, prelude::*, render::to_html};
///
/// struct Song { title: String, plays: u32 }
///
/// let songs = vec![Song { title: "Help!".into(), plays: 3 }];
/// let page = html! {
///     <.table rows={&songs} id="songs">
///         <:col :let={song} label="Title">{&song.title}</:col>
///         <:col :let={song} label="Plays">{song.plays}</:col>
///         <:action :let={song}><.button aria-label={format_args!("Play {}", song.title)}>Play</.button></:action>
///     </.table>
/// };
/// assert!(to_html(&page).contains("<tr><td>Help!</td><td>3</td><td>"));
/// ```
#[component]
pub fn table<T>(
    /// One row each.
    rows: &[T],
    /// One column each.
    #[slot]
    col: &[Slot<&T, Column<'_>>],
    /// What can be done with a row, in a column at the end.
    #[slot]
    action: &[Slot<&T>],
    /// The heading of that column.
    #[default = "Actions"]
    actions_label: &str,
    #[rest] rest: Rest,
) -> impl Render {
    html! {
        <table {..rest}>
            <thead>
                <tr>
                    <th :for={col in col} scope="col">{col.label}</th>
                    <th :if={!action.is_empty()} scope="col">{actions_label}</th>
                </tr>
            </thead>
            <tbody>
                <tr :for={row in rows}>
                    <td :for={col in col}>{col.with(row)}</td>
                    <td :if={!action.is_empty()}>{for action in action { {action.with(row)} }}</td>
                </tr>
            </tbody>
        </table>
    }
}
