use live_runtime::prelude::*;

#[derive(Clone)]
struct Added(u32);

const SONGS: Topic<Added> = Topic::new("songs");

fn main() {
    SONGS.broadcast("seven");
}
