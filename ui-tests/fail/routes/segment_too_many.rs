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
        "/bands/{slug}" => Songs,
    }
}

fn main() {
    pages();
    let (slug, id) = ("abba", 7);
    let _ = url!("/bands/{slug}/songs/{id}");
}
