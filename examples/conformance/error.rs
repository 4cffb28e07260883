//! A handler that panics: the view ends, the browser joins again.

use live_runtime::prelude::*;

use crate::document::live;

#[live_view]
pub(crate) struct ErrorLive {
    n: u32,
}

#[live_view]
impl ErrorLive {
    fn mount() -> Self {
        Self { n: 0 }
    }

    #[handle_event]
    fn n(&mut self) {
        self.n += 1;
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("event failed");
    }

    /// In the reference there is no such event, which crashes the view. Here a page with an unknown event does not
    /// compile, so that the page does the crashing.
    #[handle_event]
    fn unknown(&mut self) {
        panic!("no such event");
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <p>n {self.n}</p>
                <button id="n" phx-click="n">n</button>
                <button id="crash" phx-click="crash">crash</button>
                <button id="unknown" phx-click="unknown">unknown event</button>
            },
        )
    }
}
