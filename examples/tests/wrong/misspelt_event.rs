use live_runtime::prelude::*;

#[live_view]
struct Counter {
    count: u32,
}

#[live_view]
impl Counter {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_event]
    fn add(&mut self, by: u32) {
        self.count += by;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="ad" phx-value-by="1">{self.count}</button> }
    }
}

fn main() {}
