//! Which sockets belong to whom.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio_util::sync::CancellationToken;

use crate::session::random_bytes;

/// Whose socket it is, as the application says it: an extension that a layer or a stage gives to the requests of a user
/// that it knows. [`Sockets::disconnect`] closes the sockets over which such a page is joined.
///
/// ```
/// use axum::{extract::Request, middleware::Next, response::Response};
/// use live_runtime::LiveSocketId;
///
/// async fn require_user(mut request: Request, next: Next) -> Response {
///     let user = 7; // from the session, or a redirect to the login
///     request.extensions_mut().insert(LiveSocketId::new(format!("users:{user}")));
///     next.run(request).await
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LiveSocketId(Arc<str>);

impl LiveSocketId {
    /// Such as `users:7`.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }
}

/// The open sockets of an application, by whom they belong to. Made by [`Live::sockets`](crate::Live::sockets).
///
/// ```
/// use live_runtime::{Live, LiveSocketId, Secret};
///
/// let live = Live::new(Secret::random());
/// let sockets = live.sockets();
/// // When the user logs out everywhere, and the sessions are gone:
/// sockets.disconnect(&LiveSocketId::new("users:7"));
/// ```
#[derive(Clone, Default)]
pub struct Sockets(Arc<Mutex<Table>>);

struct Table {
    open: HashMap<LiveSocketId, Vec<Arc<Closer>>>,
    /// The joins under way, and who has been disconnected since each has begun: a layer may have let it pass before that.
    joining: HashMap<u64, Vec<LiveSocketId>>,
    /// The number of the last join.
    last: u64,
}

impl Default for Table {
    /// The numbers begin anywhere: a join of another server, or of one before this, has none of them.
    fn default() -> Self {
        let last = u64::from_ne_bytes(random_bytes()) >> 1;
        Self { open: HashMap::new(), joining: HashMap::new(), last }
    }
}

/// Closes one socket.
#[derive(Debug)]
pub(crate) struct Closer {
    over: CancellationToken,
    is_disconnected: AtomicBool,
}

impl Sockets {
    /// Closes every socket of `id`, with the code 1001, and every session of long polling. Their browsers connect again, and each
    /// page asks anew whether it may be shown: end the user's sessions first.
    pub fn disconnect(&self, id: &LiveSocketId) {
        let closers = {
            let mut table = self.table();
            for disconnected in table.joining.values_mut().filter(|disconnected| !disconnected.contains(id)) {
                disconnected.push(id.clone());
            }
            table.open.remove(id)
        };
        closers.into_iter().flatten().for_each(|closer| closer.close());
    }

    /// A join begins, before any layer is asked. It has ended when the result is dropped.
    pub(crate) fn joining(&self) -> Joining {
        let mut table = self.table();
        table.last += 1;
        let number = table.last;
        table.joining.insert(number, Vec::new());
        Joining { sockets: self.clone(), number }
    }

    /// Notes that the socket of the join with that number belongs to `id`, until the entry is dropped: when the joined view ends.
    /// Where `id` has been disconnected since the join has begun, the socket is closed.
    pub(crate) fn enter(&self, id: LiveSocketId, closer: Arc<Closer>, join: u64) -> Entry {
        let is_late = {
            let mut table = self.table();
            table.open.entry(id.clone()).or_default().push(Arc::clone(&closer));
            table.joining.get(&join).is_some_and(|disconnected| disconnected.contains(&id))
        };
        if is_late {
            closer.close();
        }
        Entry { sockets: self.clone(), id, closer }
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Sockets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sockets(..)")
    }
}

impl Closer {
    /// Of the connection that ends when `over` is cancelled.
    pub(crate) fn new(over: CancellationToken) -> Arc<Self> {
        Arc::new(Self { over, is_disconnected: AtomicBool::new(false) })
    }

    fn close(&self) {
        self.is_disconnected.store(true, Ordering::Release);
        self.over.cancel();
    }

