use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    fn handle_params(&mut self, _: u32) {}

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Songs>("/songs");
}
