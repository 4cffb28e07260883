use live_runtime::prelude::*;

#[live_view]
struct Songs {
    count: u32,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_event]
    fn add(&mut self, by: u32) {
        self.count += by;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="add(1)">{self.count}</button> <i hidden phx-click="add" phx-value-by={1}></i> }
    }
}

fn main() {}
