//! A basket that outlives the server: its page keeps it, sealed, and brings it along when it connects again.

use live_runtime::prelude::*;
use serde::{Deserialize, Serialize};

use crate::site::page;

const FRUIT: [&str; 4] = ["Apples", "Pears", "Plums", "Quinces"];
const MOST: u32 = 99;

#[derive(Clone, Serialize, Deserialize)]
struct Item {
    fruit: usize,
    count: u32,
}

#[live_view]
pub(crate) struct Basket {
    #[live(persist)]
    items: Vec<Item>,
    /// Of this process alone: it begins anew with each join.
    clicks: u32,
}

#[live_view]
impl Basket {
    fn mount() -> Self {
        Self { items: Vec::new(), clicks: 0 }
    }

    #[handle_event]
    fn add(&mut self, fruit: usize) {
        self.clicks += 1;
        match self.items.iter_mut().find(|item| item.fruit == fruit) {
            Some(item) => item.count = (item.count + 1).min(MOST),
            None if fruit < FRUIT.len() => self.items.push(Item { fruit, count: 1 }),
            None => {}
        }
    }

    #[handle_event]
    fn remove(&mut self, fruit: usize) {
        self.clicks += 1;
        self.items.retain(|item| item.fruit != fruit);
    }

    #[handle_event]
    fn look(&mut self) {
        self.clicks += 1;
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("somebody has asked for it");
    }

    fn page_title(&self) -> &'static str {
        "A basket"
    }

    fn render(&self) -> impl Render {
        page(
            "/basket",
            html! {
                <div class="row">
                    <button
                        type="button"
                        :for={(fruit, name) in FRUIT.iter().enumerate()}
                        id={format!("add-{fruit}")}
                        phx-click="add"
                        phx-value-fruit={fruit}
                    >{name}</button>
                </div>
                <ul id="basket">
                    <li :for={item in &self.items} :key={item.fruit}>
                        <b>{item.count}</b>
                        " "
                        {FRUIT.get(item.fruit)}
                        <button
                            type="button"
                            class="plain"
                            aria-label={format!("No {}", FRUIT.get(item.fruit).unwrap_or(&"fruit"))}
                            phx-click="remove"
                            phx-value-fruit={item.fruit}
                        >"×"</button>
                    </li>
                </ul>
                <p class="note" :if={self.items.is_empty()}>The basket is empty.</p>
                <p class="note">Clicks since the page has connected: <b id="clicks">{self.clicks}</b></p>
                <div class="row">
                    <button type="button" id="look" phx-click="look">Just look</button>
                    <button type="button" id="crash" phx-click="crash">Crash</button>
                </div>
            },
        )
    }
}
