//! A view's connection, as hooks that know nothing of the view see it.

use std::fmt;

use super::{
    Navigation, Socket, ToClient, ToLocalUrl, ToRedirect,
    client_push::Dispatched,
    navigation::{Departure, History, Patch},
    subscription::Subscriptions,
};
use crate::{pubsub::PubSub, session::FlashKind};

/// What a hook of a [`Lifecycle`](super::Lifecycle) knows of the connection and can do with it: what of a
/// [`Socket`](crate::Socket) is the same for every view, and worth doing for all.
pub struct HookSocket<'a> {
    view: &'static str,
    socket: &'a mut dyn AnySocket,
}

impl<'a> HookSocket<'a> {
    pub(super) fn new(view: &'static str, socket: &'a mut dyn AnySocket) -> Self {
        Self { view, socket }
    }

    /// The path of the view's type.
    #[must_use]
    pub fn view(&self) -> &'static str {
        self.view
    }

    /// The id of the view's element in the page.
    #[must_use]
    pub fn id(&self) -> &str {
        self.socket.id()
    }

    /// Whether the browser is connected: `false` while the view is rendered for an HTTP response.
    #[must_use]
    pub fn connected(&self) -> bool {
        self.socket.connected()
    }

    /// Shows a message. See [`Socket::put_flash`](crate::Socket::put_flash).
    pub fn put_flash(&mut self, kind: FlashKind, text: impl Into<String>) {
        self.socket.put_flash(kind, text.into());
    }

    /// Sends an event to the page's scripts. See [`Socket::push_event`](crate::Socket::push_event).
    pub fn push_event<T: ToClient + ?Sized>(&mut self, name: &str, payload: &T) {
        self.socket.push_json(name, payload.to_json());
    }

    /// Changes the page's URL. See [`Socket::push_patch`](crate::Socket::push_patch).
    pub fn push_patch(&mut self, to: impl ToLocalUrl) {
        self.socket.navigate(Navigation::Patch(Patch { to: to.to_local_url(), history: History::Push }));
    }

    /// Leaves for another view. See [`Socket::push_navigate`](crate::Socket::push_navigate).
    pub fn push_navigate(&mut self, to: impl ToLocalUrl) {
        let departure = Departure::Navigate { to: to.to_local_url(), history: History::Push };
        self.socket.navigate(Navigation::Depart(departure));
    }

    /// Leaves for any page. See [`Socket::redirect`](crate::Socket::redirect).
    pub fn redirect(&mut self, to: impl ToRedirect) {
        self.socket.navigate(Navigation::Depart(Departure::Redirect { to: to.to_redirect() }));
    }
}

impl fmt::Debug for HookSocket<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HookSocket").field("view", &self.view).field("id", &self.id()).finish_non_exhaustive()
    }
}

/// The socket of a view of any type.
pub(super) trait AnySocket {
    fn id(&self) -> &str;
    fn connected(&self) -> bool;
    fn put_flash(&mut self, kind: FlashKind, text: String);
    fn push_json(&mut self, name: &str, payload: serde_json::Result<String>);
    fn navigate(&mut self, navigation: Navigation);
    fn subscribe(&mut self, add: &mut dyn FnMut(&mut Subscriptions, &PubSub));
}

impl<V: 'static> AnySocket for Socket<V> {
    fn id(&self) -> &str {
        Self::id(self)
    }

    fn connected(&self) -> bool {
        Self::connected(self)
    }

    fn put_flash(&mut self, kind: FlashKind, text: String) {
        Self::put_flash(self, kind, text);
    }

    fn push_json(&mut self, name: &str, payload: serde_json::Result<String>) {
        Self::push_json(self, name, payload, Dispatched::AfterPatch);
    }

    fn navigate(&mut self, navigation: Navigation) {
        Self::navigate(self, navigation);
    }

    fn subscribe(&mut self, add: &mut dyn FnMut(&mut Subscriptions, &PubSub)) {
        self.with_subscriptions(add);
    }
}
