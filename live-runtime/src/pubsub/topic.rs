//! Topics as users write them.

use std::{any::TypeId, fmt, sync::Arc};

use super::{CrossesNodes, PubSub, Subscription, codec::Codec, registry::TopicName};

/// Something that is spoken about: messages of the type `M`, for every view that has subscribed.
///
/// A topic is a constant, and has parts by key. A view subscribes in `mount` or in a handler, and needs a
/// `#[handle_info]` method of the messages: without one it does not compile. Its subscriptions end with it.
///
/// ```
/// use live_runtime::prelude::*;
///
/// #[derive(Clone)]
/// struct Said(String);
///
/// const CHAT: Topic<Said> = Topic::new("chat");
///
/// #[live_view]
/// struct Chat {
///     room: u32,
///     lines: Vec<String>,
/// }
///
/// #[live_view]
/// impl Chat {
///     fn mount(socket: &mut Socket<Self>) -> Self {
///         socket.subscribe(CHAT.of(7));
///         Self { room: 7, lines: Vec::new() }
///     }
///
///     #[handle_event]
///     fn greet(&mut self) {
///         CHAT.of(self.room).broadcast(Said("Hello".into()));
///     }
///
///     #[handle_info]
///     fn said(&mut self, Said(line): Said) {
///         self.lines.push(line);
///     }
///
///     fn render(&self) -> impl Render {
///         html! {
///             <p :for={line in &self.lines}>{line}</p>
///             <button type="button" phx-click="greet">Greet</button>
///         }
///     }
/// }
/// ```
///
/// # What it costs, and what is promised
///
/// A broadcast puts the message into an `Arc` and clones that for each subscriber; it never waits. Each subscriber clones
/// the message when it handles it: where that is costly, make it a `Topic<Arc<M>>`, and a handler that takes an `Arc<M>`.
/// All subscribers see the messages of one topic in the same order.
///
/// A subscriber whose mailbox is full misses the message, and is told with a [`Lagged`](crate::Lagged).
///
/// Two topics of one name with messages of two types are two topics on one node. Other nodes know a topic by its name and keys
/// alone: what is made with [`Topic::across_nodes`] needs a name of its own.
///
/// # More nodes
///
/// What is made with [`Topic::new`] reaches the views of this node. What is made with [`Topic::across_nodes`] reaches those of all
/// nodes that an [`Adapter`](crate::Adapter) connects; its messages have to be `Serialize` and `Deserialize`.
pub struct Topic<M> {
    name: &'static str,
    keys: Option<Arc<[String]>>,
    /// Where its messages cross nodes.
    codec: Option<Codec<M>>,
}

impl<M> Topic<M> {
    /// The topic called `name`, of this node.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, keys: None, codec: None }
    }

    /// The topic called `name`, of all nodes.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    /// use serde::{Deserialize, Serialize};
    ///
    /// #[derive(Clone, Serialize, Deserialize)]
    /// struct Said(String);
    ///
    /// const CHAT: Topic<Said> = Topic::across_nodes("chat");
    /// ```
    #[must_use]
    pub const fn across_nodes(name: &'static str) -> Self
    where
        M: CrossesNodes + Clone + Send + Sync + 'static,
    {
        Self { name, keys: None, codec: Some(Codec::NEW) }
    }

    /// The part of the topic that is about `key`: a topic of its own, whose subscribers get nothing of the whole.
    #[must_use]
    pub fn of(&self, key: impl fmt::Display) -> Self {
        let outer = self.keys.iter().flat_map(|keys| keys.iter().cloned());
        let keys = outer.chain([key.to_string()]).collect();
        Self { name: self.name, keys: Some(keys), codec: self.codec }
    }
}

impl<M: Clone + Send + Sync + 'static> Topic<M> {
    /// Sends `message` to every view that is subscribed, the one that sends it among them.
    pub fn broadcast(&self, message: M) {
        PubSub::process().broadcast(self, message);
    }

    /// Sends `message` to every view of this node that is subscribed, also where the topic crosses nodes.
    pub fn local_broadcast(&self, message: M) {
        PubSub::process().local_broadcast(self, message);
    }

    pub(super) fn codec(&self) -> Option<Codec<M>> {
        self.codec
    }

    /// Whether it is a subscription to this topic.
    pub(crate) fn is_that_of(&self, subscription: &Subscription) -> bool {
        subscription.is_to(&self.full_name())
    }

    pub(super) fn full_name(&self) -> TopicName {
        TopicName { message: TypeId::of::<M>(), name: self.name, keys: self.keys.clone() }
    }
}

impl<M> Clone for Topic<M> {
    fn clone(&self) -> Self {
        Self { name: self.name, keys: self.keys.clone(), codec: self.codec }
    }
}

impl<M> fmt::Debug for Topic<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Topic").field("name", &self.name).field("keys", &self.keys).finish_non_exhaustive()
    }
}
