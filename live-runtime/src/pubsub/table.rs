//! Who is there, as one node knows it.

use std::{
    any::Any,
    collections::{BTreeMap, HashSet},
    fmt,
    sync::{Arc, Mutex, Weak},
};

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use tracing::error;

use super::{
    CrossesNodes, NodeId, PresenceDiff, Present, PubSub, Topic,
    network::{Receiver, locked},
    node::Node,
    presence::Place,
};

/// What the nodes say to each other of one presence. Each speaks of its own views only.
#[derive(Serialize, Deserialize)]
pub(super) enum Frame<M> {
    /// Who is there?
    Ask,
    /// These and no others.
    State(Vec<Entry<M>>),
    Changed {
        joins: Vec<Entry<M>>,
        leaves: Vec<u64>,
    },
}

#[derive(Serialize, Deserialize)]
pub(super) struct Entry<M> {
    number: u64,
    key: String,
    meta: M,
}

/// How frames are written and read.
pub(super) struct FrameCodec<M> {
    encode: fn(&Frame<M>) -> Result<Box<RawValue>, serde_json::Error>,
    decode: fn(&RawValue) -> Result<Frame<M>, serde_json::Error>,
}

impl<M: CrossesNodes> FrameCodec<M> {
    pub(super) const NEW: Self =
        Self { encode: |frame| to_raw_value(frame), decode: |payload| serde_json::from_str(payload.get()) };
}

impl<M> Clone for FrameCodec<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for FrameCodec<M> {}

/// Who is there. The lock is held while changes are told, so that they are told in the order in which they happen.
pub(crate) struct Table<M: Clone + Send + Sync + 'static> {
    diffs: Topic<PresenceDiff<M>>,
    wire: Option<(String, FrameCodec<M>)>,
    node: Weak<Node>,
    state: Mutex<State<M>>,
    own: NodeId,
}

struct State<M> {
    numbers: u64,
    present: BTreeMap<Place, Present<M>>,
}

impl<M: Clone + Send + Sync + 'static> Table<M> {
    pub(super) fn known(pubsub: &PubSub, diffs: &Topic<PresenceDiff<M>>) -> Option<Arc<Self>> {
        let known = locked(&pubsub.node().presences).get(&diffs.full_name())?.upgrade()?;
        known.downcast().ok()
    }

    pub(super) fn of(pubsub: &PubSub, diffs: &Topic<PresenceDiff<M>>, codec: Option<FrameCodec<M>>) -> Arc<Self> {
        let node = pubsub.node();
        let name = diffs.full_name();
        let mut presences = locked(&node.presences);
        let known = presences.get(&name).and_then(Weak::upgrade);
        if let Some(table) = known.and_then(|known| known.downcast().ok()) {
            return table;
        }
        let table = Arc::new(Self {
            diffs: diffs.clone(),
            wire: codec.map(|codec| (format!("presence:{}", name.wire()), codec)),
            node: Arc::downgrade(node),
            state: Mutex::new(State { numbers: 0, present: BTreeMap::new() }),
            own: node.network.node(),
        });
        let any: Arc<dyn Any + Send + Sync> = Arc::clone(&table) as _;
        presences.insert(name, Arc::downgrade(&any));
        drop(presences);
        if let Some((wire, _)) = &table.wire {
            let receiver: Weak<Self> = Arc::downgrade(&table);
            node.network.plug(wire, receiver);
            table.say(&Frame::Ask);
        }
        table
    }

    pub(super) fn list(&self) -> Vec<Present<M>> {
        locked(&self.state).present.values().cloned().collect()
    }

    /// Tracks something, in the place of what it was before, and gives its number.
    pub(crate) fn track(&self, before: Option<u64>, key: &str, meta: M) -> u64 {
        let mut state = locked(&self.state);
        let number = state.numbers;
        state.numbers += 1;
        let join = Present { place: Place { node: self.own, number }, key: key.into(), meta };
        self.change(&mut state, vec![join], before.into_iter().collect());
        number
    }

    /// Changes what is there by what this node's views do, and tells everybody.
    fn change(&self, state: &mut State<M>, joins: Vec<Present<M>>, leaves: Vec<u64>) {
        if self.wire.is_some() {
            self.say(&Frame::Changed { joins: joins.iter().map(entry).collect(), leaves: leaves.clone() });
        }
        let leaves = leaves.into_iter().map(|number| Place { node: self.own, number }).collect();
        self.apply(state, joins, leaves);
    }

    /// Changes what is there, and tells this node's views.
    fn apply(&self, state: &mut State<M>, joins: Vec<Present<M>>, leaves: Vec<Place>) {
        let leaves: Vec<_> = leaves.into_iter().filter_map(|place| state.present.remove(&place)).collect();
        for join in &joins {
            state.present.insert(join.place, join.clone());
        }
        if joins.is_empty() && leaves.is_empty() {
            return;
        }
        if let Some(node) = self.node.upgrade() {
            node.local_broadcast(&self.diffs, PresenceDiff { joins, leaves });
        }
    }

    fn say(&self, frame: &Frame<M>) {
        let (Some((wire, codec)), Some(node)) = (&self.wire, self.node.upgrade()) else { return };
        if !node.network.is_connected() {
            return;
        }
        match (codec.encode)(frame) {
            Ok(payload) => node.network.publish(wire, payload),
            Err(reason) => error!(presence = wire, %reason, "metadata cannot be sent to other nodes"),
        }
    }
}

