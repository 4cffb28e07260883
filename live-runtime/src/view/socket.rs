//! A view's side of the connection.

use std::{
    fmt,
    marker::PhantomData,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::sync::mpsc;

use super::{
    Address, HandledBy, Home, Message, Timer, client_push::Waiting, lifecycle::Hooks, live_component::Rendered,
    monitor::Monitors, navigation::Navigation, presence::Presences, subscription::Subscriptions, task::Tasks,
};
use crate::{
    render::{Cid, LocalUrl},
    session::{CsrfSecret, Flash, RenderedFor, ViewId},
};

/// What a view knows of its connection and can do with it. Handlers and `mount` ask for it: `socket: &mut Socket<Self>`.
///
/// ```
/// use std::time::Duration;
/// use live_runtime::prelude::*;
///
/// struct Tick;
///
/// #[live_view]
/// struct Clock {
///     ticks: u32,
/// }
///
/// #[live_view]
/// impl Clock {
///     fn mount(socket: &mut Socket<Self>) -> Self {
///         if socket.connected() {
///             socket.send_interval(|| Tick, Duration::from_secs(1));
///         }
///         Self { ticks: 0 }
///     }
///
///     #[handle_info]
///     fn tick(&mut self, _: Tick) {
///         self.ticks += 1;
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <p>{self.ticks}</p> }
///     }
/// }
/// ```
pub struct Socket<V> {
    pub(super) origin: Arc<Origin>,
    /// Of a live component: its number.
    pub(super) cid: Option<Cid>,
    /// Only of a view that has subscribed, has started a task, shows a message or has pushed an event: the others are smaller.
    pub(super) ties: Option<Box<Ties<V>>>,
    view: PhantomData<fn() -> V>,
}

/// What a view shares with its live components.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    pub(super) id: Box<str>,
    pub(super) mailbox: Option<mpsc::WeakSender<Message>>,
    pub(super) home: Arc<Home>,
    csrf: Option<CsrfSecret>,
}

impl Origin {
    /// Of what belongs to no view.
    pub(super) fn nowhere() -> Self {
        Self { id: Box::default(), mailbox: None, home: Home::nowhere(), csrf: None }
    }
}

