//! What others notice of a page whose handler blocks its thread.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{client::Client, connect, process::Server};

/// Pages that go on meanwhile.
const OTHERS: usize = 50;
/// How often the handler blocks.
const BLOCKED: u32 = 20;
/// How often the others send an event: each once in so long.
const PERIOD: Duration = Duration::from_millis(20);

pub(crate) async fn measure() -> io::Result<()> {
    println!(
        "events of {OTHERS} pages, each one every {PERIOD:?}, while a handler of another page sleeps for {:?}, {BLOCKED} times",
        crate::together::BLOCKING
    );
    println!("| worker threads | a handler blocks | events | p50 | p99 | slowest |");
    println!("|---:|---|---:|---:|---:|---:|");
    for threads in [1, 2, 4] {
        for blocks in [false, true] {
            one(threads, blocks).await?;
        }
    }
    Ok(())
}

async fn one(threads: usize, blocks: bool) -> io::Result<()> {
    let server = Server::start_with("together", threads).await?;
    let mut blocker = Client::connect(server.address).await?;
    let over = Arc::new(AtomicBool::new(false));
    let others: Vec<_> = connect(&server, OTHERS)
        .await?
        .into_iter()
        .map(|client| tokio::spawn(watch(client, Arc::clone(&over))))
        .collect();
    for _ in 0..BLOCKED {
        if blocks {
            blocker.event("block").await?;
        } else {
            tokio::time::sleep(crate::together::BLOCKING).await;
        }
    }
    over.store(true, Ordering::Relaxed);
    let mut times = Vec::new();
    for other in others {
        times.extend(other.await.map_err(io::Error::other)??);
    }
    times.sort_unstable();
    let at = |percent: usize| times.get((times.len().saturating_sub(1)) * percent / 100).copied().unwrap_or_default();
    println!(
        "| {threads} | {} | {} | {:.1?} | {:.1?} | {:.1?} |",
        if blocks { "yes" } else { "no" },
        times.len(),
        at(50),
        at(99),
        at(100)
    );
    server.stop().await
}

/// How long each event took, from when it was to be sent: what waits behind a slow one counts as well.
async fn watch(mut client: Client, over: Arc<AtomicBool>) -> io::Result<Vec<Duration>> {
    let (mut times, mut due) = (Vec::new(), Instant::now());
    while !over.load(Ordering::Relaxed) {
        tokio::time::sleep_until(due.into()).await;
        client.event("inc").await?;
        times.push(due.elapsed());
        due += PERIOD;
    }
    Ok(times)
}
