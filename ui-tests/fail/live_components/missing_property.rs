use live_runtime::prelude::*;

#[live_component]
#[derive(Default)]
struct Clock {
    start: u32,
}

#[live_component]
impl Clock {
    fn update(&mut self, start: u32) {
        self.start = start;
    }

    fn render(&self) -> impl Render {
        html! { <b>{self.start}</b> }
    }
}

fn page() -> impl Render {
    html! { <p><Clock id="c1"/></p> }
}

fn main() {}
