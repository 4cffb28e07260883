use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> u32 {
        7
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
