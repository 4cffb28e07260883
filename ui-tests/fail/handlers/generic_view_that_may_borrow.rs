use live_runtime::prelude::*;

#[live_view]
struct Shown<T> {
    item: T,
}

#[live_view]
impl<T: Default + Send + Render> Shown<T> {
    fn mount() -> Self {
        Self { item: T::default() }
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.item}</p> }
    }
}

fn main() {}
