use live_runtime::prelude::*;

struct Tick;

#[live_component]
#[derive(Default)]
struct Clock;

#[live_component]
impl Clock {
    fn render(&self) -> impl Render {
        html! { <b>12:00</b> }
    }
}

fn tick<V: 'static>(view: &Address<V>) {
    let _ = view.send_update::<Clock>("c1", Tick);
}

fn main() {}
