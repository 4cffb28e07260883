use live_runtime::{Lifecycle, Topic};

const SONGS: Topic<String> = Topic::new("songs");

async fn watched(lifecycle: Lifecycle) {
    lifecycle.subscribe(SONGS, |_: &u32, _| {});
}

fn main() {
    let _ = watched;
}
