//! A stream that tasks fill: the first items, one more before them, one more after the state was reset.

use std::time::Duration;

use live_runtime::prelude::*;
use tokio::time::sleep;

use crate::{document::live, stream::Item};

#[live_view]
pub(crate) struct StreamAsyncLive {
    items: AsyncStream<Item>,
}

async fn wait(milliseconds: u64, items: Vec<Item>) -> Vec<Item> {
    sleep(Duration::from_millis(milliseconds)).await;
    items
}

#[live_view]
impl StreamAsyncLive {
    fn mount(socket: &mut Socket<Self>) -> Self {
        let first = (1..=3).map(|id| Item::new(id, format!("async {id}"))).collect();
        Self { items: socket.stream_async("items", |view| &mut view.items, wait(60, first)) }
    }

    #[handle_event]
    fn more(&mut self, socket: &mut Socket<Self>) {
        self.items.load(socket, |view| &mut view.items, wait(20, vec![Item::new(9, "nine")]), At::Start);
    }

    #[handle_event]
    fn reset(&mut self, socket: &mut Socket<Self>) {
        self.items.result_mut().reset();
        self.items.load(socket, |view| &mut view.items, wait(20, vec![Item::new(5, "five")]), At::End);
    }

    fn render(&self, flash: &Flash) -> impl Render {
        let state = if self.items.is_loading() { "loading" } else { "done" };
        live(
            flash,
            html! {
                <button id="more" phx-click="more">more</button>
                <button id="reset" phx-click="reset">reset</button>
                <p id="state">{state} {self.items.result().ok().is_some()}</p>
                <ul id="items" phx-update="stream">
                    <li :for={(id, item) in &self.items} id={id}>{&item.name}</li>
                </ul>
            },
        )
    }
}
