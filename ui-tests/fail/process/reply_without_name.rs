use live_runtime::prelude::*;

struct GetName;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_call]
    fn name(&mut self, _: GetName) -> impl Send {
        7
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
