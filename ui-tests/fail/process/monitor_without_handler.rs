use live_runtime::{TerminateReason, prelude::*};

struct Down(TerminateReason);

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount(socket: &mut Socket<Self>) -> Self {
        let address = socket.address();
        socket.monitor(&address, Down);
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
