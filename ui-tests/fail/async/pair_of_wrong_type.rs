use live_runtime::prelude::*;

struct Totals {
    bands: AsyncResult<u32>,
    songs: AsyncResult<u32>,
}

impl Totals {
    fn reload(&mut self, socket: &mut Socket<Self>) {
        let _ =
            socket.assign_async_pair(|view| (&mut view.bands, &mut view.songs), async { (1, "two") });
    }
}

fn main() {
    let _ = Totals::reload;
}
