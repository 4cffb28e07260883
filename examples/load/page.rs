//! The live page: a counter.

use std::io;

use axum::Router;
use live_examples::run;
use live_runtime::prelude::*;

#[live_view]
struct Counter {
    count: u64,
}

#[live_view]
impl Counter {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <h1>Counter</h1>
            <p id="count">{self.count}</p>
            <button type="button" phx-click="inc">+</button>
        }
    }
}

pub(crate) async fn serve() -> io::Result<()> {
    run(crate::arguments(), Live::new(Secret::random()), Router::new().live::<Counter>("/")).await
}
