use live_runtime::prelude::*;

struct Song {
    id: u32,
}

impl StreamItem for Song {
    type Key = u32;

    fn key(&self) -> u32 {
        self.id
    }
}

struct Totals {
    songs: AsyncStream<Song>,
}

impl Totals {
    fn reload(&mut self, socket: &mut Socket<Self>) {
        self.songs.load(socket, |view| &mut view.songs, async { vec![7_u32] }, At::End);
    }
}

fn main() {
    let _ = Totals::reload;
}
