use live_runtime::prelude::*;

struct Tick;

#[live_component]
#[derive(Default)]
struct Clock {
    ticks: u32,
}

#[live_component]
impl Clock {
    #[handle_info]
    fn tick(&mut self, _: Tick) {
        self.ticks += 1;
    }

    fn render(&self) -> impl Render {
        html! { <b>{self.ticks}</b> }
    }
}

fn main() {}
