//! Messages to live components.

use std::{
    any::{Any, TypeId},
    fmt,
    marker::PhantomData,
    time::Duration,
};

use tokio::sync::mpsc::WeakSender;

use super::{Components, LiveComponent};
use crate::{
    render::Cid,
    view::{Address, Info, Message, SendError, Socket, Timer, address::try_send},
};

/// Says that the live component `C` takes messages of this type. `#[live_component]` implements it for each
/// `#[handle_update]` method.
#[diagnostic::on_unimplemented(
    message = "`{C}` takes no updates of the type `{Self}`",
    label = "`{C}` has no handler for this",
    note = "add a handler to its `#[live_component] impl`: `#[handle_update] fn name(&mut self, update: {Self})`"
)]
pub trait UpdateFor<C> {}

/// Something for a live component.
#[derive(Debug)]
pub(crate) struct ToComponent {
    to: Recipient,
    pub(crate) message: ComponentMessage,
}

#[derive(Debug)]
enum Recipient {
    Cid(Cid),
    Id(TypeId, Box<str>),
}

#[derive(Debug)]
pub(crate) enum ComponentMessage {
    Update(Info),
    /// What a task of it has come to.
    Done(Box<dyn Any + Send>),
}

impl ToComponent {
    pub(in crate::view) fn done(cid: Cid, done: Box<dyn Any + Send>) -> Self {
        Self { to: Recipient::Cid(cid), message: ComponentMessage::Done(done) }
    }

    fn update<C: LiveComponent>(id: &impl fmt::Display, message: impl UpdateFor<C> + Send + 'static) -> Self {
        let to = Recipient::Id(TypeId::of::<C>(), id.to_string().into());
        Self { to, message: ComponentMessage::Update(Info::new(message)) }
    }

    /// Whom it is for, while there is one.
    pub(crate) fn recipient(&self, components: &Components) -> Option<Cid> {
        match &self.to {
            Recipient::Cid(cid) => Some(*cid),
            Recipient::Id(type_id, id) => components.find(*type_id, id),
        }
    }
}

impl<V: 'static> Address<V> {
    /// Sends `message` to the live component `C` of this id, which the view shows: to its `#[handle_update]` method for it. One
    /// that there is not gets nothing.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    ///
    /// struct Rename(String);
    ///
    /// #[live_component]
    /// #[derive(Default)]
    /// struct Card {
    ///     title: String,
    /// }
    ///
    /// #[live_component]
    /// impl Card {
    ///     #[handle_update]
    ///     fn rename(&mut self, Rename(title): Rename) {
    ///         self.title = title;
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! { <article>{&self.title}</article> }
    ///     }
    /// }
    ///
    /// fn rename_from_elsewhere<V: 'static>(view: &Address<V>) -> Result<(), live_runtime::SendError> {
    ///     view.send_update::<Card>("card-7", Rename("Paint the fence".to_owned()))
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`SendError::Ended`] and [`SendError::Full`]; the message is dropped then.
    pub fn send_update<C: LiveComponent>(
        &self,
        id: impl fmt::Display,
        message: impl UpdateFor<C> + Send + 'static,
    ) -> Result<(), SendError> {
        send(self.mailbox_ref(), ToComponent::update::<C>(&id, message))
    }
}

impl<V: 'static> Socket<V> {
    /// [`Address::send_update`], to a live component of this view. It is handled after what is handled now.
    ///
    /// A live component sends to others of its view in the same way. What cannot be sent is logged.
    pub fn send_update<C: LiveComponent>(&self, id: impl fmt::Display, message: impl UpdateFor<C> + Send + 'static) {
        let sent = send(self.origin.mailbox.as_ref(), ToComponent::update::<C>(&id, message));
        if self.connected()
            && let Err(reason) = sent
        {
            tracing::warn!(component = C::NAME, %id, %reason, "an update has not been sent");
        }
    }

    /// [`send_update`](Self::send_update) after `delay`. Does nothing while the view is not connected.
    pub fn send_update_after<C: LiveComponent>(
        &self,
        id: impl fmt::Display,
        message: impl UpdateFor<C> + Send + 'static,
        delay: Duration,
    ) -> Timer {
        Timer::after(self.origin.mailbox.as_ref(), message_of(ToComponent::update::<C>(&id, message)), delay)
    }
}

impl<C: LiveComponent> Socket<C> {
    /// Where updates to this live component are sent.
    #[must_use]
    pub fn myself(&self) -> Myself<C> {
        Myself { mailbox: self.origin.mailbox.clone(), cid: self.cid, component: PhantomData }
    }
}

/// Where updates to one live component are sent, by tasks of its own and by others: [`Socket::myself`].
///
/// ```
/// use live_runtime::prelude::*;
/// use std::time::Duration;
///
/// struct Tick;
///
/// #[live_component]
/// #[derive(Default)]
/// struct Egg {
///     seconds: u32,
/// }
///
/// #[live_component]
/// impl Egg {
///     #[handle_event]
///     fn start(&mut self, socket: &mut Socket<Self>) {
///         socket.myself().send_after(Tick, Duration::from_secs(1));
///     }
///
///     #[handle_update]
///     fn tick(&mut self, _: Tick, socket: &mut Socket<Self>) {
///         self.seconds += 1;
///         socket.myself().send_after(Tick, Duration::from_secs(1));
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <button type="button" phx-click="start" phx-target={self}>{self.seconds}</button> }
///     }
/// }
/// ```
pub struct Myself<C> {
    mailbox: Option<WeakSender<Message>>,
    cid: Option<Cid>,
    component: PhantomData<fn() -> C>,
}

impl<C: LiveComponent> Myself<C> {
    /// Sends `message` to the component.
    ///
    /// # Errors
    ///
    /// [`SendError::Ended`] where there is no view, and [`SendError::Full`]; the message is dropped then.
    pub fn send(&self, message: impl UpdateFor<C> + Send + 'static) -> Result<(), SendError> {
        let cid = self.cid.ok_or(SendError::Ended)?;
        send(self.mailbox.as_ref(), Self::message(cid, message))
    }

    /// Sends `message` to the component after `delay`. Does nothing while the view is not connected.
    pub fn send_after(&self, message: impl UpdateFor<C> + Send + 'static, delay: Duration) -> Timer {
        match self.cid {
            Some(cid) => Timer::after(self.mailbox.as_ref(), message_of(Self::message(cid, message)), delay),
            None => Timer::never(),
        }
    }

    fn message(cid: Cid, message: impl UpdateFor<C> + Send + 'static) -> ToComponent {
        ToComponent { to: Recipient::Cid(cid), message: ComponentMessage::Update(Info::new(message)) }
    }
}

impl<C> Clone for Myself<C> {
    fn clone(&self) -> Self {
        Self { mailbox: self.mailbox.clone(), cid: self.cid, component: PhantomData }
    }
}

impl<C> fmt::Debug for Myself<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Myself").field("component", &std::any::type_name::<C>()).finish_non_exhaustive()
    }
}

fn send(mailbox: Option<&WeakSender<Message>>, message: ToComponent) -> Result<(), SendError> {
    try_send(mailbox, message_of(message))
}

fn message_of(message: ToComponent) -> Message {
    Message::Component(Box::new(message))
}
