use live_runtime::prelude::*;

#[derive(Clone)]
struct Added(u32);

const SONGS: Topic<Added> = Topic::new("songs");

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(SONGS);
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
