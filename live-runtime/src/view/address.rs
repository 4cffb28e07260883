//! Sending messages to a view.

use std::{
    any::{Any, type_name},
    fmt,
    marker::PhantomData,
    sync::Arc,
    time::Duration,
};

use tokio::{
    sync::mpsc::{self, error::TrySendError},
    time::{Instant, MissedTickBehavior},
};

use super::{Message, Timer};
use crate::pubsub::Letter;

/// A message on its way to a view's `#[handle_info]` method. One of a topic is cloned when it gets there.
pub struct Info(Content);

enum Content {
    /// Sent to this view.
    Own(Box<dyn AnyMessage>),
    /// Sent to everybody who has subscribed.
    Shared(Arc<dyn Letter>),
}

/// A message that knows its type's name.
trait AnyMessage: Any + Send {
    fn type_name(&self) -> &'static str;
}

impl<M: Any + Send> AnyMessage for M {
    fn type_name(&self) -> &'static str {
        type_name::<M>()
    }
}

impl Info {
    pub(crate) fn new(message: impl Any + Send) -> Self {
        Self(Content::Own(Box::new(message)))
    }

    pub(crate) fn shared(letter: Arc<dyn Letter>) -> Self {
        Self(Content::Shared(letter))
    }

    /// The message's type: what its handler is found by.
    pub(crate) fn message(&self) -> &'static str {
        match &self.0 {
            Content::Own(own) => (**own).type_name(),
            Content::Shared(letter) => letter.message(),
        }
    }

    /// What `look` says to the message, where it is an `M`.
    pub(super) fn inspect<M: 'static, R>(&self, look: impl FnOnce(&M) -> R) -> Option<R> {
        match &self.0 {
            Content::Own(own) => (&**own as &dyn Any).downcast_ref().map(look),
            Content::Shared(letter) => {
                let mut message = None;
                letter.copy_into(&mut message);
                message.as_ref().map(look)
            }
        }
    }

    /// The message, where it is an `M`.
    ///
    /// # Errors
    ///
    /// The message itself, where it is not.
    pub fn downcast<M: 'static>(self) -> Result<M, Self> {
        match self.0 {
            Content::Own(own) if !(&*own as &dyn Any).is::<M>() => Err(Self(Content::Own(own))),
            Content::Own(own) => {
                let own: Box<dyn Any> = own;
                match own.downcast() {
                    Ok(message) => Ok(*message),
                    Err(_) => unreachable!("its type has been looked at"),
                }
            }
            Content::Shared(letter) => {
                let mut message = None;
                letter.copy_into(&mut message);
                message.ok_or(Self(Content::Shared(letter)))
            }
        }
    }
}

impl fmt::Debug for Info {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Info(..)")
    }
}

/// Says that the view `V` takes messages of this type. `#[live_view]` implements it for each `#[handle_info]` method.
#[diagnostic::on_unimplemented(
    message = "`{V}` does not handle messages of the type `{Self}`",
    label = "`{V}` has no handler for this",
    note = "add a handler to the view's `#[live_view] impl`: `#[handle_info] fn name(&mut self, message: {Self})`"
)]
pub trait HandledBy<V> {}

/// Where messages to one view are sent. It can be cloned, kept and given to other tasks; it does not keep the view.
///
/// ```
/// use live_runtime::prelude::*;
///
/// struct Tick;
///
/// #[live_view]
/// struct Clock {
///     ticks: u32,
/// }
///
/// #[live_view]
/// impl Clock {
///     fn mount(socket: &mut Socket<Self>) -> Self {
///         let address = socket.address();
///         tokio::spawn(async move { address.send(Tick) });
///         Self { ticks: 0 }
///     }
///
///     #[handle_info]
///     fn tick(&mut self, _: Tick) {
///         self.ticks += 1;
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <p>{self.ticks}</p> }
///     }
/// }
/// ```
///
/// # When the mailbox is full
///
/// A mailbox holds [`Config::mailbox_capacity`](crate::Config::mailbox_capacity) messages and never more. When it is full,
///
/// | what comes from | |
/// |---|---|
/// | the browser | waits, and its socket is not read until there is room: TCP slows the browser down |
/// | [`send`](Self::send) | is refused with [`SendError::Full`]: the sender decides |
/// | [`ask`](Self::ask) | waits for room, within its timeout |
/// | [`send_after`](Self::send_after), [`send_interval`](Self::send_interval) | waits; ticks that come due meanwhile are left out |
/// | a task's result, the end of a monitored view | waits |
/// | a [`Topic`](crate::Topic), a [`Presence`](crate::Presence) | is missed, and the view is told how many are ([`Lagged`](crate::Lagged)) |
pub struct Address<V> {
    mailbox: Option<mpsc::WeakSender<Message>>,
    view: PhantomData<fn() -> V>,
}

