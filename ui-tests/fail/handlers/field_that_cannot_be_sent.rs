use std::rc::Rc;

use live_runtime::prelude::*;

#[live_view]
struct Songs {
    query: Rc<str>,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { query: "".into() }
    }

    #[handle_event]
    async fn clear(&mut self) {
        self.query = "".into();
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="clear">{&*self.query}</button> }
    }
}

fn main() {}
