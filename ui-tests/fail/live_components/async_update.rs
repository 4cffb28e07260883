use live_runtime::prelude::*;

#[live_component]
#[derive(Default)]
struct Clock {
    start: u32,
}

#[live_component]
impl Clock {
    async fn update(&mut self, start: u32) {
        self.start = start;
    }

    fn render(&self) -> impl Render {
        html! { <b>{self.start}</b> }
    }
}

fn main() {}
