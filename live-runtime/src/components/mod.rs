//! The components that every project has: small, without styles, accessible.
//!
//! ```
//! use live_runtime::{components::{button, table}, prelude::*, render::to_html};
//!
//! let people = [("Ada", 36), ("Grace", 85)];
//! let page = html! {
//!     <.table rows={&people}>
//!         <:col :let={(name, _)} label="Name">{name}</:col>
//!         <:col :let={(_, age)} label="Age">{age}</:col>
//!     </.table>
//!     <.button class="more" disabled={people.is_empty()}>More</.button>
//! };
//! assert!(to_html(&page).contains(r#"<button type="button" class="more">More</button>"#));
//! ```

mod async_result;
mod button;
mod flash;
mod form;
mod input;
mod inputs;
mod link;
mod list;
mod table;

pub use self::{
    async_result::{AsyncResultComponent, async_result},
    button::{ButtonComponent, button},
    flash::{FlashGroupComponent, flash_group},
    form::{FormComponent, form},
    input::{ErrorComponent, InputComponent, LabelComponent, error, input, label},
    inputs::{AddEntryComponent, InputsForComponent, RemoveEntryComponent, add_entry, inputs_for, remove_entry},
    link::{LinkComponent, LinkHref, LinkTarget, LinkTo, OnlyTarget, link},
    list::{Item, ListComponent, list},
    table::{Column, TableComponent, table},
};
