use crate::{Event, Rest, Slot, component, html, render::Render};

/// A column of [`table`].
#[derive(Debug, Slot)]
pub struct Column<'a> {
    /// The heading.
    pub label: &'a str,
    /// What sorts the rows by this column: the heading is a button then.
    pub sort: Option<Event>,
    /// How the rows are sorted by this column, where they are.
    pub sorted: Option<Sorted>,
}

/// In which order rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    /// The smallest first.
    Ascending,
    /// The largest first.
    Descending,
}

impl Sorted {
    /// As `aria-sort` has it.
    fn as_aria(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
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
///
/// A heading with `sort={Self::EVENTS.sort(&By::Title)}` is a button that sends that event, and `sorted={…}` says how the rows stand. The
/// view sorts them.
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
                    <th :for={col in col} scope="col" aria-sort={col.sorted.map(Sorted::as_aria)}>
                        {match &col.sort {
                            Some(sort) => <button type="button" phx-click={sort}>{col.label}</button>,
                            None => {col.label},
                        }}
                    </th>
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
