use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_info]
    fn tick(&mut self) {}

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
