use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn go(&mut self, socket: &mut Socket<Self>) {
        socket.push_patch("https://evil.test");
    }

    fn render(&self) -> impl Render {
        html! { <button phx-click="go">"x"</button> }
    }
}

fn main() {}
