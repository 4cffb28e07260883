//! What a live page costs: CPU time of an event and memory of an idle connection, beside a bare axum websocket.
//!
//! `cargo run --release --bin load` starts both servers in turn, as processes of their own, drives each with the same
//! frames, and reads what they used from `/proc`. Linux only.
//!
//! `load broadcast` measures pages that have to do with others: one broadcast to 10,000 views, and events of a page that
//! runs a query. It needs more than 10,000 open files (`ulimit -n`).
//!
//! `load blocking` measures what other pages notice of a handler that blocks its thread, with one worker thread and with more.

mod bare;
mod blocking;
mod broadcast;
mod client;
mod page;
mod process;
mod together;

use std::{env, io, process::ExitCode};

use live_examples::Arguments;

use crate::{client::Client, process::Server};

/// Connections that are open while memory is measured.
const CONNECTIONS: usize = 2_000;
/// How many of them are busy at once while time is measured.
const BUSY: usize = 100;
/// Events on each of these.
const EVENTS: usize = 2_000;
/// Times that each server is measured; the middle one counts.
const ROUNDS: usize = 9;

#[derive(Clone, Copy)]
struct Cost {
    /// CPU time of one event, in microseconds.
    event: f64,
    /// Memory of one idle connection, in bytes.
    idle: f64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let result = match env::args().nth(1).as_deref() {
        Some("bare") => bare::serve().await,
        Some("live") => page::serve().await,
        Some("together") => together::serve().await,
        Some("broadcast") => broadcast::measure().await,
        Some("blocking") => blocking::measure().await,
        _ => compare().await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn compare() -> io::Result<()> {
    let (mut bare, mut live) = (Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        bare.push(measure("bare").await?);
        live.push(measure("live").await?);
        eprintln!("round {round}: {:.1} and {:.1} µs an event", bare[round - 1].event, live[round - 1].event);
    }
    let (bare, live) = (middle(&bare), middle(&live));
    println!("{CONNECTIONS} connections, {EVENTS} events on {BUSY} of them at once, median of {ROUNDS} rounds");
    println!("|                    | bare websocket | live page | difference |");
    println!("|--------------------|---------------:|----------:|-----------:|");
    println!(
        "| CPU of an event    | {:>11.1} µs | {:>6.1} µs | {:>9.2}× |",
        bare.event,
        live.event,
        live.event / bare.event
    );
    println!(
        "| an idle connection | {:>10.1} KiB | {:>5.1} KiB | {:>+6.1} KiB |",
        bare.idle / 1024.0,
        live.idle / 1024.0,
        (live.idle - bare.idle) / 1024.0
    );
    Ok(())
}

/// The median of each figure.
fn middle(costs: &[Cost]) -> Cost {
    let median = |figure: fn(&Cost) -> f64| {
        let mut figures: Vec<f64> = costs.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    Cost { event: median(|cost| cost.event), idle: median(|cost| cost.idle) }
}

#[expect(clippy::cast_precision_loss, reason = "the figures are far below 2^52")]
async fn measure(mode: &str) -> io::Result<Cost> {
    let server = Server::start(mode).await?;
    // What is allocated once, for the first connections, is no cost of a connection.
    let mut clients = connect(&server, 20).await?;
    let before = server.memory()?;
    clients.extend(connect(&server, CONNECTIONS).await?);
    let idle = (server.memory()? as f64 - before as f64) / CONNECTIONS as f64;

    let before = server.cpu_time()?;
    let tasks: Vec<_> = clients.into_iter().take(BUSY).map(|client| tokio::spawn(client.run(EVENTS))).collect();
    let mut events = 0;
    for task in tasks {
        events += task.await.map_err(io::Error::other)??;
    }
    let event = server.cpu_time()?.saturating_sub(before).as_secs_f64() * 1e6 / events as f64;
    server.stop().await?;
    Ok(Cost { event, idle })
}

async fn connect(server: &Server, count: usize) -> io::Result<Vec<Client>> {
    let mut clients = Vec::with_capacity(count);
    for _ in 0..count {
        clients.push(Client::connect(server.address).await?);
    }
    Ok(clients)
}

/// Any free port of the loopback interface.
fn arguments() -> Arguments {
    Arguments { address: ([127, 0, 0, 1], 0).into() }
}
