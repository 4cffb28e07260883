//! One broadcast to many views, and a page that answers while it queries.

use std::{
    io,
    time::{Duration, Instant},
};

use crate::{client::Client, connect, process::Server, together::QUERY};

/// Views that are told.
const VIEWS: usize = 10_000;
/// How often.
const BROADCASTS: usize = 20;

pub(crate) async fn measure() -> io::Result<()> {
    responsiveness().await?;
    fan_out().await
}

/// How long other events of a page take while it runs a query.
async fn responsiveness() -> io::Result<()> {
    let server = Server::start("together").await?;
    let mut client = Client::connect(server.address).await?;
    client.event("query").await?;
    let (begun, mut times) = (Instant::now(), Vec::new());
    while begun.elapsed() < QUERY.mul_f64(0.95) {
        let start = Instant::now();
        client.event("inc").await?;
        times.push(start.elapsed());
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!(
        "while a query of 2 s runs: {} events of the same page, median {:?}, p99 {:?}, slowest {:?}",
        times.len(),
        at(50),
        at(99),
        at(100)
    );
    server.stop().await
}

#[expect(clippy::cast_precision_loss, reason = "the figures are far below 2^52")]
async fn fan_out() -> io::Result<()> {
    let server = Server::start("together").await?;
    let mut teller = Client::connect(server.address).await?;
    let first = connect(&server, 20).await?;
    let before = server.memory()?;
    let mut clients = connect(&server, VIEWS).await?;
    let memory = (server.memory()? as f64 - before as f64) / VIEWS as f64;
    clients.extend(first);
    let views = clients.len();

    let (cpu, begun) = (server.cpu_time()?, Instant::now());
    let mut slowest = Duration::ZERO;
    for _ in 0..BROADCASTS {
        let start = Instant::now();
        let updates: Vec<_> = clients.drain(..).map(|client| tokio::spawn(client.updated())).collect();
        teller.event("tell").await?;
        // Its own.
        teller = teller.updated().await?;
        for update in updates {
            clients.push(update.await.map_err(io::Error::other)??);
        }
        slowest = slowest.max(start.elapsed());
    }
    let cpu = server.cpu_time()?.saturating_sub(cpu).as_secs_f64() * 1e6 / (BROADCASTS * (views + 1)) as f64;
    println!(
        "{views} subscribed views, {BROADCASTS} broadcasts: each has reached all; {:?} a broadcast, the slowest {slowest:?}",
        begun.elapsed() / u32::try_from(BROADCASTS).unwrap_or(1)
    );
    println!("{cpu:.1} µs of CPU for each update, {:.1} KiB for each view", memory / 1024.0);
    server.stop().await
}
