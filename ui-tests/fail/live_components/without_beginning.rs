use live_runtime::prelude::*;

#[live_component]
struct Clock;

#[live_component]
impl Clock {
    fn render(&self) -> impl Render {
        html! { <b>12:00</b> }
    }
}

fn main() {}
