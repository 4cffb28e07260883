//! The views that are connected, and what each has to do.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::sync::{mpsc, oneshot};

use super::{Message, Socket};
use crate::telemetry::Meters;

/// The connected views of an application. Made by [`Live::views`](crate::Live::views).
///
/// ```
/// use live_runtime::{Live, Secret, Views};
///
/// async fn log_the_busiest(views: Views) {
///     let mut figures = views.figures().await;
///     figures.sort_by_key(|view| std::cmp::Reverse(view.mailbox_depth));
///     for view in figures.iter().take(10) {
///         println!("{} {}: {} waiting, {} handled", view.name, view.id, view.mailbox_depth, view.handled);
///     }
/// }
///
/// let live = Live::new(Secret::random());
/// let views = live.views();
/// assert!(views.is_empty());
/// ```
#[derive(Clone, Default)]
pub struct Views(Arc<Mutex<HashMap<usize, Arc<Figures>>>>);

/// What one connected view has to do, and what it keeps.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ViewFigures {
    /// The view's type.
    pub name: &'static str,
    /// The id of its element in the page.
    pub id: Box<str>,
    /// How long ago it was mounted.
    pub age: Duration,
    /// How many messages wait for it.
    pub mailbox_depth: usize,
    /// How many messages it has handled.
    pub handled: u64,
    /// How many bytes it remembers of the page in the browser; `None` where it is too busy to say so.
    pub print_bytes: Option<usize>,
}

/// A view is asked for what it keeps, and does not answer while it is busy.
const PATIENCE: Duration = Duration::from_millis(200);

impl Views {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What each has to do. Takes at most 200 ms: a view that is busy for longer says nothing of its prints.
    pub async fn figures(&self) -> Vec<ViewFigures> {
        let all: Vec<_> = self.all().values().cloned().collect();
        let asked: Vec<_> = all.into_iter().map(|figures| (figures.measure(), figures)).collect();
        let deadline = tokio::time::Instant::now() + PATIENCE;
        let mut list = Vec::with_capacity(asked.len());
        for (answer, figures) in asked {
            let print_bytes = match answer {
                Some(answer) => tokio::time::timeout_at(deadline, answer).await.ok().and_then(Result::ok),
                None => None,
            };
            list.push(figures.shown(print_bytes));
        }
        list
    }

    fn enter(&self, figures: Figures) -> ViewEntry {
        let figures = Arc::new(figures);
        figures.meters.views.increment(1);
        self.all().insert(key(&figures), Arc::clone(&figures));
        ViewEntry(figures)
    }

    fn all(&self) -> MutexGuard<'_, HashMap<usize, Arc<Figures>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Views {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Views").field("len", &self.len()).finish()
    }
}

/// What a view says of itself while it lives.
struct Figures {
    name: &'static str,
    id: Box<str>,
    mailbox: Option<mpsc::WeakSender<Message>>,
    mounted: Instant,
    handled: AtomicU64,
    meters: Arc<Meters>,
    views: Views,
}

fn key(figures: &Arc<Figures>) -> usize {
    Arc::as_ptr(figures).addr()
}

impl Figures {
    fn measure(&self) -> Option<oneshot::Receiver<usize>> {
        let (answer, answered) = oneshot::channel();
        self.mailbox.as_ref()?.upgrade()?.try_send(Message::Measure(answer)).ok()?;
        Some(answered)
    }

    fn shown(&self, print_bytes: Option<usize>) -> ViewFigures {
        let mailbox = self.mailbox.as_ref().and_then(mpsc::WeakSender::upgrade);
        ViewFigures {
            name: self.name,
            id: self.id.clone(),
            age: self.mounted.elapsed(),
            mailbox_depth: mailbox.map_or(0, |mailbox| mailbox.max_capacity() - mailbox.capacity()),
            handled: self.handled.load(Ordering::Relaxed),
            print_bytes,
        }
    }
}

/// A view's place among the others.
pub(crate) struct ViewEntry(Arc<Figures>);

impl<V: 'static> Socket<V> {
    /// Lists the view until the entry is dropped.
    pub(crate) fn enter(&self, name: &'static str) -> ViewEntry {
        self.origin.home.views.enter(Figures {
            name,
            id: self.id().into(),
            mailbox: self.origin.mailbox.clone(),
            mounted: Instant::now(),
            handled: AtomicU64::new(0),
            meters: self.origin.home.meters(name),
            views: self.origin.home.views.clone(),
        })
    }
}

impl ViewEntry {
    pub(crate) fn meters(&self) -> &Meters {
        &self.0.meters
    }

    /// One message more is handled, and so many wait.
    pub(crate) fn handled(&self, waiting: impl FnOnce() -> usize) {
        #[expect(clippy::cast_precision_loss, reason = "a mailbox holds far less than 2^52")]
        self.0.meters.mailbox.record(waiting() as f64);
        // Nobody else writes it.
        let handled = &self.0.handled;
        handled.store(handled.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }
}

impl Drop for ViewEntry {
    fn drop(&mut self) {
        self.meters().views.decrement(1);
        self.0.views.all().remove(&key(&self.0));
    }
}
