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
            <li id="no-songs">No songs</li>
        </ul>
        <p>{format!("{songs:?}")}</p>
    }
}

fn main() {
    let _ = page(&Stream::new("songs", []));
}
