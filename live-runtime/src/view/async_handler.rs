//! What ties a task to the handler of its result.

use std::{
    any::{Any, TypeId},
    fmt,
};

use super::AsyncError;

/// A `#[handle_async]` method of the view `V` that takes a `Result<T, AsyncError>` first.
///
/// Implemented for every such method, `async` or not, whatever else it takes. `A` is what tells the implementations
/// apart.
#[diagnostic::on_unimplemented(
    message = "this is no handler of a task's result",
    label = "not a `#[handle_async]` method of `{V}`",
    note = "write `#[handle_async] fn name(&mut self, result: Result<MyResult, AsyncError>)` and pass `Self::name`"
)]
pub trait AsyncHandler<V, T, A>: 'static {}

// Never called through these: they are how the result's type is found. The lifetime of the view is a fixed one because
// what an `async fn` returns is of another type for each.
#[diagnostic::do_not_recommend]
impl<V: 'static, T, O, F> AsyncHandler<V, T, (O,)> for F where
    F: Fn(&'static mut V, Result<T, AsyncError>) -> O + 'static
{
}

#[diagnostic::do_not_recommend]
impl<V: 'static, T, O, A, F> AsyncHandler<V, T, (O, A)> for F where
    F: Fn(&'static mut V, Result<T, AsyncError>, A) -> O + 'static
{
}

#[diagnostic::do_not_recommend]
impl<V: 'static, T, O, A, B, F> AsyncHandler<V, T, (O, A, B)> for F where
    F: Fn(&'static mut V, Result<T, AsyncError>, A, B) -> O + 'static
{
}

#[diagnostic::do_not_recommend]
impl<V: 'static, T, O, A, B, C, F> AsyncHandler<V, T, (O, A, B, C)> for F where
    F: Fn(&'static mut V, Result<T, AsyncError>, A, B, C) -> O + 'static
{
}

/// What a task may give where a `T` is wanted: the `T`, or a `Result` of it whose error has a text.
#[diagnostic::on_unimplemented(
    message = "the task gives `{Self}`, where `{T}` is wanted",
    label = "expected a task that gives `{T}` or `Result<{T}, E>`",
    note = "the error of the task's `Result` has to implement `Display`"
)]
pub trait AsyncOutput<T> {
    /// As the handler sees it.
    ///
    /// # Errors
    ///
    /// The task's own error, as text.
    fn into_result(self) -> Result<T, AsyncError>;
}

#[diagnostic::do_not_recommend]
impl<T> AsyncOutput<T> for T {
    fn into_result(self) -> Result<T, AsyncError> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T, E: fmt::Display> AsyncOutput<T> for Result<T, E> {
    fn into_result(self) -> Result<T, AsyncError> {
        self.map_err(|error| AsyncError::Failed(error.to_string()))
    }
}

/// What a `#[handle_async]` method may take first.
#[diagnostic::on_unimplemented(
    message = "a handler of a task's result cannot take `{Self}`",
    label = "expected `Result<T, AsyncError>`",
    note = "a task can fail, panic and be cancelled: the handler is told"
)]
pub trait AsyncParameter: 'static {}

impl<T: 'static> AsyncParameter for Result<T, AsyncError> {}

/// The result of a task on its way to its `#[handle_async]` method.
pub struct Finished {
    handler: TypeId,
    name: &'static str,
    result: Box<dyn Any + Send>,
}

impl Finished {
    pub(super) fn new<T: Send + 'static>(handler: TypeId, name: &'static str, result: Result<T, AsyncError>) -> Self {
        Self { handler, name, result: Box::new(result) }
    }

    /// The path of the method.
    pub(crate) fn handler(&self) -> &'static str {
        self.name
    }

    /// The result, where the task was started for this handler.
    ///
    /// # Errors
    ///
    /// This, where it was started for another.
    pub fn of<H: 'static, R: AsyncParameter>(self, _handler: H) -> Result<R, Self> {
        if self.handler != TypeId::of::<H>() {
            return Err(self);
        }
        let Self { handler, name, result } = self;
        result.downcast().map(|result| *result).map_err(|result| Self { handler, name, result })
    }
}

impl fmt::Debug for Finished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Finished(..)")
    }
}
