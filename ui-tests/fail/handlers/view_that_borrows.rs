use live_runtime::prelude::*;

#[live_view]
struct Songs<'a> {
    title: &'a str,
}

#[live_view]
impl<'a> Songs<'a> {
    fn mount() -> Self {
        Self { title: "One" }
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.title}</p> }
    }
}

fn main() {}
