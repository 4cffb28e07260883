//! Which sockets belong to whom.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio_util::sync::CancellationToken;

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
pub struct Sockets(Arc<Mutex<HashMap<LiveSocketId, Vec<Arc<Closer>>>>>);

/// Closes one socket.
#[derive(Debug)]
pub(crate) struct Closer {
    over: CancellationToken,
    is_disconnected: AtomicBool,
}

impl Sockets {
    /// Closes every socket of `id`, with the code 1001, and every session of long polling. Their browsers connect again, and each page asks anew whether it may
    /// be shown: end the user's sessions first.
    pub fn disconnect(&self, id: &LiveSocketId) {
        let closers = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
        for closer in closers.into_iter().flatten() {
            closer.is_disconnected.store(true, Ordering::Release);
            closer.over.cancel();
        }
    }

    /// Notes that a socket belongs to `id`, until the entry is dropped.
    pub(crate) fn enter(&self, id: LiveSocketId, closer: Arc<Closer>) -> Entry {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(id.clone()).or_default().push(Arc::clone(&closer));
        Entry { sockets: self.clone(), id, closer }
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

    /// What ends the connection.
    pub(crate) fn over(&self) -> &CancellationToken {
        &self.over
    }

    /// Whether the connection ends because its user is not wanted any more.
    pub(crate) fn is_disconnected(&self) -> bool {
        self.is_disconnected.load(Ordering::Acquire)
    }
}

/// A socket among those of one id.
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
        let mut table = self.sockets.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(closers) = table.get_mut(&self.id) {
            closers.retain(|closer| !Arc::ptr_eq(closer, &self.closer));
            if closers.is_empty() {
                table.remove(&self.id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sockets_of_one_id_are_closed() {
        let (sockets, id) = (Sockets::default(), LiveSocketId::new("users:7"));
        let closers: Vec<_> = (0..3).map(|_| Closer::new(CancellationToken::new())).collect();
        let first = sockets.enter(id.clone(), Arc::clone(&closers[0]));
        let _second = sockets.enter(id.clone(), Arc::clone(&closers[1]));
        let _other = sockets.enter(LiveSocketId::new("users:8"), Arc::clone(&closers[2]));
        drop(first);
        sockets.disconnect(&id);
        let closed: Vec<bool> = closers.iter().map(|closer| closer.is_disconnected()).collect();
        assert_eq!(closed, [false, true, false]);
        assert!(closers[1].over().is_cancelled() && !closers[2].over().is_cancelled());
    }

    #[test]
    fn nothing_is_kept_of_closed_sockets() {
        let sockets = Sockets::default();
        drop(sockets.enter(LiveSocketId::new("users:7"), Closer::new(CancellationToken::new())));
        assert!(sockets.0.lock().unwrap().is_empty());
    }
}
