//! A real server, and browsers that speak frames to it.

#![allow(clippy::unused_async, clippy::unused_self, reason = "handlers have the signatures that are to be tested")]

mod asking;
mod attacks;
mod browser;
mod channels;
mod components;
mod events;
mod exhaustion;
mod hostile;
mod http;
mod joins;
mod lifecycle;
mod limits;
mod logged;
mod longpoll;
mod navigation;
mod nested;
mod nodes;
mod origin;
mod persist;
mod poller;
mod posts;
mod process;
mod pubsub;
mod scripts;
mod shutdown;
mod tasks;
mod uploads;
mod views;

use browser::Server;
use live_runtime::Config;
use views::{Ended, World, pages};

/// A server with the pages of these tests.
async fn serve() -> (Server, World, Ended) {
    let (world, ended) = World::new();
    (Server::start(pages(world.clone())).await, world, ended)
}

async fn serve_with(configure: impl FnOnce(&mut Config)) -> (Server, World, Ended) {
    let (world, ended) = World::new();
    let mut config = Config::default();
    configure(&mut config);
    (Server::start_with(config, pages(world.clone())).await, world, ended)
}
