//! The smallest page.

use live_runtime::prelude::*;

#[live_view]
pub(crate) struct BenchCounter {
    count: u64,
}

#[live_view]
impl BenchCounter {
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
