use live_runtime::prelude::*;

struct Said(String);

#[live_view]
struct Songs {
    query: String,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { query: String::new() }
    }

    #[handle_info]
    fn said(&mut self, Said(text): &Said) {
        self.query = text.to_owned();
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.query}</p> }
    }
}

fn main() {}
