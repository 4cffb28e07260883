//! What can be seen of the views at work: `tracing` spans and events, and figures through the [`metrics`] facade.
//!
//! Without a recorder the figures cost nothing but the time of a few instructions. Install one, such as that of
//! `metrics-exporter-prometheus`, before the first page is served: what is counted before is lost.
//!
//! | figure | kind | labels | |
//! |---|---|---|---|
//! | `live_views` | gauge | `view` | views that are connected |
//! | `live_joins_total` | counter | `outcome` (`ok`, `refused`) | joins, by how they ended |
//! | `live_crashes_total` | counter | `view` | views that have panicked |
//! | `live_blocked_total` | counter | `view` | handlers that have blocked their thread for too long |
//! | `live_mount_seconds` | histogram | `view`, `over` (`http`, `socket`) | `mount`, with its extractors and `handle_params` |
//! | `live_handler_seconds` | histogram | `view`, `handler` (`handle_event`, `handle_info`, `handle_async`, `handle_params`) | a handler, from its start to its end |
//! | `live_render_seconds` | histogram | `view` | `render` and the comparison with what the browser has |
//! | `live_diff_bytes` | histogram | `view` | the changes that a render has found |
//! | `live_mailbox_depth` | histogram | `view` | messages that wait as one is taken from the mailbox |
//!
//! The spans are `mount`, `handle_params`, `handle_event`, `handle_info`, `handle_async` and `handle_progress`, at the level `DEBUG`, each
//! with the `view` and what it handles; and `handle` for what a live component handles, with the `component` and the `role` of the
//! method. Tasks of a view carry the span that they were started in. A handler that blocks its thread is a
//! warning ([`Config::blocking_threshold`](crate::Config::blocking_threshold)), one that waits long an event of the level
//! `INFO` ([`Config::waiting_threshold`](crate::Config::waiting_threshold)). One that may never end is a warning while it goes
//! on: one that waits after 10 s, after 20 s, after 40 s, and so on; one that blocks its thread after 1 s, after 2 s, after 4 s,
//! and so on, or half a second later.
//!
//! # When a handler has to block
//!
//! A handler that computes for long, or calls what is not `async`, keeps a thread from all other views that run on it. In this
//! order of preference:
//!
//! * `socket.start_async(Self::done, async { tokio::task::spawn_blocking(work).await })`: the page goes on meanwhile.
//! * `tokio::task::spawn_blocking(work).await` in an `async` handler: this page waits, the others do not.
//! * `tokio::task::block_in_place(work)`: this page waits; the thread's other views move to another thread, where the runtime
//!   has several. It is still warned of.
//!
//! What others notice of a handler that blocks: with n threads the views that are ready to run wait for one of the n - 1
//! others, which take over within microseconds; a runtime of one thread stands still, and so does one of n threads while n handlers
//! block. `load blocking` measures it: 50 pages send an event every 20 ms each, while the handler of another page sleeps for
//! 300 ms, again and again. With two threads or four, on one processor, 99 of 100 events are answered within 4.3 ms, as they are
//! while nobody sleeps (4.4 to 4.9 ms). With one thread they wait as long as it sleeps and for what has piled up meanwhile: half of
//! them for 3 s.

use std::time::Duration;

use metrics::{Counter, Gauge, Histogram, counter, gauge, histogram};

/// The figures of one type of view.
#[derive(Debug)]
pub(crate) struct Meters {
    pub(crate) views: Gauge,
    pub(crate) crashes: Counter,
    pub(crate) blocked: Counter,
    pub(crate) http_mount: Histogram,
    pub(crate) socket_mount: Histogram,
    pub(crate) handle_event: Histogram,
    pub(crate) handle_info: Histogram,
    pub(crate) handle_async: Histogram,
    /// At patches; as the page is mounted it is a part of that.
    pub(crate) handle_params: Histogram,
    pub(crate) render: Histogram,
    pub(crate) diff: Histogram,
    pub(crate) mailbox: Histogram,
}

impl Meters {
    pub(crate) fn of(view: &'static str) -> Self {
        Self {
            views: gauge!("live_views", "view" => view),
            crashes: counter!("live_crashes_total", "view" => view),
            blocked: counter!("live_blocked_total", "view" => view),
            http_mount: histogram!("live_mount_seconds", "view" => view, "over" => "http"),
            socket_mount: histogram!("live_mount_seconds", "view" => view, "over" => "socket"),
            handle_event: histogram!("live_handler_seconds", "view" => view, "handler" => "handle_event"),
            handle_info: histogram!("live_handler_seconds", "view" => view, "handler" => "handle_info"),
            handle_async: histogram!("live_handler_seconds", "view" => view, "handler" => "handle_async"),
            handle_params: histogram!("live_handler_seconds", "view" => view, "handler" => "handle_params"),
            render: histogram!("live_render_seconds", "view" => view),
            diff: histogram!("live_diff_bytes", "view" => view),
            mailbox: histogram!("live_mailbox_depth", "view" => view),
        }
    }

    /// A view has been rendered, and so many bytes of it have changed.
    pub(crate) fn rendered(&self, took: Duration, bytes: usize) {
        self.render.record(took);
        #[expect(clippy::cast_precision_loss, reason = "a frame has far less than 2^52 bytes")]
        self.diff.record(bytes as f64);
    }
}

/// A join has ended.
pub(crate) fn joined(outcome: &'static str) {
    counter!("live_joins_total", "outcome" => outcome).increment(1);
}
