//! Server-rendered live pages: Phoenix LiveView's programming model, in Rust, with the compiler on the user's side.
//!
//! A page is a struct, its events are methods, its template is checked at compile time, and a small runtime keeps every
//! open page in sync over a websocket. The browser runs the official, unmodified LiveView client.
//!
//! ```
//! use axum::Router;
//! use live_runtime::prelude::*;
//!
//! #[live_view]
//! struct Counter {
//!     count: i64,
//! }
//!
//! #[live_view]
//! impl Counter {
//!     fn mount() -> Self {
//!         Self { count: 0 }
//!     }
//!
//!     #[handle_event]
//!     fn add(&mut self, by: i64) {
//!         self.count += by;
//!     }
//!
//!     fn render(&self) -> impl Render {
//!         html! {
//!             <h1>Count: {self.count}</h1>
//!             <button type="button" phx-click="add" phx-value-by={1}>+</button>
//!         }
//!     }
//! }
//!
//! let app: Router = Live::new(Secret::random()).serve(Router::new().live::<Counter>("/"));
//! ```
//!
//! The [guide] has a page for each subject. In the reference, start with [`live_view`](macro@live_view) and [`html!`], then
//! [`Live`] and [`Config`].

extern crate self as live_runtime;

mod actor;
mod channel;
pub mod components;
mod config;
pub mod event;
pub mod form;
pub mod guide;
mod http;
pub mod js;
mod live;
mod origin;
mod panic;
mod pubsub;
pub mod render;
pub mod session;
mod shutdown;
mod sockets;
mod statics;
pub mod telemetry;
#[cfg(any(feature = "test", feature = "ui-test"))]
pub mod test;
pub mod transport;
mod upload;
mod view;

pub use crate::{
    config::{Config, JoinRate, LongPolling},
    event::{EventError, Form, FormError, Params, Payload},
    form::{FormState, LiveForm},
    http::{
        Action, ActionRejection, Content, FlashJar, FormRejection, LiveRoutes, LiveSession, LiveTitle, Page,
        RootLayout, Script, Stage, StageOutput, live,
    },
    js::{Hook, Js},
    live::Live,
    pubsub::{Adapter, CrossesNodes, Inbox, NodeId, Parcel, Presence, PresenceDiff, Present, PubSub, Topic},
    render::{
        EventTarget, ExternalUrl, LocalUrl, NotExternal, NotLocal, PathSegment, Render, Rest, Slot, SlotContent,
        UnsafeUrl, Url, raw,
    },
    session::{Flash, FlashKind, Secret},
    shutdown::Shutdown,
    sockets::{LiveSocketId, Sockets},
    upload::{
        ClientFile, Consume, EntryRef, External, ProgressHandler, TempFile, Upload, UploadEntry, UploadError,
        UploadRef, UploadWriter,
    },
    view::{
        Address, Answer, AnsweredBy, AskError, Asking, AsyncError, AsyncHandler, AsyncOutput, AsyncResult, AsyncStream,
        At, Child, Event, EventOutput, Finished, Flow, HandledBy, HandlerError, HandlerOutput, HookOutput, HookSocket,
        Info, Lagged, Lifecycle, Limit, LiveComponent, LiveView, Monitor, MountOutput, Myself, PageTitle, ParamsOutput,
        Reply, SendError, Socket, Stream, StreamItem, Task, TerminateReason, Timer, ToClient, ToLocalUrl, ToRedirect,
        UpdateFor, ViewFigures, Views, WatchedBy,
    },
};
#[doc = include_str!("docs/live_form.md")]
pub use live_macros::LiveForm;
#[doc = include_str!("docs/component.md")]
pub use live_macros::component;
#[doc = include_str!("docs/handle_async.md")]
pub use live_macros::handle_async;
#[doc = include_str!("docs/handle_call.md")]
pub use live_macros::handle_call;
#[doc = include_str!("docs/handle_event.md")]
pub use live_macros::handle_event;
#[doc = include_str!("docs/handle_info.md")]
pub use live_macros::handle_info;
#[doc = include_str!("docs/handle_progress.md")]
pub use live_macros::handle_progress;
#[doc = include_str!("docs/handle_update.md")]
pub use live_macros::handle_update;
#[doc = include_str!("docs/hook.md")]
pub use live_macros::hook;
#[doc = include_str!("docs/html.md")]
pub use live_macros::html;
#[doc = include_str!("docs/live_component.md")]
pub use live_macros::live_component;
#[doc = include_str!("docs/live_view.md")]
pub use live_macros::live_view;
#[doc = include_str!("docs/routes.md")]
pub use live_macros::routes;
pub use live_macros::{Render, Slot};

