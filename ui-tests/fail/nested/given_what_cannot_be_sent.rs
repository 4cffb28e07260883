use live_runtime::prelude::*;

#[live_view]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount(_at: std::time::Instant) -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

fn main() {}
