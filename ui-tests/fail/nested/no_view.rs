use live_runtime::{components::live_render, prelude::*};

#[live_view]
struct Clock {
    hours: u32,
}

#[live_view(nested)]
impl Clock {
    fn mount(hours: u32) -> Self {
        Self { hours }
    }

    fn render(&self) -> impl Render {
        html! { <b>{self.hours}</b> }
    }
}

#[live_view]
struct Page;

#[live_view]
impl Page {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <.live_render id="clock"/> }
    }
}

fn main() {}
