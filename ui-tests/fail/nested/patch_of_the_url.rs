use live_runtime::prelude::*;

#[live_view]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn next(&mut self, socket: &mut Socket<Self>) {
        socket.push_patch(LocalUrl::from_static("/songs?page=2"));
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="next">Next</button> }
    }
}

fn main() {}
