use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn start(&mut self, socket: &mut Socket<Self>) {
        let _ = socket.address().send("tick");
    }

    fn render(&self) -> impl Render {
        html! { <button phx-click="start">"x"</button> }
    }
}

fn main() {}
