use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view(deny(accessibility), allow(empty_heading))]
impl Songs {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <h1></h1> <img src="/cat.png"> }
    }
}

fn main() {}
