use live_runtime::prelude::*;

#[live_component]
#[derive(Default)]
struct Clock {
    start: u32,
}

#[live_component]
impl Clock {
    fn render(&self) -> impl Render {
        html! { It is {self.start} }
    }
}

fn main() {}
