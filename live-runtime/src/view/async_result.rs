//! What is loaded beside a view.

use crate::Render;

/// A field that is loaded by a task: what [`Socket::assign_async`](crate::Socket::assign_async) makes and completes.
///
/// ```
/// use live_runtime::{prelude::*, render::to_html};
///
/// fn price(price: &AsyncResult<u32>) -> impl Render {
///     html! {
///         {match price {
///             AsyncResult::Loading => <p>Loading</p>,
///             AsyncResult::Ok(price) => <p>{price} euros</p>,
///             AsyncResult::Failed(why) => <p class="error">{why}</p>,
///         }}
///     }
/// }
///
/// assert_eq!(to_html(&price(&AsyncResult::Loading)), "<p>Loading</p>");
/// assert_eq!(to_html(&price(&AsyncResult::Ok(7))), "<p>7 euros</p>");
/// let failed = AsyncResult::Failed(AsyncError::Failed("no such band".into()));
/// assert_eq!(to_html(&price(&failed)), r#"<p class="error">no such band</p>"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum AsyncResult<T> {
    /// There is nothing yet.
    #[default]
    Loading,
    /// The value. It stays while it is loaded again by [`Socket::reload_async`](crate::Socket::reload_async).
    Ok(T),
    /// There is none.
    Failed(AsyncError),
}

impl<T> AsyncResult<T> {
    /// The value, where it is there.
    #[must_use]
    pub fn ok(&self) -> Option<&T> {
        match self {
            Self::Ok(value) => Some(value),
            _ => None,
        }
    }

    /// The value to change it, where it is there.
    #[must_use]
    pub fn ok_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Ok(value) => Some(value),
            _ => None,
        }
    }

    /// Why there is no value, where loading has failed.
    #[must_use]
    pub fn failed(&self) -> Option<&AsyncError> {
        match self {
            Self::Failed(why) => Some(why),
            _ => None,
        }
    }

    /// Forgets what there is, and is [`AsyncResult::Loading`] again. This loads nothing: see
    /// [`Socket::assign_async`](crate::Socket::assign_async).
    pub fn reset(&mut self) {
        *self = Self::Loading;
    }

    /// Whether there is nothing yet.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }
}

impl<T> From<Result<T, AsyncError>> for AsyncResult<T> {
    fn from(result: Result<T, AsyncError>) -> Self {
        match result {
            Ok(value) => Self::Ok(value),
            Err(why) => Self::Failed(why),
        }
    }
}

/// Why a task has no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Render)]
#[non_exhaustive]
pub enum AsyncError {
    /// The task gave an error; this is its `Display` text.
    #[error("{0}")]
    Failed(String),
    /// The task panicked; this is the panic's text, which is not for the page.
    #[error("something went wrong")]
    Panicked(String),
    /// The task was cancelled.
    #[error("cancelled")]
    Cancelled,
}
