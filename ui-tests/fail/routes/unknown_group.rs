use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"Songs"</p> }
    }
}

routes! {
    fn pages() -> axum::Router {
        live_sesion("admin") { "/songs" => Songs },
    }
}

fn main() {
    pages();
}
