//! A page that does what pages do with others: it is told of a topic, and runs a slow query beside itself.

use std::{io, thread, time::Duration};

use axum::Router;
use live_examples::run;
use live_runtime::{Config, prelude::*};
use tokio::task::spawn_blocking;

/// How long the query takes.
pub(crate) const QUERY: Duration = Duration::from_secs(2);

/// How long a handler blocks that does.
pub(crate) const BLOCKING: Duration = Duration::from_millis(300);

#[derive(Clone)]
struct Told(u64);

const TOLD: Topic<Told> = Topic::new("told");

#[live_view]
struct Together {
    count: u64,
    told: u64,
    query: Task,
}

#[live_view]
impl Together {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(TOLD);
        Self { count: 0, told: 0, query: Task::default() }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.count += 1;
    }

    #[handle_event]
    fn tell(&mut self) {
        self.count += 1;
        TOLD.broadcast(Told(self.count));
    }

    #[handle_event]
    fn query(&mut self, socket: &mut Socket<Self>) {
        self.query = socket.start_async(Self::queried, spawn_blocking(|| thread::sleep(QUERY)));
    }

    /// As it should not be done.
    #[handle_event]
    fn block(&mut self) {
        thread::sleep(BLOCKING);
        self.count += 1;
    }

    #[handle_async]
    fn queried(&mut self, _: Result<(), AsyncError>) {}

    #[handle_info]
    fn told(&mut self, Told(count): Told) {
        self.told = count;
    }

    fn render(&self) -> impl Render {
        html! {
            <p id="count">{self.count}</p>
            <p id="told">{self.told}</p>
            <p id="query">{if self.query.is_running() { "running" } else { "done" }}</p>
            <button type="button" phx-click="inc">+</button>
            <button type="button" phx-click="tell">Tell all</button>
            <button type="button" phx-click="query">Query</button>
            <button type="button" phx-click="block">Block</button>
        }
    }
}

pub(crate) async fn serve() -> io::Result<()> {
    let mut config = Config::default();
    // It takes a while until all have connected, and these browsers say nothing meanwhile.
    config.idle_timeout = Duration::from_secs(600);
    run(crate::arguments(), Live::new(Secret::random()).config(config), Router::new().live::<Together>("/")).await
}
