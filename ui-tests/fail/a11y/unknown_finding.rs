use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view(allow(mising_alt))]
impl Songs {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
