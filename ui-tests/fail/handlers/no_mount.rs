use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