/// What a file with a live view needs: `use live_runtime::prelude::*;`.
pub mod prelude {
    pub use crate::{
        Action, Address, AsyncError, AsyncResult, AsyncStream, At, EntryRef, Event, Flash, FlashKind, Form, FormState,
        Js, Lagged, Limit, Live, LiveForm, LiveRoutes, LocalUrl, Payload, Presence, PresenceDiff, Present, Render,
        Reply, Rest, Secret, Slot, SlotContent, Socket, Stream, StreamItem, Task, Topic, Upload, UploadEntry,
        UploadError, Url, component, handle_async, handle_call, handle_event, handle_info, handle_progress,
        handle_update, hook, html, live_component, live_view, raw, routes,
    };
}

/// For the code that the macros generate.
#[doc(hidden)]
pub mod __private {
    pub use crate::{
        event::{ClientEvent, FormData},
        form::{AnyPlace, FormPlace},
        http::{NestedView, Routing, live_session_of, router_like},
        render::{
            AttributeList, Component, Declared, Dynamic, EventValue, List, PathBuilder, Place, Render, Rendered, Text,
            Writer, Written, component, write_rendered,
        },
        upload::{UploadProgress, Uploads},
        view::{
            AnyField, Anywhere, AsyncParameter, ComponentFields, Elsewhere, Field, Fields, Given, Handled,
            HandlerOutput, InStream, LiveElement, MayBeSticky, MountOutput, MountedByDefault, Nested, NestedState,
            NoParent, ParamsOutput, Parent, Pass, Persist, Persisted, Plain, PlainLoop, RouterState, SessionData,
            Shown, ShownHere, StreamLoop, Streamed, Temporary, UNHANDLED, answer, child, child_of, extract, given,
            mounted_by_default, temporary, unknown,
        },
    };
    pub use axum::{
        extract::{FromRef, FromRequestParts, State},
        response::Response,
    };
    pub use http::request::Parts;
    pub use inventory;
    pub use live_macros::url;

    pub use crate::form_struct;
    use crate::{
        form::{HasBounds, Rules},
        render::Value,
    };
    use std::borrow::Cow;

    /// The `Display` of a value whose type derives `Render`.
    pub fn write_display(value: &impl std::fmt::Display, text: &mut Text<'_>) {
        Value::write(&format_args!("{value}"), text);
    }

    /// The attribute of a value whose type derives `Render`.
    pub fn write_attribute(name: &str, value: &impl Value, text: &mut Text<'_>) {
        crate::render::write_attribute_value(name, value, text);
    }

    /// What is wrong with a field that has `min` or `max`.
    pub fn within_bounds<T: HasBounds>(value: &T, rules: &Rules) -> Result<(), Cow<'static, str>> {
        value.wrong(rules).map_or(Ok(()), |message| Err(message.into()))
    }

    /// What a field's own check says.
    pub fn checked(result: Result<(), impl Into<Cow<'static, str>>>) -> Result<(), Cow<'static, str>> {
        result.map_err(Into::into)
    }

    /// What a live component is given to show.
    #[must_use]
    pub fn content(content: crate::SlotContent) -> crate::SlotContent {
        content
    }

    /// What an `async` handler does: it runs on any thread.
    pub fn sent<F: Future + Send>(future: F) -> impl Future<Output = F::Output> + Send {
        future
    }

    /// An argument of an event, which has the type that the handler takes.
    pub fn argument<T: ?Sized>(value: &T) -> &T {
        value
    }
}

/// The README's examples compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
