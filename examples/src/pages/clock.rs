//! Messages: the page changes without anybody touching it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use live_runtime::prelude::*;

use crate::site::page;

/// A second has passed.
struct Tick;

#[live_view]
pub(crate) struct Clock {
    seconds: u64,
}

#[live_view]
impl Clock {
    fn mount(socket: &mut Socket<Self>) -> Self {
        if socket.connected() {
            socket.send_interval(|| Tick, Duration::from_secs(1));
        }
        Self { seconds: now() }
    }

    #[handle_info]
    fn tick(&mut self, _: Tick) {
        self.seconds = now();
    }

    fn page_title(&self) -> &'static str {
        "Clock"
    }

    fn render(&self) -> impl Render {
        let (hours, minutes, seconds) = (self.seconds / 3600 % 24, self.seconds / 60 % 60, self.seconds % 60);
        page(
            "/clock",
            html! {
                <p class="figure" id="time">{format_args!("{hours:02}:{minutes:02}:{seconds:02}")}</p>
                <p class="note">Coordinated universal time, as the server sees it.</p>
            },
        )
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
