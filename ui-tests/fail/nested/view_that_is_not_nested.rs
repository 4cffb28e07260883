use live_runtime::{components::live_render, prelude::*};

#[live_view]
struct Clock;

#[live_view]
impl Clock {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

fn main() {
    let _page = html! { <.live_render id="clock" view={Clock::child()}/> };
}
