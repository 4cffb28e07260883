//! What makes a request a join: an extension, with room for what comes of it.

use std::{
    fmt,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::mpsc;

use crate::{
    actor::Line,
    session::{CsrfSecret, SessionToken},
    view::Message,
};

/// The extension of a join's request. A layer may clone the request; what is inside is there once.
#[derive(Clone)]
pub(crate) struct Marker(Arc<Mutex<Place>>);

enum Place {
    Free(Box<Seat>),
    /// A view is being mounted, or has refused.
    Taken,
    Joined(Joined),
}

/// What a view needs to be mounted as connected.
#[derive(Debug)]
pub(crate) struct Seat {
    pub(crate) token: SessionToken,
    /// The secret of the browser's session.
    pub(crate) csrf: Option<CsrfSecret>,
    /// Where messages to the view go.
    pub(crate) address: mpsc::WeakSender<Message>,
    /// The reply to the join, up to its response.
    pub(crate) reply: String,
}

/// A view that has been mounted and rendered.
pub(crate) struct Joined {
    /// The whole reply to the join.
    pub(crate) reply: String,
    /// Makes the view's task, once its line is free.
    pub(crate) start: Box<dyn FnOnce(Line) -> Task + Send>,
}

/// The future of a view's task.
pub(crate) type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

impl Marker {
    pub(super) fn new(seat: Seat) -> Self {
        Self(Arc::new(Mutex::new(Place::Free(Box::new(seat)))))
    }

    /// The seat, where it is free and for the view called `view`.
    pub(crate) fn take(&self, view: &str) -> Option<Box<Seat>> {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *place, Place::Taken) {
            Place::Free(seat) if seat.token.view == view => Some(seat),
            other => {
                *place = other;
                None
            }
        }
    }

    /// Leaves the view where the join finds it.
    pub(crate) fn put(&self, joined: Joined) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Place::Joined(joined);
    }

    /// The view, where one has been left.
    pub(super) fn joined(&self) -> Option<Joined> {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *place, Place::Taken) {
            Place::Joined(joined) => Some(joined),
            _ => None,
        }
    }
}

impl fmt::Debug for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marker(..)")
    }
}

impl fmt::Debug for Joined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Joined").field("reply", &self.reply).finish_non_exhaustive()
    }
}
