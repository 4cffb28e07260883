use live_runtime::prelude::*;

struct Clock;

fn page() -> impl Render {
    html! { <p><Clock id="c1"/></p> }
}

fn main() {}
