//! Plain fields, a computed value, a class that changes, an event without change.

use live_runtime::prelude::*;

use crate::document::live;

#[live_view]
pub(crate) struct CounterLive {
    count: i64,
    step: i64,
}

#[live_view]
impl CounterLive {
    fn mount() -> Self {
        Self { count: 0, step: 1 }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.count += self.step;
    }

    #[handle_event]
    fn dec(&mut self) {
        self.count -= self.step;
    }

    #[handle_event]
    fn step(&mut self, by: i64) {
        self.step = by;
    }

    #[handle_event]
    fn noop(&mut self) {}

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <h1>Count: {self.count}</h1>
                <p class={if self.count < 0 { "neg" } else { "pos" }}>step {self.step}, double {self.count * 2}</p>
                <button id="inc" phx-click="inc">+</button>
                <button id="dec" phx-click="dec">-</button>
                <button id="step" phx-click="step" phx-value-by="5">step 5</button>
                <button id="noop" phx-click="noop">noop</button>
            },
        )
    }
}
