//! What a view sends to its page's scripts: events for hooks, and replies to theirs.

use std::fmt;

use serde::Serialize;
use tracing::{error, warn};

use super::{HandlerError, Socket};
use crate::render::Object;

/// How much one message may bring to the scripts, in bytes. It bounds a handler that pushes without an end.
const MAX_PUSHED: usize = 8 * 1024 * 1024;

/// What waits for the next frame.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Entries of a JSON list.
    events: String,
    /// JSON.
    reply: Option<String>,
}

impl Waiting {
    pub(super) fn is_empty(&self) -> bool {
        self.events.is_empty() && self.reply.is_none()
    }

    /// What a live component has pushed.
    pub(super) fn append(&mut self, other: Self) {
        if !self.events.is_empty() && !other.events.is_empty() {
            self.events.push(',');
        }
        self.events.push_str(&other.events);
        self.reply = other.reply.or(self.reply.take());
    }
}

/// When the browser dispatches an event.
#[derive(Debug, Clone, Copy)]
pub(super) enum Dispatched {
    AfterPatch,
    BeforePatch,
}

impl<V: 'static> Socket<V> {
    /// Sends an event to the page's scripts: hooks receive it by `this.handleEvent(name, …)`, others as `phx:name` at the
    /// window.
    ///
    /// It goes out with the page's next diff, after which it is dispatched; several keep their order. Nothing is sent
    /// while the view is rendered for an HTTP response.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    /// use serde::Serialize;
    ///
    /// #[derive(Serialize)]
    /// struct Point {
    ///     x: f64,
    ///     y: f64,
    /// }
    ///
    /// #[live_view]
    /// struct Chart {}
    ///
    /// #[live_view]
    /// impl Chart {
    ///     fn mount(socket: &mut Socket<Self>) -> Self {
    ///         socket.push_event("points", &[Point { x: 0.0, y: 1.0 }]);
    ///         Self {}
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! { <div id="chart" phx-hook="Chart" phx-update="ignore"></div> }
    ///     }
    /// }
    /// ```
    pub fn push_event<T: ToClient + ?Sized>(&mut self, name: &str, payload: &T) {
        self.push_json(name, payload.to_json(), Dispatched::AfterPatch);
    }

    /// [`push_event`](Self::push_event), dispatched before the page is patched.
    pub fn push_event_before_patch<T: ToClient + ?Sized>(&mut self, name: &str, payload: &T) {
        self.push_json(name, payload.to_json(), Dispatched::BeforePatch);
    }

    pub(super) fn push_json(&mut self, name: &str, payload: serde_json::Result<String>, dispatched: Dispatched) {
        if !self.connected() {
            return;
        }
        let (name_json, payload) = match (serde_json::to_string(name), payload) {
            (Ok(name), Ok(payload)) => (name, payload),
            (Err(reason), _) | (_, Err(reason)) => {
                error!(event = name, %reason, "an event for the page's scripts cannot be written as JSON");
                return;
            }
        };
        let events = &mut self.waiting().events;
        if events.len() + name_json.len() + payload.len() > MAX_PUSHED {
            warn!(event = name, "a handler pushes too much to the page's scripts: the event is dropped");
            return;
        }
        let end = match dispatched {
            Dispatched::AfterPatch => "]",
            Dispatched::BeforePatch => ",true]",
        };
        for part in [if events.is_empty() { "[" } else { ",[" }, &name_json, ",", &payload, end] {
            events.push_str(part);
        }
    }

    /// The events that wait.
    #[cfg(test)]
    pub(super) fn take_waiting_events(&mut self) -> Option<String> {
        Some(std::mem::take(&mut self.waiting().events)).filter(|events| !events.is_empty())
    }

    fn waiting(&mut self) -> &mut Waiting {
        &mut self.ties.get_or_insert_default().waiting
    }

    /// Adds what waits to a diff.
    pub(crate) fn write_waiting(&mut self, diff: &mut Object<'_>) {
        let Some(ties) = &mut self.ties else { return };
        let Waiting { events, reply } = &mut ties.waiting;
        if let Some(reply) = reply.take() {
            diff.member("r").push_str(&reply);
        }
        if !events.is_empty() {
            let out = diff.member("e");
            out.push('[');
            out.push_str(&std::mem::take(events));
            out.push(']');
        }
    }
}

/// What a handler answers a hook with: `this.pushEvent(name, payload, reply => …)`.
///
/// ```
/// use live_runtime::prelude::*;
///
/// #[live_view]
/// struct Songs {
///     titles: Vec<String>,
/// }
///
/// #[live_view]
/// impl Songs {
///     fn mount() -> Self {
///         Self { titles: vec!["Help!".to_owned()] }
///     }
///
///     #[handle_event]
///     fn suggest(&mut self, text: String) -> Reply<Option<&String>> {
///         Reply(self.titles.iter().find(|title| title.starts_with(&text)))
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <input id="title" aria-label="Title" phx-hook="Suggest"> }
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Reply<T>(pub T);

/// What is sent to the page's scripts: all that serde can serialize.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent to the page's scripts",
    label = "not JSON",
    note = "derive it: `#[derive(serde::Serialize)]`"
)]
pub trait ToClient {
    /// As JSON.
    #[doc(hidden)]
    fn to_json(&self) -> serde_json::Result<String>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> ToClient for T {
    fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

/// What a handler of an event may return: nothing, a [`Reply`], or a `Result` of either.
///
/// An error is logged, and the view lives on with the state that the handler left.
#[diagnostic::on_unimplemented(
    message = "a handler of an event cannot return `{Self}`",
    label = "expected `()`, `Reply<T>`, `Result<(), E>` or `Result<Reply<T>, E>`",
    note = "the error of a handler's `Result` has to implement `Debug`"
)]
pub trait EventOutput {
    /// The answer as JSON, if there is one.
    ///
    /// # Errors
    ///
    /// Where the handler failed.
    #[doc(hidden)]
    fn into_reply(self) -> Result<Option<String>, HandlerError>;
}

impl EventOutput for () {
    fn into_reply(self) -> Result<Option<String>, HandlerError> {
        Ok(None)
    }
}

impl<T: ToClient> EventOutput for Reply<T> {
    fn into_reply(self) -> Result<Option<String>, HandlerError> {
        let reply = self.0.to_json();
        reply.map(Some).map_err(|reason| HandlerError::Failed(format!("the reply cannot be written as JSON: {reason}")))
    }
}

impl<O: EventOutput, E: fmt::Debug> EventOutput for Result<O, E> {
    fn into_reply(self) -> Result<Option<String>, HandlerError> {
        self.map_err(|error| HandlerError::Failed(format!("{error:?}")))?.into_reply()
    }
}

/// Keeps what a handler has answered for the frame that follows.
pub fn answer<V: 'static>(output: impl EventOutput, socket: &mut Socket<V>) -> Result<(), HandlerError> {
    if let Some(reply) = output.into_reply()? {
        socket.waiting().reply = Some(reply);
    }
    Ok(())
}
