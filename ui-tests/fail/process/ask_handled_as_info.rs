use std::time::Duration;

use live_runtime::prelude::*;

struct GetCount;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_info]
    fn count(&mut self, _: GetCount) {}

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

async fn ask(songs: Address<Songs>) {
    let _ = songs.ask(GetCount, Duration::from_secs(1)).await;
}

fn main() {}
