use live_runtime::prelude::*;

struct Word(String);

#[live_view]
struct Songs {
    query: String,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { query: String::new() }
    }

    #[allow(dead_code)]
    #[handle_event]
    fn find(&mut self, word: Word) {
        self.query = word.0;
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.query}</p> }
    }
}

fn main() {}
