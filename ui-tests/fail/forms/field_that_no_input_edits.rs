use live_runtime::prelude::*;

#[derive(LiveForm)]
struct Song {
    title: String,
    recorded: std::time::Instant,
}

fn main() {}
