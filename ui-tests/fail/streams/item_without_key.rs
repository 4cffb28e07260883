use live_runtime::prelude::*;

struct Song;

fn main() {
    let _ = Stream::new("songs", [Song]);
}
