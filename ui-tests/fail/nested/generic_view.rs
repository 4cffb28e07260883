use live_runtime::prelude::*;

#[live_view]
struct Clock<T> {
    hours: Vec<T>,
}

#[live_view(nested)]
impl<T: Send + 'static> Clock<T> {
    fn mount() -> Self {
        Self { hours: Vec::new() }
    }

    fn render(&self) -> impl Render {
        html! { <b>{self.hours.len()}</b> }
    }
}

fn main() {}
