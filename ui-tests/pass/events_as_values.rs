//! Events of a view, given to components, functions and lists.

#![deny(warnings, clippy::pedantic)]

use live_runtime::prelude::*;

#[component]
fn confirm(on_yes: &Event, on_no: Option<&Event>, #[rest] rest: Rest) -> impl Render {
    html! {
        <button type="button" phx-click={on_yes} {..rest}>"Yes"</button>
        <button :if={let Some(on_no) = on_no} type="button" phx-click={on_no}>"No"</button>
    }
}

#[live_view]
struct Songs {
    ids: Vec<u32>,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { ids: vec![1, 2] }
    }

    #[handle_event]
    fn remove(&mut self, id: u32, quietly: Option<bool>) {
        self.ids.retain(|other| *other != id || quietly.is_some());
    }

    #[handle_event]
    fn clear(&mut self) {
        self.ids.clear();
    }

    fn render(&self) -> impl Render {
        html! {
            <div :for={id in &self.ids}>
                <.confirm on_yes={&Self::EVENTS.remove(id, &None)} on_no={&Self::EVENTS.clear()} aria-label="Remove"/>
                <button type="button" phx-click="remove" phx-value-id={*id} phx-value-quietly="true">"x"</button>
                <input type="text" name="key" aria-label="Key" phx-keydown="clear" phx-key="Escape"/>
            </div>
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Songs>("/songs");
}
