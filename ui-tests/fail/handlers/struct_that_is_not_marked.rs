use live_runtime::prelude::*;

struct Notice;

struct Songs {
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
