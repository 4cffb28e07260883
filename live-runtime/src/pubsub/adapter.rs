//! How messages get to other nodes.

use std::{
    fmt,
    hash::{BuildHasher as _, RandomState},
    sync::Weak,
};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::network::Network;

/// Takes parcels from one node to all others: over Redis, NATS, or whatever connects them.
///
/// An adapter promises little: parcels of one node arrive in the order in which they were published, or not at all.
///
/// [`publish`](Self::publish) returns at once: it puts the parcel into a bounded queue, from which a task of the adapter's own
/// sends it. It must not call [`Inbox::deliver`], as locks are held while it runs.
///
/// This one connects the nodes of one process, as a test does:
///
/// ```
/// use live_runtime::{Adapter, Inbox, Parcel, PubSub};
/// use tokio::sync::broadcast::{self, error::RecvError};
///
/// struct InMemory(broadcast::Sender<String>);
///
/// impl InMemory {
///     fn new(bus: &broadcast::Sender<String>, inbox: Inbox) -> Self {
///         let mut parcels = bus.subscribe();
///         tokio::spawn(async move {
///             loop {
///                 match parcels.recv().await.as_deref().map(serde_json::from_str) {
///                     Ok(Ok(parcel)) => inbox.deliver(&parcel),
///                     Ok(Err(error)) => eprintln!("no parcel: {error}"),
///                     Err(RecvError::Lagged(lost)) => eprintln!("{lost} parcels are lost"),
///                     Err(RecvError::Closed) => return,
///                 }
///             }
///         });
///         Self(bus.clone())
///     }
/// }
///
/// impl Adapter for InMemory {
///     fn publish(&self, parcel: Parcel) {
///         if let Ok(text) = serde_json::to_string(&parcel) {
///             let _ = self.0.send(text);
///         }
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let bus = broadcast::Sender::new(1000);
/// PubSub::process().connect(|inbox| InMemory::new(&bus, inbox));
/// # }
/// ```
pub trait Adapter: Send + Sync + 'static {
    /// Sends a parcel to all other nodes. Never waits.
    fn publish(&self, parcel: Parcel);
}

/// Which node. Each start of a process is another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(u64);

impl NodeId {
    pub(super) fn random() -> Self {
        Self(RandomState::new().hash_one(std::process::id()))
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What one node says to all others.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Parcel {
    pub(super) node: NodeId,
    pub(super) topic: String,
    pub(super) payload: Box<RawValue>,
}

impl Parcel {
    /// Who says it.
    #[must_use]
    pub fn node(&self) -> NodeId {
        self.node
    }

    /// What it is about. All nodes get all parcels; one that knows nothing of a topic ignores it.
    #[must_use]
    pub fn topic(&self) -> &str {
        &self.topic
    }
}

/// Where an adapter leaves what comes from other nodes. It does not keep the node.
#[derive(Debug, Clone)]
pub struct Inbox(Weak<Network>);

impl Inbox {
    pub(super) fn new(network: Weak<Network>) -> Self {
        Self(network)
    }

    /// Hands a parcel to who waits for it. This node's own are ignored.
    pub fn deliver(&self, parcel: &Parcel) {
        if let Some(network) = self.0.upgrade() {
            network.receive(parcel);
        }
    }
}
