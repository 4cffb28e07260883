//! Why an event can't be handled.

use super::{FormError, ParamsError};

/// Why an event doesn't reach its handler.
///
/// ```
/// use live_runtime::event::EventError;
///
/// let error = EventError::Missing { argument: "id" };
/// assert_eq!(error.to_string(), "the event has no value for `id`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EventError {
    /// An argument that isn't there, and isn't optional.
    #[error("the event has no value for `{argument}`")]
    Missing {
        /// The handler's parameter.
        argument: &'static str,
    },
    /// An argument that isn't of its type.
    #[error("the event's value for `{argument}`: {message}")]
    Invalid {
        /// The handler's parameter.
        argument: &'static str,
        /// What is wrong with it.
        message: String,
    },
    /// A payload that isn't of its type.
    #[error("the event's payload can't be read: {0}")]
    Payload(FormError),
    /// A form that isn't of its type.
    #[error("the event's form can't be read: {0}")]
    Form(#[from] FormError),
    /// A form that is too large.
    #[error("the event's form can't be read: {0}")]
    Params(#[from] ParamsError),
    /// A name that no handler has.
    #[error("no handler for the event `{event}`")]
    Unknown {
        /// The name, as the client sent it.
        event: String,
    },
    /// A payload that no client of ours sends.
    #[error("the event's payload is malformed")]
    Malformed,
}
