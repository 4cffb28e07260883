use live_runtime::{components::live_render, prelude::*};

#[live_view]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount(_parent: Address<Other>) -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

struct Other;

#[live_view]
struct Page {
    address: Address<Self>,
}

#[live_view]
impl Page {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { address: socket.address() }
    }

    fn render(&self) -> impl Render {
        html! { <.live_render id="clock" view={Clock::child(&self.address)}/> }
    }
}

fn main() {}
