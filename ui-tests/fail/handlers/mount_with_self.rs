use live_runtime::prelude::*;

#[live_view]
struct Songs {
    query: String,
}

#[live_view]
impl Songs {
    fn mount(&mut self) -> Self {
        Self { query: String::new() }
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.query}</p> }
    }
}

fn main() {}
