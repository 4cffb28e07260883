//! Server-rendered live pages: Phoenix LiveView's programming model, in Rust, with the compiler on the user's side.

extern crate self as live_runtime;

mod actor;
mod channel;
mod config;
pub mod event;
mod http;
mod live;
mod panic;
mod pubsub;
pub mod render;
pub mod session;
mod shutdown;
pub mod transport;
mod view;

pub use crate::{
    config::{Config, JoinRate},
    event::{EventError, Form, FormError, Params},
    http::{Content, LiveRoutes, LiveTitle, Page, RootLayout, Script, live},
    live::Live,
    pubsub::Topic,
    render::{Render, UnsafeUrl, Url, raw},
    session::Secret,
    shutdown::Shutdown,
    view::{
        Address, AsyncError, AsyncHandler, AsyncOutput, AsyncResult, Event, Finished, HandledBy, HandlerError,
        HandlerOutput, Info, Lagged, LiveView, MountOutput, PageTitle, SendError, Socket, Task, TerminateReason, Timer,
    },
};
pub use live_macros::{Render, html, live_view};

/// What a file with a live view needs: `use live_runtime::prelude::*;`.
pub mod prelude {
    pub use crate::{
        Address, AsyncError, AsyncResult, Event, Form, Lagged, Live, LiveRoutes, Render, Secret, Socket, Task, Topic,
        Url, html, live_view, raw,
    };
}

/// For the code that the macros generate.
#[doc(hidden)]
pub mod __private {
    pub use crate::{
        event::ClientEvent,
        render::{EventValue, List, Rendered, Template, Writer},
        view::{AsyncParameter, HandlerOutput, MountOutput, extract},
    };
    pub use axum::{
        extract::{FromRef, FromRequestParts, State},
        response::Response,
    };
    pub use http::request::Parts;

    use crate::render::{Text, Value};

    /// The `Display` of a value whose type derives `Render`.
    pub fn write_display(value: &impl std::fmt::Display, text: &mut Text<'_>) {
        Value::write(&format_args!("{value}"), text);
    }

    /// The attribute of a value whose type derives `Render`.
    pub fn write_attribute(name: &str, value: &impl Value, text: &mut Text<'_>) {
        crate::render::write_attribute_value(name, value, text);
    }

    /// An argument of an event, which has the type that the handler takes.
    pub fn argument<T: ?Sized>(value: &T) -> &T {
        value
    }
}
