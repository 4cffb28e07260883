use live_runtime::prelude::*;

struct Song(u32);

impl StreamItem for Song {
    type Key = u32;

    fn key(&self) -> u32 {
        self.0
    }
}

#[live_component]
#[derive(Default)]
struct Fold {
    children: SlotContent,
}

#[live_component]
impl Fold {
    fn update(&mut self, children: SlotContent) {
        self.children = children;
    }

    fn render(&self) -> impl Render {
        html! { <section>{&self.children}</section> }
    }
}

fn page(songs: &Stream<Song>) -> impl Render {
    html! { <Fold id="f"><ul id="songs" phx-update="stream"><li :for={(id, song) in songs} id={id}>{song.0}</li></ul></Fold> }
}

fn main() {}
