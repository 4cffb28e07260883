//! A view as a subscriber of topics.

use std::{
    borrow::Borrow,
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use tokio::sync::mpsc::{self, error::TrySendError};

use super::{HandledBy, Info, Message, Socket};
use crate::pubsub::{Letter, PubSub, Subscriber, Subscription, Topic, id_of};

/// Says that a view has missed messages of its topics, because its mailbox was full.
///
/// The view is told when it has handled what its mailbox held. It then knows that what it has put together from messages
/// is incomplete, and loads it again. A view without a handler of it has a warning in the log instead.
///
/// # A browser that reads nothing
///
/// A tab that is suspended, a laptop that is closed: nobody else notices. What such a browser does not read fills the buffers
/// of the network first; then its view waits in the middle of a frame, and its mailbox fills up, which holds
/// [`Config::mailbox_capacity`](crate::Config::mailbox_capacity) messages and no more. From there on the view misses what is
/// broadcast. A browser that comes back in time gets all that was on its way, and its view is told what it has missed. One that
/// has taken nothing for [`Config::send_timeout`](crate::Config::send_timeout), 30 s, is disconnected, and its view ends; when it comes
/// back it joins again, and `mount` gives it what there is then.
///
/// ```
/// use live_runtime::prelude::*;
///
/// #[derive(Clone)]
/// struct Price(u64);
///
/// const PRICES: Topic<Price> = Topic::new("prices");
///
/// #[live_view]
/// struct Ticker {
///     price: u64,
///     missed: u64,
/// }
///
/// #[live_view]
/// impl Ticker {
///     fn mount(socket: &mut Socket<Self>) -> Self {
///         socket.subscribe(PRICES);
///         Self { price: 0, missed: 0 }
///     }
///
///     #[handle_info]
///     fn price(&mut self, Price(price): Price) {
///         self.price = price;
///     }
///
///     #[handle_info]
///     fn lagged(&mut self, Lagged { missed }: Lagged) {
///         self.missed += missed;
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <p>{self.price} ({self.missed} missed)</p> }
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lagged {
    /// How many messages the view has not got.
    pub missed: u64,
}

impl<V: 'static> Socket<V> {
    /// From now on the view gets the messages of `topic`, in its `#[handle_info]` method for them. Does nothing while the
    /// view is not connected, and nothing the second time.
    ///
    /// See [`Topic`] for an example.
    pub fn subscribe<M>(&mut self, topic: impl Borrow<Topic<M>>)
    where
        M: HandledBy<V> + Clone + Send + Sync + 'static,
    {
        self.subscribe_unchecked(topic.borrow());
    }

    /// The same, where somebody else has seen to it that there is a handler.
    pub(super) fn subscribe_unchecked<M: Clone + Send + Sync + 'static>(&mut self, topic: &Topic<M>) {
        self.with_subscriptions(&mut |subscriptions, pubsub| subscriptions.add(pubsub, topic));
    }

    /// Does nothing while the view is not connected.
    pub(super) fn with_subscriptions(&mut self, add: &mut dyn FnMut(&mut Subscriptions, &PubSub)) {
        let Some(mailbox) = &self.origin.mailbox else { return };
        let subscriptions =
            self.ties.get_or_insert_default().subscriptions.get_or_insert_with(|| Subscriptions::new(mailbox.clone()));
        add(subscriptions, &self.origin.home.pubsub);
    }

    /// The view gets no more messages of `topic`, but for those that its mailbox holds already.
    pub fn unsubscribe<M>(&mut self, topic: impl Borrow<Topic<M>>)
    where
        M: Clone + Send + Sync + 'static,
    {
        let topic = topic.borrow();
        if let Some(subscriptions) = self.ties.as_mut().and_then(|ties| ties.subscriptions.as_mut()) {
            subscriptions.list.retain(|subscription| !topic.is_that_of(subscription));
        }
    }

    /// The messages that the view has missed, once it is to be told. Asked after each message, with the number of those
    /// that are `waiting`.
    pub(crate) fn missed(&mut self, waiting: impl FnOnce() -> usize) -> Option<Lagged> {
        self.ties.as_mut()?.subscriptions.as_mut()?.missed(waiting)
    }
}

