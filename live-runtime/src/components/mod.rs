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

mod async_result;
mod button;
mod dynamic_tag;
mod flash;
mod focus_wrap;
mod form;
mod input;
mod inputs;
mod intersperse;
mod link;
mod list;
mod live_file_input;
mod live_img_preview;
mod live_render;
mod modal;
mod portal;
mod table;

pub use self::{
    async_result::{AsyncResultComponent, async_result},
    button::{ButtonComponent, button},
    dynamic_tag::{DynamicTagComponent, dynamic_tag},
    flash::{FlashGroupComponent, flash_group},
    focus_wrap::{FocusWrapComponent, focus_wrap},
    form::{FormComponent, form},
    input::{ErrorComponent, InputComponent, LabelComponent, error, input, label},
    inputs::{AddEntryComponent, InputsForComponent, RemoveEntryComponent, add_entry, inputs_for, remove_entry},
    intersperse::{IntersperseComponent, intersperse},
    link::{LinkComponent, LinkHref, LinkTarget, LinkTo, OnlyTarget, link},
    list::{Item, ListComponent, list},
    live_file_input::{LiveFileInputComponent, live_file_input},
    live_img_preview::{LiveImgPreviewComponent, live_img_preview},
    live_render::{LiveRenderComponent, live_render},
    modal::{ModalComponent, hide_modal, modal, show_modal},
    portal::{PortalComponent, portal},
    table::{Column, Sorted, TableComponent, table},
};
