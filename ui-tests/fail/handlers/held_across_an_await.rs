use live_runtime::prelude::*;

#[live_view]
struct Songs {
    query: String,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { query: String::new() }
    }

    #[handle_event]
    async fn clear(&mut self) {
        let held = std::rc::Rc::new(1);
        std::future::ready(()).await;
        drop(held);
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="clear">{&self.query}</button> }
    }
}

fn main() {}