fn entry<M: Clone>(present: &Present<M>) -> Entry<M> {
    Entry { number: present.place.number, key: present.key.to_string(), meta: present.meta.clone() }
}

impl<M: Clone + Send + Sync + 'static> Receiver for Table<M> {
    fn receive(&self, from: NodeId, payload: &RawValue) -> Result<(), serde_json::Error> {
        let Some((_, codec)) = &self.wire else { return Ok(()) };
        let frame = (codec.decode)(payload)?;
        let mut state = locked(&self.state);
        let present =
            |Entry { number, key, meta }| Present { place: Place { node: from, number }, key: key.into(), meta };
        match frame {
            Frame::Ask => {
                let own = state.present.values().filter(|present| present.place.node == self.own);
                // Also where there is none: who asks may have missed that the last one has gone.
                self.say(&Frame::State(own.map(entry).collect()));
            }
            Frame::State(entries) => {
                let there: HashSet<u64> = entries.iter().map(|entry| entry.number).collect();
                let of_node = state.present.keys().filter(|place| place.node == from);
                let gone = of_node.filter(|place| !there.contains(&place.number)).copied().collect();
                let all = entries.into_iter().map(present);
                let new = all.filter(|present| !state.present.contains_key(&present.place)).collect();
                self.apply(&mut state, new, gone);
            }
            Frame::Changed { joins, leaves } => {
                let leaves = leaves.into_iter().map(|number| Place { node: from, number }).collect();
                self.apply(&mut state, joins.into_iter().map(present).collect(), leaves);
            }
        }
        Ok(())
    }

    fn greet(&self) {
        self.say(&Frame::Ask);
    }

    fn forget(&self, node: NodeId) {
        let mut state = locked(&self.state);
        let gone = state.present.keys().filter(|place| place.node == node).copied().collect();
        self.apply(&mut state, Vec::new(), gone);
    }
}

impl<M: Clone + Send + Sync + 'static> Drop for Table<M> {
    fn drop(&mut self) {
        let Some(node) = self.node.upgrade() else { return };
        node.forget_presence(&self.diffs.full_name());
        if let Some((wire, _)) = &self.wire {
            node.network.unplug(wire);
        }
    }
}

/// A table, whatever its metadata is.
pub(crate) trait AnyTable: Send + Sync {
    fn untrack(&self, number: u64);
}

impl<M: Clone + Send + Sync + 'static> AnyTable for Table<M> {
    fn untrack(&self, number: u64) {
        self.change(&mut locked(&self.state), Vec::new(), vec![number]);
    }
}

impl<M: Clone + Send + Sync + 'static> fmt::Debug for Table<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Table").field(&self.diffs).finish()
    }
}
