//! A real server, and browsers that speak frames to it.

#![allow(clippy::unused_async, clippy::unused_self, reason = "handlers have the signatures that are to be tested")]

mod browser;
mod channels;
mod events;
mod hostile;
mod http;
mod joins;
mod limits;
mod logged;
mod navigation;
mod nodes;
mod posts;
mod process;
mod pubsub;
mod scripts;
mod shutdown;
mod tasks;
mod views;

use browser::Server;
use views::{Ended, World, pages};

/// A server with the pages of these tests.
async fn serve() -> (Server, World, Ended) {
    let (world, ended) = World::new();
    (Server::start(pages(world.clone())).await, world, ended)
}
