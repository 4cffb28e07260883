//! State is a field, an event is a method.

use live_runtime::prelude::*;

use crate::site::page;

#[live_view]
pub(crate) struct Counter {
    count: i64,
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

    #[handle_event]
    fn dec(&mut self) {
        self.count -= 1;
    }

    fn page_title(&self) -> &'static str {
        "Counter"
    }

    fn render(&self) -> impl Render {
        page(
            "/counter",
            html! {
                <p class="figure" id="count">{self.count}</p>
                <div class="row">
                    <button type="button" id="dec" phx-click="dec">-</button>
                    <button type="button" id="inc" phx-click="inc">+</button>
                </div>
            },
        )
    }
}
