#![deny(dead_code)]
use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn reset(&mut self) {}

    fn render(&self) -> impl Render {
        html! { <p>"no button"</p> }
    }
}

fn main() {}