/// Why a message could not be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// The view has ended, or it is only being rendered for an HTTP response.
    #[error("the view has ended")]
    Ended,
    /// The view's mailbox is full: it does not keep up.
    #[error("the view's mailbox is full")]
    Full,
}

impl<V: 'static> Address<V> {
    pub(crate) fn new(mailbox: Option<mpsc::WeakSender<Message>>) -> Self {
        Self { mailbox, view: PhantomData }
    }

    /// Puts `message` into the view's mailbox.
    ///
    /// # Errors
    ///
    /// [`SendError::Ended`] and [`SendError::Full`]; the message is dropped then.
    pub fn send<M: HandledBy<V> + Send + 'static>(&self, message: M) -> Result<(), SendError> {
        try_send(self.mailbox.as_ref(), Message::Info(Info::new(message)))
    }

    /// The mailbox, where the view is connected.
    pub(super) fn mailbox_ref(&self) -> Option<&mpsc::WeakSender<Message>> {
        self.mailbox.as_ref()
    }

    /// With another type: none, or the one that it is known to have.
    pub(super) fn of_type<W: 'static>(&self) -> Address<W> {
        Address::new(self.mailbox.clone())
    }

    /// Whether it is that of the view with this mailbox.
    pub(crate) fn is_of(&self, mailbox: &mpsc::WeakSender<Message>) -> bool {
        match (self.mailbox(), mailbox.upgrade()) {
            (Some(own), Some(other)) => own.same_channel(&other),
            _ => false,
        }
    }

    /// The mailbox, while there is a view.
    pub(super) fn mailbox(&self) -> Option<mpsc::Sender<Message>> {
        self.mailbox.as_ref()?.upgrade()
    }

    /// Waits for room where the mailbox is full. `false` when the view has ended.
    pub(super) async fn deliver(&self, info: Info) -> bool {
        match self.mailbox() {
            Some(mailbox) => mailbox.send(Message::Info(info)).await.is_ok(),
            None => false,
        }
    }

    /// Sends `message` after `delay`, if the view is still there.
    pub fn send_after<M: HandledBy<V> + Send + 'static>(&self, message: M, delay: Duration) -> Timer {
        Timer::after(self.mailbox.as_ref(), Message::Info(Info::new(message)), delay)
    }

    /// Sends what `message` makes every `period`, the first after one period, until the view ends.
    ///
    /// # Panics
    ///
    /// Where `period` is zero.
    pub fn send_interval<M: HandledBy<V> + Send + 'static>(
        &self,
        message: impl Fn() -> M + Send + 'static,
        period: Duration,
    ) -> Timer {
        assert!(!period.is_zero(), "the period of an interval is longer than zero");
        let address = self.clone();
        Timer::of(self.mailbox.as_ref(), async move {
            let mut interval = tokio::time::interval_at(Instant::now() + period, period);
            interval.set_missed_tick_behavior(MissedTickBehavior::Skip);
            loop {
                interval.tick().await;
                if !address.deliver(Info::new(message())).await {
                    return;
                }
            }
        })
    }
}

impl<V: 'static> Clone for Address<V> {
    fn clone(&self) -> Self {
        Self::new(self.mailbox.clone())
    }
}

impl<V> fmt::Debug for Address<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Address").field("view", &std::any::type_name::<V>()).finish_non_exhaustive()
    }
}

/// Puts a message into a view's mailbox, where there is a view and room.
pub(super) fn try_send(mailbox: Option<&mpsc::WeakSender<Message>>, message: Message) -> Result<(), SendError> {
    let mailbox = mailbox.and_then(mpsc::WeakSender::upgrade).ok_or(SendError::Ended)?;
    mailbox.try_send(message).map_err(|error| match error {
        TrySendError::Full(_) => SendError::Full,
        TrySendError::Closed(_) => SendError::Ended,
    })
}
