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

fn page(songs: &Stream<Song>) -> impl Render {
    html! {
        <ul id="songs" phx-update="stream">
            <li :for={(dom_id, song) in songs}>{song.id} {dom_id}</li>
        </ul>
    }
}

fn main() {
    let _ = page(&Stream::new("songs", []));
}
