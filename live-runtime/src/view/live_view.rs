//! The trait behind `#[live_view]`.

use std::future::Future;

use axum::response::Response;
use http::request::Parts;

use super::{
    Fields, Finished, HandlerError, Info, PageTitle, Socket,
    handler::{UNHANDLED, unknown},
};
use crate::{event::ClientEvent, render::Render, session::Flash, upload::UploadProgress};

/// A page that lives on the server. `#[live_view]` on the struct's `impl` block implements it; `S` is the router's
/// state.
///
/// The methods forward to the methods of that block, so that nobody has to write or call these.
///
/// ```
/// use live_runtime::prelude::*;
///
/// #[live_view]
/// struct Counter {
///     count: i64,
/// }
///
/// #[live_view]
/// impl Counter {
///     fn mount() -> Self {
///         Self { count: 0 }
///     }
///
///     #[handle_event]
///     fn increment(&mut self) {
///         self.count += 1;
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <button type="button" phx-click="increment">{self.count}</button> }
///     }
/// }
///
/// let app: axum::Router = axum::Router::new().live::<Counter>("/counter");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a live view for a router with the state `{S}`",
    label = "not a live view",
    note = "write `#[live_view]` on its `impl` block; every extractor of its `mount` and `handle_params` has to work with the router's state"
)]
pub trait LiveView<S>: Fields + Sized + Send + 'static {
    /// The type's path: what tokens and logs call the view.
    const NAME: &'static str;

    /// Makes the view, once for the HTTP response and once when the browser has connected.
    ///
    /// # Errors
    ///
    /// The response to send instead of the page: an extractor's rejection, or the error that the view's `mount` gave.
    fn mount(
        parts: &mut Parts,
        state: &S,
        socket: &mut Socket<Self>,
    ) -> impl Future<Output = Result<Self, Response>> + Send;

    /// Takes the parameters of the page's URL: after `mount`, and whenever the URL changes while the view stays.
    ///
    /// # Errors
    ///
    /// The response to send instead of the page.
    fn handle_params(
        &mut self,
        parts: &mut Parts,
        state: &S,
        socket: &mut Socket<Self>,
    ) -> impl Future<Output = Result<(), Response>> + Send {
        let _ = (parts, state, socket);
        std::future::ready(Ok(()))
    }

    /// The page as it is now, with the messages that it shows.
    fn render(&self, flash: &Flash) -> impl Render;

    /// The document's title, where the view has one.
    fn page_title(&self) -> impl PageTitle {
        None::<&str>
    }

    /// Calls the `#[handle_event]` method of the event's name.
    ///
    /// # Errors
    ///
    /// Where there is none, where its arguments do not fit what the client sent, or where it failed.
    fn handle_event(
        &mut self,
        event: &mut ClientEvent<'_>,
        socket: &mut Socket<Self>,
        state: &S,
    ) -> impl Future<Output = Result<(), HandlerError>> + Send {
        let _ = (socket, state);
        std::future::ready(unknown(event))
    }

    /// Calls the `#[handle_info]` method for the message's type.
    ///
    /// # Errors
    ///
    /// Where there is none, or where it failed.
    fn handle_info(
        &mut self,
        info: Info,
        socket: &mut Socket<Self>,
        state: &S,
    ) -> impl Future<Output = Result<(), HandlerError>> + Send {
        let _ = (info, socket, state);
        std::future::ready(UNHANDLED)
    }

    /// Calls the `#[handle_async]` method that the task was started for.
    ///
    /// # Errors
    ///
    /// Where there is none, or where it failed.
    fn handle_async(
        &mut self,
        finished: Finished,
        socket: &mut Socket<Self>,
        state: &S,
    ) -> impl Future<Output = Result<(), HandlerError>> + Send {
        let _ = (finished, socket, state);
        std::future::ready(UNHANDLED)
    }

    /// Calls the `#[handle_progress]` method that the upload names.
    ///
    /// # Errors
    ///
    /// Where there is none, or where it failed.
    fn handle_progress(
        &mut self,
        progress: UploadProgress,
        socket: &mut Socket<Self>,
        state: &S,
    ) -> impl Future<Output = Result<(), HandlerError>> + Send {
        let _ = (progress, socket, state);
        std::future::ready(UNHANDLED)
    }

    /// Runs when the view ends for another reason than a panic.
    fn terminate(&mut self, reason: TerminateReason) -> impl Future<Output = ()> + Send {
        let _ = reason;
        std::future::ready(())
    }
}

/// Why a view ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TerminateReason {
    /// The browser left the page.
    Left,
    /// The connection is gone: a closed tab, a lost network. The browser may come back and mount anew.
    Disconnected,
    /// The view that it is nested in has ended.
    ParentEnded,
    /// The server is shutting down.
    Shutdown,
    /// The view has panicked. Only others are told so: a view that has panicked has no `terminate`.
    Crashed,
    /// Nobody knows: it had ended before it was asked for, or it was stopped because a handler did not end.
    Unknown,
}
