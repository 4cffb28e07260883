use live_runtime::prelude::*;

#[live_view]
struct Clock;

#[live_view(nestd)]
impl Clock {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

fn main() {
    let _ = Clock::child();
}
