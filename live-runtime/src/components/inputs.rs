//! The entries of a list in a form.

use crate::{
    LiveForm, Rest, Slot, component,
    form::{Entries, Entry},
    html,
    render::Render,
};

/// The entries of a list in a form, each with its inputs.
///
/// Entries are added, removed and sorted in the browser, as changes of the form: there is nothing to handle but its
/// `phx-change`. Their order is that of the hidden inputs that this shows, so that a script that moves the elements moves
/// the entries.
///
/// ```
/// use live_runtime::{components::{add_entry, input, inputs_for, remove_entry}, prelude::*, render::to_html};
///
/// #[derive(LiveForm)]
/// struct Order { items: Vec<Item> }
///
/// #[derive(LiveForm)]
/// struct Item { name: String }
///
/// let order = FormState::new(&Order { items: vec![Item { name: "Tea".to_owned() }] });
/// let page = html! {
///     <.inputs_for field={order.items()} :let={item}>
///         <.input field={item.name()} label="Item"/>
///         <.remove_entry entry={&item}>Remove</.remove_entry>
///     </.inputs_for>
///     <.add_entry to={order.items()}>Add an item</.add_entry>
/// };
/// assert!(to_html(&page).contains(r#"name="items[0][name]" value="Tea""#));
/// ```
#[component]
pub fn inputs_for<T: LiveForm>(
    /// The list.
    field: Entries<'_, T>,
    children: &Slot<Entry<'_, T>>,
) -> impl Render {
    let sort = field.sort_name();
    html! {
        {for entry in field.iter() {
            <input type="hidden" name={&sort} value={entry.key()}/>
            {children.with(entry)}
        }}
    }
}

/// Adds an entry to a list in a form. It is a box to tick, so that it works with the keyboard and without a script: hide
/// the box with styles, and not its label.
#[component]
pub fn add_entry<T: LiveForm>(
    /// The list.
    to: Entries<'_, T>,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    // The key makes the element another one once an entry is added: only what differs is patched, and so unticked.
    html! {
        <label {..rest}>
            <input type="checkbox" name={to.sort_name()} value="new" data-key={to.next_key()}/>{children}
        </label>
    }
}

/// Removes an entry of a list in a form. A box to tick, as [`add_entry`] is.
#[component]
pub fn remove_entry<T: LiveForm>(
    /// The entry.
    entry: &Entry<'_, T>,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    html! {
        <label {..rest}><input type="checkbox" name={entry.list().drop_name()} value={entry.key()}/>{children}</label>
    }
}
