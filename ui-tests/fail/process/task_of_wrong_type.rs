use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.start_async(Self::counted, async { "seven" });
        Self
    }

    #[handle_async]
    fn counted(&mut self, _: Result<u32, AsyncError>) {}

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
