//! Rendering: values and templates become HTML, or the diff that turns the browser's page into it.
//!
//! `html!` expands to a value that implements [`Render`]: a static [`Parts`] and a closure that writes the
//! template's dynamics, in order, into a [`Writer`]. The writer works in one of two modes:
//!
//! * **HTML** appends statics and dynamics to a string. The first response to a browser is this.
//! * **Diff** walks the view's [`Prints`], a tree with one 64-bit hash per dynamic. Each value is written into the
//!   outgoing frame, hashed, and truncated away again if the hash is the one from last time. What remains is the
//!   message. No intermediate tree is built and an unchanged page allocates nothing.
//!
//! This module knows nothing of sockets or of tokio: it is usable alone.
//!
//! ```
//! use live_runtime::{html, render};
//!
//! let name = "Ada <3";
//! let page = html! { <p class="greeting">Hello {name}!</p> };
//! assert_eq!(render::to_html(&page), r#"<p class="greeting">Hello Ada &lt;3!</p>"#);
//! ```

mod attribute;
mod cid;
mod class;
#[doc(hidden)]
pub mod component;
mod diff;
mod escape;
mod event_target;
mod list;
mod local_url;
mod memo;
mod path;
mod prints;
mod raw;
mod recorded;
mod rendered;
mod root;
mod statics;
mod stream;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod url;
mod value;
mod writer;

pub(crate) use self::{
    attribute::write_value as write_attribute_value,
    cid::{Cid, ComponentPrints, Rendering, Shared, rendered},
    escape::{attribute_json, attribute_json_text},
    recorded::Shown,
    root::to_event_text,
};
pub use self::{
    attribute::{Attribute, AttributeList, Binding, DataAttribute, Enumerated, EventValue},
    class::{Class, Classes},
    component::{Component, Rest, Slot},
    diff::Object,
    event_target::{EventTarget, write_rendered},
    list::List,
    local_url::{ExternalUrl, LocalUrl, NotExternal, NotLocal},
    memo::MemoKey,
    path::{Declared, PathBuilder, PathSegment, Place},
    prints::Prints,
    raw::{Raw, raw},
    recorded::SlotContent,
    rendered::{Render, Rendered},
    root::{Root, to_html, write_html},
    stream::{StreamChange, StreamInsert},
    template::Parts,
    text::Text,
    url::{UnsafeUrl, Url, UrlAttribute},
    value::Value,
    writer::{Dynamic, Writer, Written},
};
