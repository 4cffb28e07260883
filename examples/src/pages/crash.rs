//! A handler that panics takes its own page with it and no other. The browser joins again, and the page comes back.

use live_runtime::prelude::*;

use crate::site::page;

#[live_view]
pub(crate) struct Crash {
    count: u32,
}

#[live_view]
impl Crash {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.count += 1;
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("this page crashes when it is asked to");
    }

    fn page_title(&self) -> &'static str {
        "Let it crash"
    }

    fn render(&self) -> impl Render {
        page(
            "/crash",
            html! {
                <p class="figure" id="count">{self.count}</p>
                <div class="row">
                    <button type="button" id="inc" phx-click="inc">+</button>
                    <button type="button" id="crash" phx-click="crash">Crash</button>
                </div>
            },
        )
    }
}
