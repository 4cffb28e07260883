use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn remove(&mut self) -> u32 {
        7
    }

    fn render(&self) -> impl Render {
        html! { <button phx-click="remove">"x"</button> }
    }
}

fn main() {}