impl<V: 'static> Socket<V> {
    /// Of a view, or of one of its live components.
    pub(super) fn of(origin: Arc<Origin>, cid: Option<Cid>) -> Self {
        Self { origin, cid, ties: None, view: PhantomData }
    }

    /// Of a view that is rendered for an HTTP response.
    pub(crate) fn disconnected(id: impl Into<Box<str>>) -> Self {
        Self::of(Arc::new(Origin { id: id.into(), ..Origin::nowhere() }), None)
    }

    /// Of a view with a mailbox.
    pub(crate) fn connected_to(id: impl Into<Box<str>>, mailbox: mpsc::WeakSender<Message>) -> Self {
        Self::of(Arc::new(Origin { id: id.into(), mailbox: Some(mailbox), ..Origin::nowhere() }), None)
    }

    /// Of a browser whose session has this secret.
    pub(crate) fn with_csrf(mut self, csrf: Option<CsrfSecret>) -> Self {
        Arc::make_mut(&mut self.origin).csrf = csrf;
        self
    }

    /// While the result lives, the view's forms find their csrf token, and its live components their view.
    pub(crate) fn rendering(&self) -> (RenderedFor, Rendered) {
        let seed = self.ties.as_ref().and_then(|ties| ties.form_seed.as_ref());
        let seed = seed.map_or(&*self.origin.id, ViewId::as_str);
        (RenderedFor::page(self.origin.csrf, seed), Rendered::of(&self.origin))
    }

    /// Of a view whose id a developer has chosen: the tokens of its forms are masked by something that nobody can guess.
    pub(crate) fn nested(mut self) -> Self {
        self.ties.get_or_insert_default().form_seed = Some(ViewId::random());
        self
    }

    /// In the application that it belongs to.
    pub(crate) fn at(mut self, home: Arc<Home>) -> Self {
        Arc::make_mut(&mut self.origin).home = home;
        self
    }

    /// The application that it belongs to.
    pub(crate) fn home(&self) -> &Home {
        &self.origin.home
    }

    /// Whether the browser is connected: `false` while the view is rendered for an HTTP response.
    #[must_use]
    pub fn connected(&self) -> bool {
        self.origin.mailbox.is_some()
    }

    /// The id of the view's element in the page.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.origin.id
    }

    /// Whether the page was loaded with files that are others by now, as after a deploy: what has `phx-track-static` in the
    /// root layout. The script of a page is one of them; those of your own are named by
    /// [`Live::track_static`](crate::Live::track_static). `false` while the view is not connected.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    ///
    /// #[live_view]
    /// struct Songs {
    ///     is_old: bool,
    /// }
    ///
    /// #[live_view]
    /// impl Songs {
    ///     fn mount(socket: &mut Socket<Self>) -> Self {
    ///         Self { is_old: socket.static_changed() }
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! { <p :if={self.is_old}>There is a new version: <a href="/songs">reload</a>.</p> }
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn static_changed(&self) -> bool {
        self.ties.as_ref().is_some_and(|ties| ties.static_changed)
    }

    /// The page from which the browser has navigated to this view, over the socket. The client says so: it is no proof.
    #[must_use]
    pub fn live_referer(&self) -> Option<&LocalUrl> {
        self.ties.as_ref()?.referer.as_ref()
    }

    /// Takes what the client has said of how it got here.
    pub(crate) fn receive_origin(&mut self, static_changed: bool, referer: Option<LocalUrl>) {
        if static_changed || referer.is_some() {
            let ties = self.ties.get_or_insert_default();
            (ties.static_changed, ties.referer) = (static_changed, referer);
        }
    }

    /// Where messages to this view are sent.
    #[must_use]
    pub fn address(&self) -> Address<V> {
        Address::new(self.origin.mailbox.clone())
    }

    /// Sends `message` to this view after `delay`. Does nothing while the view is not connected.
    pub fn send_after<M: HandledBy<V> + Send + 'static>(&self, message: M, delay: Duration) -> Timer {
        self.address().send_after(message, delay)
    }

    /// Sends what `message` makes to this view every `period`. Does nothing while the view is not connected.
    ///
    /// # Panics
    ///
    /// Where `period` is zero.
    pub fn send_interval<M: HandledBy<V> + Send + 'static>(
        &self,
        message: impl Fn() -> M + Send + 'static,
        period: Duration,
    ) -> Timer {
        self.address().send_interval(message, period)
    }
}

/// What few views have, and what ends with them.
pub(super) struct Ties<V> {
    /// Where the handler that runs wants to go.
    pub(super) navigation: Option<Navigation>,
    pub(super) flash: Flash,
    /// Whether live components have asked, as they were rendered, for what is still to be followed or shown.
    pub(super) is_due: bool,
    /// What the page was loaded with has changed since.
    static_changed: bool,
    referer: Option<LocalUrl>,
    /// Of a nested view, for the tokens of its forms.
    form_seed: Option<ViewId>,
    pub(super) waiting: Waiting,
    /// Behind a lock that nobody waits for: closures that are not `Sync` would make the socket so.
    pub(super) hooks: Option<Box<Mutex<Hooks>>>,
    pub(super) subscriptions: Option<Subscriptions>,
    pub(super) monitors: Monitors,
    pub(super) presences: Presences,
    /// A hash of the persisted fields, as they were when the page was told of them last.
    pub(super) persisted: Option<u64>,
    pub(super) tasks: Tasks<V>,
}

impl<V> Default for Ties<V> {
    fn default() -> Self {
        Self {
            navigation: None,
            flash: Flash::default(),
            is_due: false,
            static_changed: false,
            referer: None,
            form_seed: None,
            waiting: Waiting::default(),
            hooks: None,
            subscriptions: None,
            monitors: Monitors::default(),
            presences: Presences::default(),
            persisted: None,
            tasks: Tasks::default(),
        }
    }
}

impl<V: 'static> fmt::Debug for Socket<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Socket")
            .field("id", &self.origin.id)
            .field("connected", &self.connected())
            .finish_non_exhaustive()
    }
}
