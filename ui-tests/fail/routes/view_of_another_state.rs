use axum::{Router, extract::State};
use live_runtime::prelude::*;


#[derive(Clone)]
struct Db;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount(State(_db): State<Db>) -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"Songs"</p> }
    }
}

routes! {
    fn pages() -> Router {
        "/songs" => Songs,
    }
}

fn main() {
    pages();
}
