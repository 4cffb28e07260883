use live_runtime::prelude::*;

struct Total(u32);

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.push_event("total", &Total(7));
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"Songs"</p> }
    }
}

fn main() {}
