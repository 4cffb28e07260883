use live_runtime::prelude::*;
use live_runtime::components::button;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn remove(&mut self, id: u32) {
        let _ = id;
    }

    fn render(&self) -> impl Render {
        html! { <.button phx-click="remove" phx-value-idd={7}>"x"</.button> }
    }
}

fn main() {}
