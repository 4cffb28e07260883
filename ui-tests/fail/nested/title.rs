use live_runtime::prelude::*;

#[live_view]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount() -> Self {
        Self
    }

    fn page_title(&self) -> &str {
        "Clock"
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

fn main() {}
