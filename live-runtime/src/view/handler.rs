//! What handlers return.

use std::fmt;

use crate::event::{ClientEvent, EventError};

/// Why a message to a view had no effect.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HandlerError {
    /// What the client sent does not fit the handler.
    #[error(transparent)]
    Event(#[from] EventError),
    /// The handler returned an error; this is its `Debug` text.
    #[error("the handler failed: {0}")]
    Failed(String),
    /// The view has no handler for it.
    #[error("the view has no handler for it")]
    Unhandled,
}

/// How a message has been handled.
pub type Handled = Result<(), HandlerError>;

/// A message that no handler takes.
pub const UNHANDLED: Handled = Err(HandlerError::Unhandled);

/// An event that no handler takes.
pub fn unknown(event: &ClientEvent<'_>) -> Handled {
    Err(event.unknown().into())
}

/// What a handler may return: nothing, or a `Result` of nothing.
///
/// An error is logged, and the view lives on with the state that the handler left.
#[diagnostic::on_unimplemented(
    message = "a handler cannot return `{Self}`",
    label = "expected `()` or `Result<(), E>`",
    note = "the error of a handler's `Result` has to implement `Debug`"
)]
pub trait HandlerOutput {
    /// As the framework sees it.
    ///
    /// # Errors
    ///
    /// Where the handler failed.
    fn into_result(self) -> Result<(), HandlerError>;
}

impl HandlerOutput for () {
    fn into_result(self) -> Result<(), HandlerError> {
        Ok(())
    }
}

impl<E: fmt::Debug> HandlerOutput for Result<(), E> {
    fn into_result(self) -> Result<(), HandlerError> {
        self.map_err(|error| HandlerError::Failed(format!("{error:?}")))
    }
}
