//! A thousand live components: one that changes sends itself alone, and one more sends no statics.

use live_runtime::prelude::*;

#[live_component]
#[derive(Default)]
struct Row {
    number: u32,
    clicks: u32,
}

#[live_component]
impl Row {
    fn update(&mut self, number: u32) {
        self.number = number;
    }

    #[handle_event]
    fn click(&mut self) {
        self.clicks += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <li id={format_args!("row-{}", self.number)}>
                Row {self.number} <button type="button" phx-click="click" phx-target={self}>{self.clicks}</button>
            </li>
        }
    }
}

#[live_view]
pub(crate) struct Rows {
    count: u32,
}

#[live_view]
impl Rows {
    fn mount() -> Self {
        Self { count: 1000 }
    }

    #[handle_event]
    fn add(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <h1>Components</h1>
            <button type="button" id="add" phx-click="add">One more</button>
            <ul id="rows"><Row :for={number in 1..=self.count} :key={number} id={number} number={number}/></ul>
        }
    }
}
