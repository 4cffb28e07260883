//! What all views of one application share.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::Duration,
};

use super::{Timing, Views, patience};
use crate::{Config, pubsub::PubSub, telemetry::Meters};

/// The application, as its views know it.
#[derive(Debug)]
pub(crate) struct Home {
    pub(crate) pubsub: PubSub,
    pub(crate) views: Views,
    meters: Mutex<HashMap<&'static str, Arc<Meters>>>,
    /// How long a handler may keep its thread before it is noticed.
    blocking: Duration,
    /// How long it may wait.
    waiting: Duration,
}

/// Of views that belong to no application.
static NOWHERE: LazyLock<Arc<Home>> =
    LazyLock::new(|| Arc::new(Home::new(PubSub::process(), Views::default(), &Config::default())));

impl Home {
    pub(crate) fn new(pubsub: PubSub, views: Views, config: &Config) -> Self {
        let (blocking, waiting) = (config.blocking_threshold, config.waiting_threshold);
        Self { pubsub, views, meters: Mutex::default(), blocking, waiting }
    }

    pub(super) fn nowhere() -> Arc<Self> {
        Arc::clone(&NOWHERE)
    }

    /// The figures of a type of views.
    pub(crate) fn meters(&self, view: &'static str) -> Arc<Meters> {
        let mut meters = self.meters.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(meters.entry(view).or_insert_with(|| Arc::new(Meters::of(view))))
    }

    /// Says so where a handler took too long. `message` is what it has handled.
    #[inline]
    pub(crate) fn judge<N: AsRef<str>>(
        &self,
        view: &'static str,
        handler: &str,
        message: impl FnOnce() -> N,
        timing: Timing,
    ) {
        if timing.longest >= self.blocking {
            self.meters(view).blocked.increment(1);
            patience::blocked(view, handler, message().as_ref(), timing.longest);
        } else if timing.total >= self.waiting {
            patience::waited(view, handler, message().as_ref(), timing.total);
        }
    }
}
