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

    fn render(&self) -> impl Render {
        html! { <p>{self.count}</p> }
    }
}

impl Songs {
    #[handle_info]
    pub fn tick(&mut self, by: u32) {
        self.count += by;
    }
}

fn main() {}
