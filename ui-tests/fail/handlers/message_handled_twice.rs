use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_info]
    fn first(&mut self, _: u32) {}

    #[handle_info]
    fn second(&mut self, _: u32) {}

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
