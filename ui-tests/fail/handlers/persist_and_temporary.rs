use live_runtime::prelude::*;

#[live_view]
struct Shop {
    #[live(temporary, persist)]
    notice: Option<String>,
}

#[live_view]
impl Shop {
    fn mount() -> Self {
        Self { notice: None }
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.notice}</p> }
    }
}

fn main() {}
