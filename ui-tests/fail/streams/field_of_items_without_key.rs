use live_runtime::prelude::*;

struct Song;

#[allow(dead_code)]
struct Songs {
    songs: Stream<Song>,
}

fn main() {}