    /// What ends the connection.
    pub(crate) fn over(&self) -> &CancellationToken {
        &self.over
    }

    /// Whether the connection ends because its user is not wanted any more.
    pub(crate) fn is_disconnected(&self) -> bool {
        self.is_disconnected.load(Ordering::Acquire)
    }
}

/// A socket among those of one id, for as long as it shows a view of theirs.
#[derive(Debug)]
pub(crate) struct Entry {
    sockets: Sockets,
    id: LiveSocketId,
    closer: Arc<Closer>,
}

impl Entry {
    pub(crate) fn id(&self) -> &LiveSocketId {
        &self.id
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut table = self.sockets.table();
        if let Some(closers) = table.open.get_mut(&self.id) {
            // It may be there once more, for another view of the same socket.
            if let Some(own) = closers.iter().position(|closer| Arc::ptr_eq(closer, &self.closer)) {
                closers.swap_remove(own);
            }
            if closers.is_empty() {
                table.open.remove(&self.id);
            }
        }
    }
}

/// A join under way.
#[derive(Debug)]
pub(crate) struct Joining {
    sockets: Sockets,
    number: u64,
}

impl Joining {
    pub(crate) fn number(&self) -> u64 {
        self.number
    }
}

impl Drop for Joining {
    fn drop(&mut self) {
        self.sockets.table().joining.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sockets_of_one_id_are_closed() {
        let (sockets, id) = (Sockets::default(), LiveSocketId::new("users:7"));
        let closers: Vec<_> = (0..3).map(|_| Closer::new(CancellationToken::new())).collect();
        let first = sockets.enter(id.clone(), Arc::clone(&closers[0]), 0);
        let _second = sockets.enter(id.clone(), Arc::clone(&closers[1]), 0);
        let _other = sockets.enter(LiveSocketId::new("users:8"), Arc::clone(&closers[2]), 0);
        drop(first);
        sockets.disconnect(&id);
        let closed: Vec<bool> = closers.iter().map(|closer| closer.is_disconnected()).collect();
        assert_eq!(closed, [false, true, false]);
        assert!(closers[1].over().is_cancelled() && !closers[2].over().is_cancelled());
    }

    #[test]
    fn a_socket_is_there_as_long_as_one_of_its_views() {
        let (sockets, id) = (Sockets::default(), LiveSocketId::new("users:7"));
        let closer = Closer::new(CancellationToken::new());
        let [page, nested] = [0; 2].map(|_| sockets.enter(id.clone(), Arc::clone(&closer), 0));
        drop(page);
        assert_eq!(sockets.table().open[&id].len(), 1);
        drop(nested);
        assert!(sockets.table().open.is_empty());
        sockets.disconnect(&id);
        assert!(!closer.is_disconnected());
    }

    #[test]
    fn nothing_is_kept_of_closed_sockets() {
        let sockets = Sockets::default();
        drop(sockets.enter(LiveSocketId::new("users:7"), Closer::new(CancellationToken::new()), 0));
        assert!(sockets.table().open.is_empty());
    }
    #[test]
    fn a_join_that_was_let_pass_before_is_closed_as_well() {
        let (sockets, id) = (Sockets::default(), LiveSocketId::new("users:7"));
        let closer = || Closer::new(CancellationToken::new());
        let (late, other, later) = (closer(), closer(), closer());
        let join = sockets.joining();
        sockets.disconnect(&id);
        let _late = sockets.enter(id.clone(), Arc::clone(&late), join.number());
        let _other = sockets.enter(LiveSocketId::new("users:8"), Arc::clone(&other), join.number());
        drop(join);
        let join = sockets.joining();
        let _later = sockets.enter(id, Arc::clone(&later), join.number());
        drop(join);
        assert_eq!([&late, &other, &later].map(|closer| closer.is_disconnected()), [true, false, false]);
        assert!(sockets.table().joining.is_empty());
    }
}
