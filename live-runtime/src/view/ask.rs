//! Questions to a view, which answers each.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::sync::oneshot;

use super::{Address, Info};

/// Says that the view `V` answers messages of this type, and with what. `#[live_view]` implements it for each
/// `#[handle_call]` method.
#[diagnostic::on_unimplemented(
    message = "`{V}` does not give this answer to messages of the type `{Self}`",
    label = "no `#[handle_call]` method of `{V}` takes `{Self}` and returns `{R}`",
    note = "a view answers what its `#[live_view] impl` has a method for: `#[handle_call] fn name(&mut self, message: {Self}) -> MyReply`"
)]
pub trait AnsweredBy<V, R> {}

/// Why a question has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AskError {
    /// The view has ended, before the question or before it answered; or it is only being rendered for an HTTP response.
    #[error("the view has ended")]
    Ended,
    /// The view has not answered in time. It may still handle the message.
    #[error("the view has not answered in time")]
    TimedOut,
}

/// A message that wants an answer.
struct Call<M, R> {
    message: M,
    reply: Answer<R>,
}

/// Where the answer to a message goes.
#[derive(Debug)]
pub struct Answer<R>(oneshot::Sender<R>);

impl<R> Answer<R> {
    /// Answers. Who has asked may have given up.
    pub fn send(self, reply: R) {
        let _ = self.0.send(reply);
    }
}

/// A question on its way, to be awaited.
///
/// A type of its own, so that a question that nobody answers is one error at the question.
#[must_use = "nobody is asked until it is awaited"]
pub struct Asking<R>(Pin<Box<dyn Future<Output = Result<R, AskError>> + Send>>);

impl<R> Future for Asking<R> {
    type Output = Result<R, AskError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<R> fmt::Debug for Asking<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asking(..)")
    }
}

impl<V: 'static> Address<V> {
    /// Sends `message` to the view and waits for what its `#[handle_call]` method returns: at most for `timeout`, also
    /// where the view's mailbox is full.
    ///
    /// The answer comes before the browser sees what the handler has changed. A view that asks itself waits until the time
    /// is over: it cannot answer while its handler runs.
    ///
    /// ```
    /// use std::time::Duration;
    /// use live_runtime::{AskError, prelude::*};
    ///
    /// struct GetCount;
    ///
    /// #[live_view]
    /// struct Counter {
    ///     count: u32,
    /// }
    ///
    /// #[live_view]
    /// impl Counter {
    ///     fn mount() -> Self {
    ///         Self { count: 0 }
    ///     }
    ///
    ///     #[handle_call]
    ///     fn count(&mut self, _: GetCount) -> u32 {
    ///         self.count
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! { <p>{self.count}</p> }
    ///     }
    /// }
    ///
    /// async fn twice(counter: Address<Counter>) -> Result<u32, AskError> {
    ///     let count = counter.ask(GetCount, Duration::from_secs(1)).await?;
    ///     Ok(count * 2)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`AskError::Ended`] and [`AskError::TimedOut`].
    pub fn ask<M, R>(&self, message: M, timeout: Duration) -> Asking<R>
    where
        M: AnsweredBy<V, R> + Send + 'static,
        R: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let info = Info::new(Call { message, reply: Answer(reply) });
        let address = self.clone();
        let answered = async move {
            if !address.deliver(info).await {
                return Err(AskError::Ended);
            }
            answer.await.map_err(|_| AskError::Ended)
        };
        Asking(Box::pin(
            async move { tokio::time::timeout(timeout, answered).await.unwrap_or(Err(AskError::TimedOut)) },
        ))
    }
}

impl Info {
    /// The message and where its answer goes, where it is an `M` that wants one.
    ///
    /// # Errors
    ///
    /// The message itself, where it is not.
    pub fn call<V, M, R>(self) -> Result<(M, Answer<R>), Self>
    where
        M: AnsweredBy<V, R> + 'static,
        R: 'static,
    {
        self.downcast::<Call<M, R>>().map(|Call { message, reply }| (message, reply))
    }
}
