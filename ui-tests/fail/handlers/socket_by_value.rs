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
    fn clear(&mut self, socket: Socket<Self>) {
        self.query = socket.id().to_owned();
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="clear">{&self.query}</button> }
    }
}

fn main() {}
