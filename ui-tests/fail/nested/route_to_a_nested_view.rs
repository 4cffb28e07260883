use axum::Router;
use live_runtime::prelude::*;

#[live_view]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

fn main() {
    let _pages: Router = Router::new().live::<Clock>("/clock");
}
