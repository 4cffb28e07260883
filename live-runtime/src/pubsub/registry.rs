//! Which topics have subscribers, in this process.

use std::{
    any::TypeId,
    collections::{HashMap, hash_map::RandomState},
    fmt,
    hash::BuildHasher,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};

use super::Letter;

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

/// Threads that deal with different topics rarely wait for each other.
const SHARDS: usize = 16;

/// The topics that have subscribers. One without is not kept.
pub(super) struct Registry {
    hasher: RandomState,
    shards: [Mutex<HashMap<TopicName, Arc<Room>>>; SHARDS],
}

/// The subscribers of one topic.
struct Room {
    name: TopicName,
    members: Mutex<Members>,
}

#[derive(Default)]
struct Members {
    /// The room is about to be forgotten: nobody may enter it any more.
    closed: bool,
    /// By the place of what they are: each is in the table once.
    by_id: HashMap<usize, Arc<dyn Subscriber>>,
}

static REGISTRY: LazyLock<Registry> =
    LazyLock::new(|| Registry { hasher: RandomState::new(), shards: Default::default() });

/// The registry of this process.
pub(super) fn registry() -> &'static Registry {
    &REGISTRY
}

impl Registry {
    pub(super) fn subscribe(&self, name: &TopicName, subscriber: &Arc<dyn Subscriber>) -> Subscription {
        let id = id_of(subscriber);
        loop {
            let room = self.room_for(name);
            if room.enter(Arc::clone(subscriber)) {
                return Subscription { room, id };
            }
            self.forget(&room);
        }
    }

    /// Hands `letter` to all subscribers but `except`. Those of one topic get all its letters in one order.
    pub(super) fn broadcast(&self, name: &TopicName, letter: &Arc<dyn Letter>, except: Option<usize>) {
        let room = locked(self.shard(name)).get(name).cloned();
        let Some(room) = room else { return };
        for (id, subscriber) in &locked(&room.members).by_id {
            if Some(*id) != except {
                subscriber.deliver(Arc::clone(letter));
            }
        }
    }

    fn shard(&self, name: &TopicName) -> &Mutex<HashMap<TopicName, Arc<Room>>> {
        let hash = self.hasher.hash_one(name);
        &self.shards[usize::try_from(hash % SHARDS as u64).unwrap_or_default()]
    }

    fn room_for(&self, name: &TopicName) -> Arc<Room> {
        let mut shard = locked(self.shard(name));
        if let Some(room) = shard.get(name) {
            return Arc::clone(room);
        }
        let room = Arc::new(Room { name: name.clone(), members: Mutex::default() });
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
    /// `false` where the room is closed.
    fn enter(&self, subscriber: Arc<dyn Subscriber>) -> bool {
        let mut members = locked(&self.members);
        if !members.closed {
            members.by_id.insert(id_of(&subscriber), subscriber);
        }
        !members.closed
    }

    /// `true` where nobody is left.
    fn leave(&self, id: usize) -> bool {
        let mut members = locked(&self.members);
        members.by_id.remove(&id);
        if members.by_id.len() < members.by_id.capacity() / 4 {
            members.by_id.shrink_to_fit();
        }
        members.closed = members.by_id.is_empty();
        members.closed
    }
}

/// What keeps a subscriber in a topic: it ends when this is dropped.
pub(crate) struct Subscription {
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
            registry().forget(&self.room);
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

/// No panic leaves these tables half changed.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
