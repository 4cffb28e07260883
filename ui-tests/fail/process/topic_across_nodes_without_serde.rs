use live_runtime::prelude::*;

#[derive(Clone)]
struct Added(u32);

const SONGS: Topic<Added> = Topic::across_nodes("songs");

fn main() {
    SONGS.broadcast(Added(7));
}
