//! The components that every project has: small, without styles, accessible.
//!
//! The page's title is none of them: it stands in the document's head, which the root layout writes once. There
//! [`Page::live_title`](crate::Page::live_title) is the element, with prefix, suffix and default.
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

mod button;
mod dynamic_tag;
mod focus_wrap;
mod input;
mod intersperse;
mod link;
mod list;
mod modal;
mod table;

pub use self::{
    button::{ButtonComponent, button},
    dynamic_tag::{DynamicTagComponent, dynamic_tag},
    focus_wrap::{FocusWrapComponent, focus_wrap},
    input::{ErrorComponent, InputComponent, LabelComponent, error, input, label},
    intersperse::{IntersperseComponent, intersperse},
    link::{LinkComponent, link},
    list::{Item, ListComponent, list},
    modal::{ModalComponent, hide_modal, modal, show_modal},
    table::{Column, TableComponent, table},
};
