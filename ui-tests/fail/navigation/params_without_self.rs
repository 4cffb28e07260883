use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    fn handle_params(axum::extract::Query(_): axum::extract::Query<()>) {}

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
