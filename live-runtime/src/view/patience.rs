//! How long handlers take, and which take too long.

use std::{
    future::poll_fn,
    pin::{Pin, pin},
    task::Context,
    time::{Duration, Instant},
};

use tokio::time::{Sleep, sleep};
use tracing::{info, warn};

use super::watchdog::watched;

/// How long a handler took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Timing {
    /// The longest that it kept its thread.
    pub(crate) longest: Duration,
    /// From its start to its end.
    pub(crate) total: Duration,
}

/// What runs: for the log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Work<'a> {
    pub(crate) view: &'static str,
    pub(crate) handler: &'static str,
    /// What it handles.
    pub(crate) message: &'a str,
}

/// How long a handler may wait before it is reported while it still does; then twice as long, and so on.
const OVERDUE: Duration = Duration::from_secs(10);

/// Runs a handler and takes its time: twice for one that never waits. One that waits has a timer, one that blocks a watchdog.
pub(crate) async fn timed<F: Future>(handler: F, work: Work<'_>) -> (F::Output, Timing) {
    let mut handler = pin!(handler);
    let mut begun = None;
    let mut longest = Duration::ZERO;
    let mut timer = None;
    poll_fn(|context| {
        let start = Instant::now();
        let begun = *begun.get_or_insert(start);
        let poll = watched(work, start, || handler.as_mut().poll(context));
        let end = Instant::now();
        longest = longest.max(end - start);
        if poll.is_pending() {
            let timer = timer.get_or_insert_with(Overdue::new);
            while let Some(waiting) = timer.due(context) {
                overdue(work, waiting);
            }
        }
        poll.map(|output| (output, Timing { longest, total: end - begun }))
    })
    .await
}

/// When a handler that waits is reported.
struct Overdue {
    after: Duration,
    timer: Pin<Box<Sleep>>,
}

impl Overdue {
    fn new() -> Self {
        Self { after: OVERDUE, timer: Box::pin(sleep(OVERDUE)) }
    }

    /// How long it has waited, where that is to be said now.
    fn due(&mut self, context: &mut Context<'_>) -> Option<Duration> {
        if self.timer.as_mut().poll(context).is_pending() {
            return None;
        }
        let waited = self.after;
        self.timer.set(sleep(waited));
        self.after *= 2;
        Some(waited)
    }
}

/// A handler still waits.
#[cold]
fn overdue(work: Work<'_>, waiting: Duration) {
    let Work { view, handler, message } = work;
    let message: String = message.chars().take(100).collect();
    warn!(view, handler, message, ?waiting, "a handler still waits, and its page with it: it may never end");
}

/// A handler has kept its thread for too long.
#[cold]
pub(super) fn blocked(view: &str, handler: &str, message: &str, took: Duration) {
    warn!(
        view,
        handler,
        message,
        ?took,
        "a handler has blocked its thread, so that others had to wait: `start_async` with `tokio::task::spawn_blocking`, \
         or `tokio::task::block_in_place`"
    );
}

/// A handler has waited for long.
#[cold]
pub(super) fn waited(view: &str, handler: &str, message: &str, took: Duration) {
    info!(
        view,
        handler,
        message,
        ?took,
        "a handler has waited long, and its page with it: `start_async` goes on without it"
    );
}

#[cfg(test)]
mod tests {
    use std::task::Poll;

    use super::*;

    const WORK: Work<'_> = Work { view: "Test", handler: "handle_event", message: "work" };

    #[tokio::test(start_paused = true)]
    async fn waiting_is_no_blocking() {
        let handler = async {
            tokio::task::yield_now().await;
            std::thread::sleep(Duration::from_millis(20));
            tokio::task::yield_now().await;
            7
        };
        let (output, timing) = timed(handler, WORK).await;
        assert_eq!(output, 7);
        assert!(timing.longest >= Duration::from_millis(20) && timing.longest <= timing.total, "{timing:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_handler_that_waits_is_reported_ever_more_rarely() {
        let (start, mut overdue) = (tokio::time::Instant::now(), Overdue::new());
        for seconds in [10, 20, 40, 80] {
            let waited = poll_fn(|context| overdue.due(context).map_or(Poll::Pending, Poll::Ready)).await;
            assert_eq!((waited.as_secs(), start.elapsed().as_secs()), (seconds, seconds));
        }
    }
}
