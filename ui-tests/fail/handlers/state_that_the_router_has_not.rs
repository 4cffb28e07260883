use axum::{Router, extract::State};
use live_runtime::prelude::*;

#[derive(Clone)]
struct Db;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount(State(_): State<Db>) -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {
    let _: Router<()> = Router::new().live::<Songs>("/songs");
}
