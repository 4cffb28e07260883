use live_runtime::prelude::*;

struct GetCount;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_call]
    fn count(&mut self, _: GetCount) -> u32 {
        7
    }

    #[handle_call]
    fn number(&mut self, _: GetCount) -> u32 {
        7
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
