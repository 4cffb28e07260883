//! How long handlers take, and which take too long.

use std::{
    future::poll_fn,
    pin::pin,
    time::{Duration, Instant},
};

use tracing::{info, warn};

/// How long a handler took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Timing {
    /// The longest that it kept its thread.
    pub(crate) longest: Duration,
    /// From its start to its end.
    pub(crate) total: Duration,
}

/// Runs a handler and takes its time: twice for one that never waits.
pub(crate) async fn timed<F: Future>(handler: F) -> (F::Output, Timing) {
    let mut handler = pin!(handler);
    let mut begun = None;
    let mut longest = Duration::ZERO;
    poll_fn(|context| {
        let start = Instant::now();
        let begun = *begun.get_or_insert(start);
        let poll = handler.as_mut().poll(context);
        let end = Instant::now();
        longest = longest.max(end - start);
        poll.map(|output| (output, Timing { longest, total: end - begun }))
    })
    .await
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
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn waiting_is_no_blocking() {
        let handler = async {
            tokio::task::yield_now().await;
            std::thread::sleep(Duration::from_millis(20));
            tokio::task::yield_now().await;
            7
        };
        let (output, timing) = timed(handler).await;
        assert_eq!(output, 7);
        assert!(timing.longest >= Duration::from_millis(20) && timing.longest <= timing.total, "{timing:?}");
    }
}
