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

#[live_view]
struct Totals {
    songs: AsyncStream<Song>,
}

#[live_view]
impl Totals {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { songs: socket.stream_async("songs", |view| &mut view.songs, async { Song { id: 7 } }) }
    }

    fn render(&self) -> impl Render {
        html! { <p>"Totals"</p> }
    }
}

fn main() {}
