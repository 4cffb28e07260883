//! Commands for the client, built in views and given to components.

#![deny(warnings, clippy::pedantic)]

use live_runtime::prelude::*;

#[component]
fn menu(id: &str, on_open: Js, children: &Slot) -> impl Render {
    let toggle = on_open.toggle(&format!("#{id}"));
    html! {
        <button type="button" phx-click={&toggle} aria-controls={id}>"Menu"</button>
        <div id={id} phx-click-away={Js::new().hide(&format!("#{id}"))}>{children}</div>
    }
}

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn opened(&mut self, id: u32) {
        let _ = id;
    }

    fn render(&self) -> impl Render {
        html! {
            <.menu id="a" on_open={Js::new().push(Self::EVENTS.opened(&7))}>"text"</.menu>
            <p phx-mounted={Js::new().show("#a")}>"b"</p>
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Songs>("/songs");
}
