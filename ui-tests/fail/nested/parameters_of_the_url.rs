use live_runtime::prelude::*;

#[live_view]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount() -> Self {
        Self
    }

    fn handle_params(&mut self) {}

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

fn main() {}
