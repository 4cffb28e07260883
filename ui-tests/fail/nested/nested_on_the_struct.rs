use live_runtime::prelude::*;

#[live_view(nested)]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

fn main() {}
