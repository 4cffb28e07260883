//! How long a card has been open: a view of its own inside of the card, whose beats cost the board nothing.

use std::time::Duration;

use live_runtime::prelude::*;

struct Second;

#[live_view]
pub(super) struct Stopwatch {
    seconds: u32,
}

#[live_view(nested)]
impl Stopwatch {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.send_interval(|| Second, Duration::from_secs(1));
        Self { seconds: 0 }
    }

    #[handle_info]
    fn beat(&mut self, _: Second) {
        self.seconds += 1;
    }

    fn render(&self) -> impl Render {
        html! { <p class="attached">Open for <b>{self.seconds}</b> s</p> }
    }
}
