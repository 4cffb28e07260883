use axum::extract::State;
use live_runtime::prelude::*;

#[live_view]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount(State(_db): State<Db>) -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

#[derive(Clone)]
struct Db;

fn main() {}
