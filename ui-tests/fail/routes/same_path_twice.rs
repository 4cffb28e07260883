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

#[live_view]
struct Bands;

#[live_view]
impl Bands {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"Songs"</p> }
    }
}

routes! {
    fn pages() -> Router {
        "/songs" => Songs,
        "/songs" => Bands,
    }
}

fn main() {
    pages();
}
