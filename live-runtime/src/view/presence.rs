//! What a view tracks, and whose presence it watches.

use std::{fmt, sync::Arc};

use super::{HandledBy, Socket};
use crate::pubsub::{AnyTable, Presence, PresenceDiff, Present, PubSub, Table, id_of};

/// Says that the view `V` handles the diffs of presences with this metadata.
#[diagnostic::on_unimplemented(
    message = "`{V}` does not handle messages of the type `PresenceDiff<{Self}>`",
    label = "`{V}` has no handler for who comes and goes",
    note = "add a handler to the view's `#[live_view] impl`: `#[handle_info] fn name(&mut self, diff: PresenceDiff<{Self}>)`"
)]
pub trait WatchedBy<V> {}

#[diagnostic::do_not_recommend]
impl<V, M> WatchedBy<V> for M where PresenceDiff<M>: HandledBy<V> {}

impl<V: 'static> Socket<V> {
    /// Says that something is there, until this view ends: `key` says what, `meta` what is known of it. Does nothing while the
    /// view is not connected.
    ///
    /// Where this view tracks the same key already, `meta` takes the place of what was known of it.
    ///
    /// See [`Presence`] for an example.
    pub fn track<M>(&mut self, presence: &Presence<M>, key: &str, meta: M)
    where
        M: Clone + Send + Sync + 'static,
    {
        if !self.connected() {
            return;
        }
        let table = presence.table(&self.origin.home.pubsub);
        let presences = &mut self.ties.get_or_insert_default().presences;
        if let Some(tracked) = presences.tracked.iter_mut().find(|tracked| tracked.is(&table, key)) {
            tracked.number = table.track(Some(tracked.number), key, meta);
        } else {
            let number = table.track(None, key, meta);
            presences.tracked.push(Tracked { table, key: key.into(), number });
        }
    }

    /// What this view tracks by `key` is not there any more.
    pub fn untrack<M>(&mut self, presence: &Presence<M>, key: &str)
    where
        M: Clone + Send + Sync + 'static,
    {
        let Some(table) = presence.known_table(&self.origin.home.pubsub) else { return };
        if let Some(ties) = &mut self.ties {
            ties.presences.tracked.retain(|tracked| !tracked.is(&table, key));
        }
    }

    /// From now on the view gets a [`PresenceDiff`] whenever somebody comes or goes, in its `#[handle_info]` method for it.
    /// Does nothing while the view is not connected.
    ///
    /// Call [`present`](Self::present) after this for who is there already: so nobody is missed.
    pub fn subscribe_presence<M>(&mut self, presence: &Presence<M>)
    where
        M: WatchedBy<V> + Clone + Send + Sync + 'static,
    {
        if !self.connected() {
            return;
        }
        self.subscribe_unchecked(presence.diffs());
        let table: Arc<dyn AnyTable> = presence.table(&self.origin.home.pubsub);
        let watched = &mut self.ties.get_or_insert_default().presences.watched;
        if watched.iter().all(|known| id_of(known) != id_of(&table)) {
            watched.push(table);
        }
    }

    /// The view gets no more diffs of `presence`, but for those that its mailbox holds already.
    pub fn unsubscribe_presence<M>(&mut self, presence: &Presence<M>)
    where
        M: Clone + Send + Sync + 'static,
    {
        self.unsubscribe(presence.diffs());
        let Some(table) = presence.known_table(&self.origin.home.pubsub) else { return };
        if let Some(ties) = &mut self.ties {
            ties.presences.watched.retain(|known| id_of(known) != id_of(&table));
        }
    }

    /// Who is there, in the order in which they came: also for the response over HTTP.
    #[must_use]
    pub fn present<M>(&self, presence: &Presence<M>) -> Vec<Present<M>>
    where
        M: Clone + Send + Sync + 'static,
    {
        presence.list_on(&self.origin.home.pubsub)
    }

    /// The node that the view is on.
    #[must_use]
    pub fn pubsub(&self) -> &PubSub {
        &self.origin.home.pubsub
    }
}

/// A view's part in presences. Who drops it leaves.
#[derive(Default)]
pub(super) struct Presences {
    tracked: Vec<Tracked>,
    /// What is known of other nodes is kept for these.
    watched: Vec<Arc<dyn AnyTable>>,
}

struct Tracked {
    table: Arc<dyn AnyTable>,
    key: Box<str>,
    number: u64,
}

impl Tracked {
    fn is<M: Clone + Send + Sync + 'static>(&self, table: &Arc<Table<M>>, key: &str) -> bool {
        &*self.key == key && id_of(&self.table) == id_of(table)
    }
}

impl Drop for Tracked {
    fn drop(&mut self) {
        self.table.untrack(self.number);
    }
}

impl fmt::Debug for Presences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presences").field("tracked", &self.tracked.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Config,
        pubsub::tests::Said,
        view::{Home, Views},
    };

    #[tokio::test]
    async fn who_takes_no_part_asks_no_other_node() {
        const ONLINE: Presence<u32> = Presence::across_nodes("online");
        let (pubsub, said) = (PubSub::isolated(), Said::default());
        pubsub.connect(|_| said.clone());
        let home = Arc::new(Home::new(pubsub, Views::default(), &Config::default()));
        let mut socket = Socket::<()>::disconnected("phx-1").at(home);
        socket.untrack(&ONLINE, "ada");
        socket.unsubscribe_presence(&ONLINE);
        assert!(said.0.lock().unwrap().is_empty());
    }
}
