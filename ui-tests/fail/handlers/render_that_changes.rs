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

    fn render(&mut self) -> impl Render {
        html! { <p>{&self.query}</p> }
    }
}

fn main() {}
