//! Three problems of pages with state, each done wrong and done right: a slow query, a long list, and what both cost.

use std::{
    thread,
    time::{Duration, Instant},
};

use axum::Extension;
use live_runtime::{Timer, Views, prelude::*};
use tokio::task::spawn_blocking;

use crate::site::page;

/// A tenth of a second has passed.
struct Tick;

struct Line {
    number: u32,
}

impl StreamItem for Line {
    type Key = u32;

    fn key(&self) -> u32 {
        self.number
    }
}

const LINES: u32 = 50_000;

#[live_view]
pub(crate) struct Lab {
    views: Views,
    /// Stands while there is a list: the browser looks at all of a page that changes.
    clock: Timer,
    ticks: u32,
    last_tick: Instant,
    longest_pause: Duration,
    query: Task,
    field: Vec<Line>,
    stream: Stream<Line>,
    kept: Option<usize>,
}

fn clock(socket: &Socket<Lab>) -> Timer {
    socket.send_interval(|| Tick, Duration::from_millis(100))
}

/// As a query would that is not `async`.
fn slow_query() {
    thread::sleep(Duration::from_secs(2));
}

#[live_view]
impl Lab {
    fn mount(Extension(views): Extension<Views>, socket: &mut Socket<Self>) -> Self {
        Self {
            views,
            clock: clock(socket),
            ticks: 0,
            last_tick: Instant::now(),
            longest_pause: Duration::ZERO,
            query: Task::default(),
            field: Vec::new(),
            stream: Stream::new("lines", []),
            kept: None,
        }
    }

    /// Wrong: nothing else happens on this page meanwhile, and a thread of the server is lost to all others.
    #[handle_event]
    fn query_here(&mut self, socket: &mut Socket<Self>) {
        self.start_clock(socket);
        slow_query();
    }

    /// Right: the page goes on.
    #[handle_event]
    fn query_beside(&mut self, socket: &mut Socket<Self>) {
        self.start_clock(socket);
        self.query = socket.start_async(Self::queried, spawn_blocking(slow_query));
    }

    #[handle_async]
    fn queried(&mut self, _: Result<(), AsyncError>) {}

    #[handle_event]
    fn list_field(&mut self, socket: &mut Socket<Self>) {
        self.field = (0..LINES).map(|number| Line { number }).collect();
        self.measure(socket);
    }

    #[handle_event]
    fn list_stream(&mut self, socket: &mut Socket<Self>) {
        self.field = Vec::new();
        self.stream.reset((0..LINES).map(|number| Line { number }));
        self.measure(socket);
    }

    #[handle_event]
    fn empty(&mut self, socket: &mut Socket<Self>) {
        self.field = Vec::new();
        self.stream.reset([]);
        self.measure(socket);
    }

    fn start_clock(&mut self, socket: &Socket<Self>) {
        self.clock.cancel();
        self.clock = clock(socket);
        (self.last_tick, self.longest_pause) = (Instant::now(), Duration::ZERO);
    }

    /// Asks the server what it keeps for this page, once the page has been rendered.
    fn measure(&mut self, socket: &mut Socket<Self>) {
        self.clock.cancel();
        self.kept = None;
        let (views, id) = (self.views.clone(), socket.id().to_owned());
        let lines = self.field.capacity() * size_of::<Line>();
        socket.start_async(Self::measured, async move {
            let figures = views.figures().await.into_iter().find(|view| *view.id == *id);
            Ok::<_, AsyncError>(figures.and_then(|view| view.print_bytes).map(|prints| prints + lines))
        });
    }

    #[handle_async]
    fn measured(&mut self, kept: Result<Option<usize>, AsyncError>) {
        self.kept = kept.ok().flatten();
    }

    #[handle_info]
    fn tick(&mut self, _: Tick) {
        self.ticks += 1;
        self.longest_pause = self.longest_pause.max(self.last_tick.elapsed());
        self.last_tick = Instant::now();
    }

    fn page_title(&self) -> &'static str {
        "Lab"
    }

    fn render(&self) -> impl Render {
        let query = if self.query.is_running() { "running" } else { "done" };
        page(
            "/lab",
            html! {
                <h2>A query of two seconds</h2>
                <p class="figure" id="ticks">{self.ticks}</p>
                <p class="note">
                    Counts ten times a second. Longest pause: <span id="pause">{self.longest_pause.as_millis()}</span>
                    ms.
                    Query beside the page: <span id="query">{query}</span>.
                </p>
                <div class="row">
                    <button type="button" id="here" phx-click="query_here">In the handler</button>
                    <button type="button" id="beside" phx-click="query_beside">Beside the page</button>
                </div>
                <h2>A list of 50,000 lines</h2>
                <p class="note">
                    The server keeps <span id="kept">{match self.kept {
                        Some(bytes) => {bytes},
                        None => "…",
                    }}</span> bytes for this page.
                </p>
                <div class="row">
                    <button type="button" id="field" phx-click="list_field">In a field</button>
                    <button type="button" id="stream" phx-click="list_stream">In a stream</button>
                    <button type="button" id="empty" phx-click="empty">Empty</button>
                </div>
                <ul id="in-field"><li :for={line in &self.field}>Line {line.number}</li></ul>
                <ul id="lines" phx-update="stream">
                    <li :for={(dom_id, line) in &self.stream} id={dom_id}>Line {line.number}</li>
                </ul>
            },
        )
    }
}
