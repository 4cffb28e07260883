//! What makes a request a join: an extension, with room for what comes of it.

use std::{
    fmt,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::mpsc;

use crate::{
    actor::{Line, Site},
    render::LocalUrl,
    session::{CsrfSecret, Flash, SessionToken},
    view::{Message, Nested},
};

/// The extension of a join's request. A layer may clone the request; what is inside is there once.
#[derive(Clone)]
pub(crate) struct Marker(Arc<Mutex<Place>>);

enum Place {
    Free(Box<Seat>),
    /// A view is being mounted, or has refused.
    Taken,
    Done(Outcome),
}

/// What came of a join.
pub(crate) enum Outcome {
    Joined(Joined),
    /// The view sends the browser elsewhere: the response to the join, as JSON.
    Departed(String),
}

/// What a view needs to be mounted as connected.
pub(crate) struct Seat {
    pub(crate) token: SessionToken,
    /// Of a view inside of another one: what it is given, and its parent.
    pub(crate) nested: Option<(Nested, Option<mpsc::WeakSender<Message>>)>,
    /// The browser comes from another view of the same live session, for which the token is.
    pub(crate) is_navigation: bool,
    /// What the navigation has brought along.
    pub(crate) flash: Flash,
    /// The page was loaded with files that are others now.
    pub(crate) static_changed: bool,
    /// The page that a navigation comes from.
    pub(crate) referer: Option<LocalUrl>,
    /// What the page has kept for the view: a token.
    pub(crate) persisted: Option<Box<str>>,
    /// The secret of the browser's session.
    pub(crate) csrf: Option<CsrfSecret>,
    /// Where messages to the view go.
    pub(crate) address: mpsc::WeakSender<Message>,
    /// The reply to the join, up to its response.
    pub(crate) reply: String,
    pub(crate) site: Arc<dyn Site>,
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

    /// The seat, where it is free and for the view called `view`, in the live session of that name.
    ///
    /// Who comes from another view may join any of the live session: its layers and stages are those of this one. So are
    /// those of the views inside of it.
    pub(crate) fn take(&self, view: &str, live_session: &str) -> Option<Box<Seat>> {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *place, Place::Taken) {
            Place::Free(seat)
                if seat.token.live_session == live_session
                    && (seat.is_navigation || seat.nested.is_some() || seat.token.view == view) =>
            {
                Some(seat)
            }
            other => {
                *place = other;
                None
            }
        }
    }

    /// Leaves what came of the join where the join finds it.
    pub(crate) fn put(&self, outcome: Outcome) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Place::Done(outcome);
    }

    /// What came of it, where anything has.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *place, Place::Taken) {
            Place::Done(outcome) => Some(outcome),
            _ => None,
        }
    }
}

impl fmt::Debug for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marker(..)")
    }
}

impl fmt::Debug for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seat").field("token", &self.token).finish_non_exhaustive()
    }
}

impl fmt::Debug for Joined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Joined").field("reply", &self.reply).finish_non_exhaustive()
    }
}
