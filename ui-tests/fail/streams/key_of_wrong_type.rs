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

fn remove(songs: &mut Stream<Song>, title: &str) {
    songs.delete(title);
}

fn main() {
    remove(&mut Stream::new("songs", []), "Help!");
}
