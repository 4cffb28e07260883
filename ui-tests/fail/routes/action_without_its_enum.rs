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
    Index,
    New,
}

routes! {
    fn pages() -> axum::Router {
        "/songs" => Songs(Index),
    }
}

fn main() {
    pages();
}
