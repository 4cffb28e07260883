use axum::Router;
use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"Songs"</p> }
    }
}

routes! {
    fn pages() -> Router {
        "/songs/{id: u32}" => Songs,
    }
}

fn main() {
    pages();
    let _ = url!("/songs/seven");
}
