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

#[derive(Debug, Clone)]
enum SongsAction {
    Edit { id: u32 },
}

routes! {
    fn pages() -> Router {
        "/songs/{id}" => Songs(SongsAction::Edit { id }),
    }
}

fn main() {
    pages();
}
