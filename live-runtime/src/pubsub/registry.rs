//! Which topics have subscribers, on one node.

use std::{
    any::TypeId,
    collections::{HashMap, hash_map::RandomState},
    fmt,
    hash::BuildHasher,
    sync::{Arc, Mutex, Weak},
};

use serde_json::value::RawValue;

use super::{
    Letter, NodeId,
    codec::Decode,
    network::{Network, Receiver, locked},
};

/// Who gets the messages of a topic.
pub(crate) trait Subscriber: Send + Sync {
    /// Takes a message. Never waits: others are to get it too.
    fn deliver(&self, letter: Arc<dyn Letter>);
}

/// What makes a topic: topics of one name whose messages are of two types are two topics.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct TopicName {
    pub(super) message: TypeId,
    pub(super) name: &'static str,
    pub(super) keys: Option<Arc<[String]>>,
}

impl TopicName {
    /// As other nodes know it: `chat/7`. They may be of another build, in which no type is the same.
    pub(super) fn wire(&self) -> String {
        let mut wire = escaped(self.name);
        for key in self.keys.iter().flat_map(|keys| keys.iter()) {
            wire.push('/');
            wire.push_str(&escaped(key));
        }
        wire
    }
}

fn escaped(part: &str) -> String {
    part.replace('%', "%25").replace('/', "%2F")
}

/// Threads that deal with different topics rarely wait for each other.
const SHARDS: usize = 16;

/// The topics that have subscribers. One without is not kept.
pub(super) struct Registry {
    hasher: RandomState,
    shards: [Mutex<HashMap<TopicName, Arc<Room>>>; SHARDS],
    network: Arc<Network>,
}

/// The subscribers of one topic.
struct Room {
    name: TopicName,
    /// Held while a message is handed out, so that all get all messages in one order.
    order: Mutex<()>,
    members: Mutex<Members>,
    wire: Option<Wire>,
}

/// A room's way to other nodes.
struct Wire {
    name: String,
    decode: Decode,
    network: Arc<Network>,
}

#[derive(Default)]
struct Members {
    /// The room is about to be forgotten: nobody may enter it any more.
    closed: bool,
    /// By the place of what they are: each is in the table once. Who hands out a message does it from a copy of the
    /// `Arc`: others enter and leave meanwhile.
    by_id: Arc<HashMap<usize, Arc<dyn Subscriber>>>,
}

impl Registry {
    pub(super) fn new(network: Arc<Network>) -> Self {
        Self { hasher: RandomState::new(), shards: Default::default(), network }
    }

    pub(super) fn subscribe(
        self: &Arc<Self>,
        name: &TopicName,
        decode: Option<Decode>,
        subscriber: &Arc<dyn Subscriber>,
    ) -> Subscription {
        let id = id_of(subscriber);
        loop {
            let room = self.room_for(name, decode);
            if room.enter(Arc::clone(subscriber)) {
                return Subscription { registry: Arc::clone(self), room, id };
            }
            self.forget(&room);
        }
    }

    /// Hands `letter` to all subscribers but `except`. Those of one topic get all its letters in one order.
    pub(super) fn broadcast(&self, name: &TopicName, letter: &Arc<dyn Letter>, except: Option<usize>) {
        let room = locked(self.shard(name)).get(name).cloned();
        if let Some(room) = room {
            room.hand_out(letter, except);
        }
    }

    fn shard(&self, name: &TopicName) -> &Mutex<HashMap<TopicName, Arc<Room>>> {
        let hash = self.hasher.hash_one(name);
        &self.shards[usize::try_from(hash % SHARDS as u64).unwrap_or_default()]
    }

    fn room_for(&self, name: &TopicName, decode: Option<Decode>) -> Arc<Room> {
        let mut shard = locked(self.shard(name));
        if let Some(room) = shard.get(name) {
            return Arc::clone(room);
        }
        let wire = decode.map(|decode| Wire { name: name.wire(), decode, network: Arc::clone(&self.network) });
        let room = Arc::new(Room { name: name.clone(), order: Mutex::default(), members: Mutex::default(), wire });
        if let Some(wire) = &room.wire {
            let receiver: Weak<Room> = Arc::downgrade(&room);
            self.network.plug(&wire.name, receiver);
        }
        shard.insert(name.clone(), Arc::clone(&room));
        room
    }

    /// Forgets a closed room; not the one that may have taken its place.
    fn forget(&self, room: &Arc<Room>) {
        let mut shard = locked(self.shard(&room.name));
        if shard.get(&room.name).is_some_and(|there| Arc::ptr_eq(there, room)) {
            shard.remove(&room.name);
        }
    }

    #[cfg(test)]
    pub(super) fn has(&self, name: &TopicName) -> bool {
        locked(self.shard(name)).contains_key(name)
    }
}

impl Room {
    fn hand_out(&self, letter: &Arc<dyn Letter>, except: Option<usize>) {
        let _order = locked(&self.order);
        let members = Arc::clone(&locked(&self.members).by_id);
        for (id, subscriber) in &*members {
            if Some(*id) != except {
                subscriber.deliver(Arc::clone(letter));
            }
        }
    }

    /// `false` where the room is closed.
    fn enter(&self, subscriber: Arc<dyn Subscriber>) -> bool {
        let mut members = locked(&self.members);
        if !members.closed {
            Arc::make_mut(&mut members.by_id).insert(id_of(&subscriber), subscriber);
        }
        !members.closed
    }

    /// `true` where nobody is left.
    fn leave(&self, id: usize) -> bool {
        let mut members = locked(&self.members);
        let by_id = Arc::make_mut(&mut members.by_id);
        by_id.remove(&id);
        if by_id.len() < by_id.capacity() / 4 {
            by_id.shrink_to_fit();
        }
        members.closed = members.by_id.is_empty();
        members.closed
    }
}

impl Receiver for Room {
    fn receive(&self, _: NodeId, payload: &RawValue) -> Result<(), serde_json::Error> {
        if let Some(wire) = &self.wire {
            self.hand_out(&(wire.decode)(payload)?, None);
        }
        Ok(())
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.network.unplug(&self.name);
    }
}

/// What keeps a subscriber in a topic: it ends when this is dropped.
pub(crate) struct Subscription {
    registry: Arc<Registry>,
    room: Arc<Room>,
    id: usize,
}

impl Subscription {
    /// Whether it is one to this topic.
    pub(super) fn is_to(&self, name: &TopicName) -> bool {
        self.room.name == *name
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if self.room.leave(self.id) {
            self.registry.forget(&self.room);
        }
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Subscription").field(&self.room.name).finish()
    }
}

/// Where a subscriber is in memory, which tells it from all others for as long as it is subscribed.
pub(crate) fn id_of<T: ?Sized>(subscriber: &Arc<T>) -> usize {
    Arc::as_ptr(subscriber).cast::<()>().addr()
}
