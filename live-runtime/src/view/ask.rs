//! Questions to a view, which answers each.

use std::time::Duration;

use tokio::sync::oneshot;

use super::{Address, Info, Message};

/// Says that the view `V` answers messages of this type, and with what. `#[live_view]` implements it for each
/// `#[handle_call]` method.
#[diagnostic::on_unimplemented(
    message = "`{V}` does not answer messages of the type `{Self}`",
    label = "`{V}` has no handler that replies to this",
    note = "add one to the view's `#[live_view] impl`: `#[handle_call] fn name(&mut self, message: {Self}) -> MyReply`"
)]
pub trait AnsweredBy<V> {
    /// What the handler returns.
    type Reply: Send + 'static;
}

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
    pub async fn ask<M>(&self, message: M, timeout: Duration) -> Result<M::Reply, AskError>
    where
        M: AnsweredBy<V> + Send + 'static,
    {
        let mailbox = self.mailbox().ok_or(AskError::Ended)?;
        let (reply, answer) = oneshot::channel();
        let info = Info::new(Call { message, reply: Answer(reply) });
        let answered = async move {
            mailbox.send(Message::Info(info)).await.map_err(|_| AskError::Ended)?;
            drop(mailbox);
            answer.await.map_err(|_| AskError::Ended)
        };
        tokio::time::timeout(timeout, answered).await.unwrap_or(Err(AskError::TimedOut))
    }
}

impl Info {
    /// The message and where its answer goes, where it is an `M` that wants one.
    ///
    /// # Errors
    ///
    /// The message itself, where it is not.
    pub fn call<V, M: AnsweredBy<V> + 'static>(self) -> Result<(M, Answer<M::Reply>), Self> {
        self.downcast::<Call<M, M::Reply>>().map(|Call { message, reply }| (message, reply))
    }
}
