//! Two views beside each other, with events of the same name.

#![deny(warnings, clippy::pedantic)]

use live_runtime::prelude::*;

#[live_view]
struct Songs(u32);

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self(0)
    }

    #[handle_event]
    fn save(&mut self, by: u32) {
        self.0 += by;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="save" phx-value-by="1">{self.0}</button> }
    }
}

#[live_view]
struct Bands(String);

#[live_view]
impl Bands {
    fn mount() -> Self {
        Self(String::new())
    }

    #[handle_event]
    fn save(&mut self, name: String) {
        self.0 = name;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="save" phx-value-name="a">{&self.0}</button> }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Songs>("/songs").live::<Bands>("/bands");
}
