use live_runtime::prelude::*;

struct Point(String);

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
    fn moved(&mut self, Payload(point): Payload<Point>) {
        self.query = point.0;
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.query}</p> }
    }
}

fn main() {}
