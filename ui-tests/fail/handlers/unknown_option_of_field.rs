use live_runtime::prelude::*;

#[derive(Default)]
struct Notice;

#[live_view]
struct Songs {
    #[live(temporry)]
    notice: Notice,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { notice: Notice }
    }

    fn render(&self) -> impl Render {
        html! { <p>"Songs"</p> }
    }
}

fn main() {}
