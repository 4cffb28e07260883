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

async fn stage() {}

routes! {
    fn pages() -> Router {
        live_session("admin", on_mont = stage) { "/songs" => Songs },
    }
}

fn main() {
    pages();
}
