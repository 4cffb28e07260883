use axum::extract::State;
use live_runtime::prelude::*;

#[live_component]
#[derive(Default)]
struct Counter {
    count: u32,
}

#[live_component]
impl Counter {
    #[handle_event]
    fn add(&mut self, State(by): State<u32>) {
        self.count += by;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="add" phx-target={self}>{self.count}</button> }
    }
}

fn main() {}
