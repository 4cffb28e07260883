//! One broadcast to ten thousand views of one server: what the sender waits for, and what it costs until all have handled it.
//!
//! Server and browsers share one thread. The views are joined over a few sockets, which makes no difference to a topic.
//!
//! ```text
//! cargo bench --bench pubsub
//! ```

#[allow(dead_code, reason = "the socket tests use the rest")]
#[path = "../tests/socket/browser.rs"]
mod browser;

use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use browser::{Page, Server, Socket as Browser};
use divan::Bencher;
use live_runtime::{Config, JoinRate, prelude::*};
use tokio::runtime::Runtime;

const VIEWS: u64 = 10_000;
const SOCKETS: u64 = 20;

#[derive(Clone)]
struct Price(#[allow(dead_code, reason = "a message carries something")] u64);

const PRICES: Topic<Price> = Topic::new("prices");

static HANDLED: AtomicU64 = AtomicU64::new(0);

#[live_view]
struct Ticker {}

#[live_view]
impl Ticker {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(PRICES);
        Self {}
    }

    #[handle_info]
    fn price(&mut self, _: Price) {
        HANDLED.fetch_add(1, Ordering::Relaxed);
    }

    fn render(&self) -> impl Render {
        html! { <p>The price</p> }
    }
}

fn main() {
    divan::main();
}

/// Until the broadcast returns.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn broadcast_to_10_000(bencher: Bencher) {
    let (runtime, _sockets) = joined();
    bencher.with_inputs(|| runtime.block_on(all_handled())).bench_local_values(|()| PRICES.broadcast(Price(7)));
    runtime.block_on(all_handled());
}

/// Until each view has handled it, rendered, and found that nothing has changed.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn handled_by_10_000(bencher: Bencher) {
    let (runtime, _sockets) = joined();
    bencher.bench_local(|| {
        PRICES.broadcast(Price(7));
        runtime.block_on(all_handled());
    });
}

async fn all_handled() {
    while !HANDLED.load(Ordering::Relaxed).is_multiple_of(VIEWS) {
        tokio::task::yield_now().await;
    }
}

fn joined() -> (Runtime, Vec<Browser>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be built");
    let sockets = runtime.block_on(async {
        let mut config = Config::default();
        config.max_channels = usize::MAX;
        config.join_rate = JoinRate { burst: u32::MAX, per_second: u32::MAX };
        let server = Server::start_with(config, Router::new().live::<Ticker>("/")).await;
        let first = server.load("/").await;
        let mut sockets = Vec::new();
        for _ in 0..SOCKETS {
            sockets.push(server.connect(&first).await);
        }
        for (index, socket) in (0..VIEWS).zip((0..sockets.len()).cycle()) {
            let (_, _, html) = server.get("/", &[("cookie", &first.cookie)]).await;
            let page =
                if index == 0 { first.clone() } else { Page::of(&html, first.url.clone(), first.cookie.clone()) };
            sockets[socket].join(&page).await;
        }
        sockets
    });
    HANDLED.store(0, Ordering::Relaxed);
    (runtime, sockets)
}
