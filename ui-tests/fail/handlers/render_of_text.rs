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

    fn render(&self) -> String {
        format!("<p>{}</p>", self.count)
    }
}

fn main() {}
