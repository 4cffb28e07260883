use live_runtime::{components::{live_file_input, live_img_preview}, prelude::*};

#[live_view]
struct Photos {
    photos: Upload,
}

#[live_view]
impl Photos {
    fn mount() -> Self {
        Self { photos: Upload::new() }
    }

    #[handle_event]
    fn choose(&mut self) {}

    fn render(&self) -> impl Render {
        html! {
            <form id="photos" phx-change="choose"><.live_file_input upload={&self.photos} aria-label="Photos"/></form>
            <.live_img_preview/>
        }
    }
}

fn main() {}
