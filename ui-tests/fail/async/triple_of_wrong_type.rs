use live_runtime::prelude::*;

struct Totals {
    bands: AsyncResult<u32>,
    songs: AsyncResult<u32>,
    fans: AsyncResult<u32>,
}

fn load(socket: &mut Socket<Totals>) {
    let _ = socket.assign_async_triple(
        |view| (&mut view.bands, &mut view.songs, &mut view.fans),
        async { (1, 2, "three") },
    );
}

fn main() {}
