//! The other nodes, as far as this one knows them.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak},
    time::Duration,
};

use serde_json::value::RawValue;
use tokio::time::{Instant, MissedTickBehavior, interval};
use tracing::{info, warn};

use super::{Adapter, Inbox, NodeId, Parcel};

/// How often a node says that it is there.
const BEAT: Duration = Duration::from_secs(5);
/// A node that says nothing for so long is gone.
const GONE: Duration = Duration::from_secs(16);

/// What takes the parcels of one name.
pub(super) trait Receiver: Send + Sync {
    /// Takes what another node has sent.
    ///
    /// # Errors
    ///
    /// Where it is of no use.
    fn receive(&self, from: NodeId, payload: &RawValue) -> Result<(), serde_json::Error>;

    /// A node is there that was not.
    fn greet(&self) {}

    /// A node is gone.
    fn forget(&self, node: NodeId) {
        let _ = node;
    }
}

/// One node's way to the others.
pub(super) struct Network {
    node: NodeId,
    adapter: OnceLock<Box<dyn Adapter>>,
    receivers: Mutex<HashMap<String, Vec<Weak<dyn Receiver>>>>,
    /// When each of the others has last been heard of.
    heard: Mutex<HashMap<NodeId, Instant>>,
}

impl Network {
    /// Of a node that is not connected yet.
    pub(super) fn new() -> Self {
        Self { node: NodeId::random(), adapter: OnceLock::new(), receivers: Mutex::default(), heard: Mutex::default() }
    }

    pub(super) fn node(&self) -> NodeId {
        self.node
    }

    pub(super) fn is_connected(&self) -> bool {
        self.adapter.get().is_some()
    }

    pub(super) fn connect<A: Adapter>(self: &Arc<Self>, adapter: impl FnOnce(Inbox) -> A) {
        let mut is_first = false;
        self.adapter.get_or_init(|| {
            is_first = true;
            Box::new(adapter(Inbox::new(Arc::downgrade(self))))
        });
        if !is_first {
            warn!("this node has an adapter already");
            return;
        }
        self.all().iter().for_each(|receiver| receiver.greet());
        tokio::spawn(beat(Arc::downgrade(self)));
    }

    /// Sends to all other nodes, if there can be any.
    pub(super) fn publish(&self, topic: &str, payload: Box<RawValue>) {
        if let Some(adapter) = self.adapter.get() {
            adapter.publish(Parcel { node: self.node, topic: topic.to_owned(), payload });
        }
    }

    pub(super) fn receive(&self, parcel: &Parcel) {
        let Parcel { node, topic, payload } = parcel;
        if *node == self.node {
            return;
        }
        if locked(&self.heard).insert(*node, Instant::now()).is_none() {
            info!(%node, "another node is there");
            self.all().iter().for_each(|receiver| receiver.greet());
        }
        let receivers = locked(&self.receivers).get(topic).map(|known| upgraded(known)).unwrap_or_default();
        for receiver in receivers {
            if let Err(reason) = receiver.receive(*node, payload) {
                warn!(%node, topic, %reason, "what another node has sent cannot be read");
            }
        }
    }

    /// From now on `receiver` takes the parcels of that name, until it is dropped and [`Network::unplug`] is called.
    pub(super) fn plug(&self, name: &str, receiver: Weak<dyn Receiver>) {
        locked(&self.receivers).entry(name.to_owned()).or_default().push(receiver);
    }

    /// Forgets the receivers of that name that have been dropped.
    pub(super) fn unplug(&self, name: &str) {
        let mut receivers = locked(&self.receivers);
        if let Some(known) = receivers.get_mut(name) {
            known.retain(|receiver| receiver.strong_count() > 0);
            if known.is_empty() {
                receivers.remove(name);
            }
        }
    }

    fn all(&self) -> Vec<Arc<dyn Receiver>> {
        locked(&self.receivers).values().flat_map(|known| upgraded(known)).collect()
    }

    /// Says that this node is there, and finds out which others are not.
    fn beat(&self) {
        self.publish("", RawValue::NULL.to_owned());
        let mut gone = Vec::new();
        locked(&self.heard).retain(|node, heard| {
            let is_there = heard.elapsed() < GONE;
            if !is_there {
                gone.push(*node);
            }
            is_there
        });
        for node in gone {
            warn!(%node, "another node is gone");
            self.all().iter().for_each(|receiver| receiver.forget(node));
        }
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network").field("node", &self.node).finish_non_exhaustive()
    }
}

async fn beat(network: Weak<Network>) {
    let mut interval = interval(BEAT);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        let Some(network) = network.upgrade() else { return };
        network.beat();
    }
}

fn upgraded(receivers: &[Weak<dyn Receiver>]) -> Vec<Arc<dyn Receiver>> {
    receivers.iter().filter_map(Weak::upgrade).collect()
}

/// No panic leaves these tables half changed.
pub(super) fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
