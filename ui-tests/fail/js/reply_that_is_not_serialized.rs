use live_runtime::prelude::*;

struct Total(u32);

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn total(&mut self) -> Reply<Total> {
        Reply(Total(7))
    }

    fn render(&self) -> impl Render {
        html! { <p id="total" phx-hook="Total">"0"</p> }
    }
}

fn main() {}
