use live_runtime::prelude::*;

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
        html! { <button phx-click="remove" phx-value-id={"seven"}>"x"</button> }
    }
}

fn main() {}
