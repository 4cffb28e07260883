use live_runtime::prelude::*;

#[live_component]
#[derive(Default)]
struct Counter {
    count: u32,
}

#[live_component]
impl Counter {
    #[handle_event]
    fn add(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="ad" phx-target={self}>{self.count}</button> }
    }
}

fn main() {}
