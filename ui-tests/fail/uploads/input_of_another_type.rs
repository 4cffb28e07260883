use live_runtime::{components::live_file_input, prelude::*};

#[live_view]
struct Photos {
    photos: Upload,
    name: String,
}

#[live_view]
impl Photos {
    fn mount() -> Self {
        Self { photos: Upload::new(), name: String::new() }
    }

    #[handle_event]
    fn choose(&mut self) {}

    fn render(&self) -> impl Render {
        html! {
            <form id="photos" phx-change="choose"><.live_file_input upload={&self.name} aria-label="Photos"/></form>
        }
    }
}

fn main() {}
