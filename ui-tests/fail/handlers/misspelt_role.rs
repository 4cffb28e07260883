use live_runtime::prelude::*;

#[live_view]
struct Songs {
    count: u32,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_evnt]
    fn add(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.count}</p> }
    }
}

fn main() {}
