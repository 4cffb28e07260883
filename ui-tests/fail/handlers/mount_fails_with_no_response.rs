use live_runtime::prelude::*;

struct Missing;

#[live_view]
struct Songs {
    query: String,
}

#[live_view]
impl Songs {
    fn mount() -> Result<Self, Missing> {
        Ok(Self { query: String::new() })
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.query}</p> }
    }
}

fn main() {}
