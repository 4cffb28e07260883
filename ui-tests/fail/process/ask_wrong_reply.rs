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

    #[handle_call]
    fn count(&mut self, _: GetCount) -> u32 {
        7
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

async fn name(songs: Address<Songs>) -> String {
    let name: Result<String, _> = songs.ask(GetCount, Duration::from_secs(1)).await;
    name.unwrap_or_default()
}

fn main() {}
