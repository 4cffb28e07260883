use live_runtime::prelude::*;

#[live_view]
struct Songs {
    count: u32,
}

impl Songs {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_event]
    fn add(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="add">{self.count}</button> }
    }
}

fn main() {}
