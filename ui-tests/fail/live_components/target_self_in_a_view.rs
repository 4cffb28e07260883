use live_runtime::prelude::*;

#[live_view]
struct Page;

#[live_view]
impl Page {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn add(&mut self) {}

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="add" phx-target={self}>Add</button> }
    }
}

fn main() {}
