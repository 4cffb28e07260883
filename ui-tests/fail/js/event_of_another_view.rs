use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn play(&mut self) {}

    fn render(&self) -> impl Render {
        html! { <button phx-click="play">"x"</button> }
    }
}

#[live_view]
struct Bands;

#[live_view]
impl Bands {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <button phx-click={Js::new().push(Songs::EVENTS.play())}>"x"</button> }
    }
}

fn main() {}
