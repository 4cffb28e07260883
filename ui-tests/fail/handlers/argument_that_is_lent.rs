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
    fn find(&mut self, word: &str) {
        self.query = word.to_owned();
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="find" phx-value-word="a">{&self.query}</button> }
    }
}

fn main() {}