impl<M: Clone + Send + Sync + 'static> Topic<M> {
    /// Sends `message` to every view that is subscribed, but not to the one whose `socket` this is.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    ///
    /// #[derive(Clone)]
    /// struct Moved(i32);
    ///
    /// const CURSOR: Topic<Moved> = Topic::new("cursor");
    ///
    /// #[live_view]
    /// struct Board {
    ///     cursor: i32,
    /// }
    ///
    /// #[live_view]
    /// impl Board {
    ///     fn mount(socket: &mut Socket<Self>) -> Self {
    ///         socket.subscribe(CURSOR);
    ///         Self { cursor: 0 }
    ///     }
    ///
    ///     #[handle_event]
    ///     fn advance(&mut self, socket: &mut Socket<Self>) {
    ///         self.cursor += 1;
    ///         CURSOR.broadcast_from(socket, Moved(self.cursor));
    ///     }
    ///
    ///     #[handle_info]
    ///     fn moved(&mut self, Moved(cursor): Moved) {
    ///         self.cursor = cursor;
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! { <button type="button" phx-click="advance">{self.cursor}</button> }
    ///     }
    /// }
    /// ```
    pub fn broadcast_from<V>(&self, socket: &Socket<V>, message: M) {
        let sender = socket.ties.as_ref().and_then(|ties| ties.subscriptions.as_ref());
        let sender = sender.map(|subscriptions| id_of(&subscriptions.member));
        socket.origin.home.pubsub.broadcast_except(self, message, sender);
    }
}

/// What a view has subscribed to.
pub(super) struct Subscriptions {
    member: Arc<Member>,
    list: Vec<Subscription>,
    /// The messages that come before those that were missed.
    older: Option<usize>,
}

/// A view, as the topics see it.
struct Member {
    mailbox: mpsc::WeakSender<Message>,
    /// How many messages found no room.
    missed: AtomicU64,
}

impl Subscriptions {
    fn new(mailbox: mpsc::WeakSender<Message>) -> Self {
        Self { member: Arc::new(Member { mailbox, missed: AtomicU64::new(0) }), list: Vec::new(), older: None }
    }

    pub(super) fn add<M: Clone + Send + Sync + 'static>(&mut self, pubsub: &PubSub, topic: &Topic<M>) {
        if self.list.iter().any(|subscription| topic.is_that_of(subscription)) {
            return;
        }
        let member: Arc<dyn Subscriber> = Arc::clone(&self.member) as _;
        self.list.push(pubsub.subscribe(topic, &member));
    }

    /// Tells of what was missed when all that was there before it is handled: then nothing older follows, and one telling
    /// does for all that was missed meanwhile.
    fn missed(&mut self, waiting: impl FnOnce() -> usize) -> Option<Lagged> {
        if self.member.missed.load(Ordering::Acquire) == 0 {
            return None;
        }
        let older = self.older.map_or_else(waiting, |older| older - 1);
        if older > 0 {
            self.older = Some(older);
            return None;
        }
        self.older = None;
        Some(Lagged { missed: self.member.missed.swap(0, Ordering::AcqRel) })
    }
}

impl Subscriber for Member {
    fn deliver(&self, letter: Arc<dyn Letter>) {
        let Some(mailbox) = self.mailbox.upgrade() else { return };
        if let Err(TrySendError::Full(_)) = mailbox.try_send(Message::Info(Info::shared(letter))) {
            self.missed.fetch_add(1, Ordering::AcqRel);
            // The view may just have handled everything, and wait: then there is room for this.
            let _ = mailbox.try_send(Message::Nudge);
        }
    }
}

impl fmt::Debug for Subscriptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.list).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPIC: Topic<Costly> = Topic::new("subscription tests");

    /// Counts its clones.
    struct Costly(Arc<AtomicU64>);

    impl Clone for Costly {
        fn clone(&self) -> Self {
            self.0.fetch_add(1, Ordering::Relaxed);
            Self(Arc::clone(&self.0))
        }
    }

    struct View;

    impl HandledBy<View> for Costly {}

    type Mailbox = (mpsc::Sender<Message>, mpsc::Receiver<Message>);

    fn subscribers(topic: &Topic<Costly>, count: usize) -> Vec<(Mailbox, Socket<View>)> {
        let subscriber = |_| {
            let mailbox = mpsc::channel(64);
            let mut socket = Socket::connected_to("phx-test", mailbox.0.downgrade());
            socket.subscribe(topic);
            (mailbox, socket)
        };
        (0..count).map(subscriber).collect()
    }

    #[test]
    fn a_message_is_cloned_by_who_handles_it() {
        let topic = TOPIC.of("clones");
        let mut all = subscribers(&topic, 10_000);
        let clones = Arc::<AtomicU64>::default();
        topic.broadcast(Costly(Arc::clone(&clones)));
        assert_eq!(clones.load(Ordering::Relaxed), 0);
        for ((_, mailbox), _) in &mut all {
            let Ok(Message::Info(info)) = mailbox.try_recv() else { panic!("nothing has come") };
            assert!(info.downcast::<Costly>().is_ok());
        }
        assert_eq!(clones.load(Ordering::Relaxed), 10_000);
    }
}
