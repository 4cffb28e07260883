use live_runtime::{components::live_file_input, prelude::*};

#[live_view]
struct Photos {
    photos: Upload,
}

#[live_view]
impl Photos {
    fn mount() -> Self {
        Self { photos: Upload::new().progress(Self::arrived) }
    }

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_progress]
    fn arrived(&mut self, _socket: &mut Socket<Self>) {}

    fn render(&self) -> impl Render {
        html! {
            <form id="photos" phx-change="choose"><.live_file_input upload={&self.photos} aria-label="Photos"/></form>
        }
    }
}

fn main() {}
