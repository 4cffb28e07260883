//! A stream of a thousand items.

use live_runtime::prelude::*;

struct Item(u32);

impl StreamItem for Item {
    type Key = u32;

    fn key(&self) -> u32 {
        self.0
    }
}

#[live_view]
pub(crate) struct BenchStream {
    items: Stream<Item>,
    /// The first item that is there, and the next one that is not.
    ids: std::ops::Range<u32>,
}

#[live_view]
impl BenchStream {
    fn mount() -> Self {
        Self { items: Stream::new("items", (1..=1000).map(Item)), ids: 1..1001 }
    }

    /// One more at the end.
    #[handle_event]
    fn insert(&mut self) {
        self.items.insert(Item(self.ids.end), At::End);
        self.ids.end += 1;
    }

    /// The first.
    #[handle_event]
    fn delete(&mut self) {
        if let Some(first) = self.ids.next() {
            self.items.delete(first);
        }
    }

    fn render(&self) -> impl Render {
        html! {
            <p>
                <button type="button" id="insert" phx-click="insert">insert</button>
                <button type="button" id="delete" phx-click="delete">delete</button>
            </p>
            <ul id="items" phx-update="stream">
                <li :for={(dom_id, item) in &self.items} id={dom_id}>Item {item.0}</li>
            </ul>
        }
    }
}
