//! Who is told when a view ends.

use std::mem;

use tokio::{
    sync::{mpsc, oneshot},
    task::{AbortHandle, JoinHandle},
};

use super::{Address, HandledBy, Info, Message, Socket, TerminateReason};

impl<V: 'static> Address<V> {
    /// Waits until the view has ended, and says why: [`TerminateReason::Unknown`] where it had ended before.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    ///
    /// async fn log_the_end<V: 'static>(view: Address<V>) {
    ///     let reason = view.closed().await;
    ///     println!("the page is gone: {reason:?}");
    /// }
    /// ```
    pub async fn closed(&self) -> TerminateReason {
        let Some(mailbox) = self.mailbox() else { return TerminateReason::Unknown };
        let (watcher, ended) = oneshot::channel();
        let told = mailbox.send(Message::Monitor(watcher)).await;
        drop(mailbox);
        match told {
            Ok(()) => ended.await.unwrap_or(TerminateReason::Unknown),
            Err(_) => TerminateReason::Unknown,
        }
    }
}

impl<V: 'static> Socket<V> {
    /// Sends this view what `message` makes of the reason, once the view at `address` has ended, however it ends. Does
    /// nothing while this view is not connected.
    ///
    /// It needs a `#[handle_info]` method for the message, and ends with this view.
    ///
    /// ```
    /// use live_runtime::{TerminateReason, prelude::*};
    ///
    /// struct Joined(u32, Address<Player>);
    /// struct Down(u32, TerminateReason);
    ///
    /// # #[live_view]
    /// # struct Player {}
    /// # #[live_view]
    /// # impl Player {
    /// #     fn mount() -> Self { Self {} }
    /// #     fn render(&self) -> impl Render { html! { <p>Player</p> } }
    /// # }
    /// #[live_view]
    /// struct Lobby {
    ///     players: Vec<u32>,
    /// }
    ///
    /// #[live_view]
    /// impl Lobby {
    ///     fn mount() -> Self {
    ///         Self { players: Vec::new() }
    ///     }
    ///
    ///     #[handle_info]
    ///     fn joined(&mut self, Joined(id, player): Joined, socket: &mut Socket<Self>) {
    ///         self.players.push(id);
    ///         socket.monitor(&player, move |reason| Down(id, reason));
    ///     }
    ///
    ///     #[handle_info]
    ///     fn down(&mut self, Down(id, _reason): Down) {
    ///         self.players.retain(|player| *player != id);
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! { <p>{self.players.len()} players</p> }
    ///     }
    /// }
    /// ```
    pub fn monitor<W, M>(
        &mut self,
        address: &Address<W>,
        message: impl FnOnce(TerminateReason) -> M + Send + 'static,
    ) -> Monitor
    where
        W: 'static,
        M: HandledBy<V> + Send + 'static,
    {
        if !self.connected() {
            return Monitor(None);
        }
        let (own, other) = (self.address(), address.clone());
        let task = tokio::spawn(async move {
            let reason = other.closed().await;
            own.deliver(Info::new(message(reason))).await;
        });
        let handle = task.abort_handle();
        let monitors = &mut self.ties.get_or_insert_default().monitors;
        monitors.own.retain(|monitor| !monitor.0.is_finished());
        monitors.own.push(Tied(task));
        Monitor(Some(handle))
    }

    /// Ends this view when the one that it is nested in has ended, however that ends.
    pub(crate) fn end_with(&mut self, parent: mpsc::WeakSender<Message>) {
        let (own, parent) = (self.origin.mailbox.clone(), Address::<()>::new(Some(parent)));
        let task = tokio::spawn(async move {
            parent.closed().await;
            if let Some(own) = own.and_then(|own| own.upgrade()) {
                // Where it has ended by itself there is nobody to tell.
                let _ = own.send(Message::End(TerminateReason::ParentEnded)).await;
            }
        });
        self.ties.get_or_insert_default().monitors.own.push(Tied(task));
    }

    /// Notes who is to be told when this view has ended.
    pub(crate) fn add_watcher(&mut self, watcher: oneshot::Sender<TerminateReason>) {
        let watchers = &mut self.ties.get_or_insert_default().monitors.watchers;
        watchers.retain(|watcher| !watcher.is_closed());
        watchers.push(watcher);
    }

    /// The view has ended.
    pub(crate) fn tell_watchers(&mut self, reason: TerminateReason) {
        let watchers = self.ties.as_mut().map(|ties| mem::take(&mut ties.monitors.watchers));
        for watcher in watchers.into_iter().flatten() {
            // Who has asked may have gone.
            let _ = watcher.send(reason);
        }
    }
}

/// What a view waits for the end of, and who waits for its own.
#[derive(Debug, Default)]
pub(super) struct Monitors {
    own: Vec<Tied>,
    watchers: Vec<oneshot::Sender<TerminateReason>>,
}

/// A task that ends with its view.
#[derive(Debug)]
struct Tied(JoinHandle<()>);

impl Drop for Tied {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A view's wait for the end of another. Dropping this does not end it.
#[derive(Debug, Clone)]
pub struct Monitor(Option<AbortHandle>);

impl Monitor {
    /// The other view's end is no longer waited for. A message that is in the mailbox already is handled all the same.
    pub fn cancel(&self) {
        if let Some(task) = &self.0 {
            task.abort();
        }
    }
}
