//! A node: its topics, its presences, and its way to others.

use std::{
    any::Any,
    collections::HashMap,
    fmt,
    sync::{Arc, LazyLock, Mutex, Weak},
};

use tracing::error;

use super::{
    Adapter, Inbox, Letter, Subscriber, Subscription, Topic,
    letter::Envelope,
    network::{Network, locked},
    registry::{Registry, TopicName},
};

/// The topics and presences of one node, and its way to the others.
///
/// A process is one node: [`PubSub::process`]. Its views, and [`Topic::broadcast`] anywhere in it, use that one, so that
/// there is nothing to set up until there are more nodes, which an [`Adapter`] connects. Tests make several nodes in
/// one process, and hand each to a [`Live`](crate::Live::pubsub).
#[derive(Clone)]
pub struct PubSub(Arc<Node>);

pub(super) struct Node {
    pub(super) registry: Arc<Registry>,
    pub(super) network: Arc<Network>,
    /// By name; each is kept by those who track or watch.
    pub(super) presences: Mutex<HashMap<TopicName, Weak<dyn Any + Send + Sync>>>,
}

static PROCESS: LazyLock<PubSub> = LazyLock::new(PubSub::isolated);

impl PubSub {
    /// The one of this process.
    #[must_use]
    pub fn process() -> Self {
        PROCESS.clone()
    }

    /// One that is not the process's own: a second node, for tests.
    #[must_use]
    pub fn isolated() -> Self {
        let network = Arc::new(Network::new());
        let registry = Arc::new(Registry::new(Arc::clone(&network)));
        Self(Arc::new(Node { registry, network, presences: Mutex::default() }))
    }

    /// Connects this node with others. Once, on a tokio runtime; see [`Adapter`] for an example.
    pub fn connect<A: Adapter>(&self, adapter: impl FnOnce(Inbox) -> A) {
        self.0.network.connect(adapter);
    }

    /// Sends `message` to every subscriber on this node, and on all others where the topic crosses nodes.
    pub fn broadcast<M: Clone + Send + Sync + 'static>(&self, topic: &Topic<M>, message: M) {
        self.broadcast_except(topic, message, None);
    }

    /// Sends `message` to every subscriber on this node.
    pub fn local_broadcast<M: Clone + Send + Sync + 'static>(&self, topic: &Topic<M>, message: M) {
        self.0.local_broadcast(topic, message);
    }

    /// To every subscriber but the one at this place.
    pub(crate) fn broadcast_except<M>(&self, topic: &Topic<M>, message: M, sender: Option<usize>)
    where
        M: Clone + Send + Sync + 'static,
    {
        if let Some(codec) = topic.codec()
            && self.0.network.is_connected()
        {
            match (codec.encode)(&message) {
                Ok(payload) => self.0.network.publish(&topic.full_name().wire(), payload),
                Err(reason) => error!(?topic, %reason, "a message cannot be sent to other nodes"),
            }
        }
        self.0.deliver(topic, message, sender);
    }

    pub(crate) fn subscribe<M>(&self, topic: &Topic<M>, subscriber: &Arc<dyn Subscriber>) -> Subscription
    where
        M: Clone + Send + Sync + 'static,
    {
        self.0.registry.subscribe(&topic.full_name(), topic.codec().map(|codec| codec.decode), subscriber)
    }

    pub(super) fn node(&self) -> &Arc<Node> {
        &self.0
    }
}

impl Node {
    pub(super) fn local_broadcast<M: Clone + Send + Sync + 'static>(&self, topic: &Topic<M>, message: M) {
        self.deliver(topic, message, None);
    }

    fn deliver<M: Clone + Send + Sync + 'static>(&self, topic: &Topic<M>, message: M, sender: Option<usize>) {
        let letter: Arc<dyn Letter> = Arc::new(Envelope(message));
        self.registry.broadcast(&topic.full_name(), &letter, sender);
    }

    /// Forgets a presence that nobody tracks or watches any more.
    pub(super) fn forget_presence(&self, name: &TopicName) {
        let mut presences = locked(&self.presences);
        if presences.get(name).is_some_and(|presence| presence.strong_count() == 0) {
            presences.remove(name);
        }
    }
}

impl fmt::Debug for PubSub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PubSub").field("node", &self.0.network.node()).finish_non_exhaustive()
    }
}
