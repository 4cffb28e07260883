use live_runtime::{components::live_file_input, prelude::*};

#[live_view]
struct Photos {
    photos: Upload,
}

#[live_view]
impl Photos {
    fn mount() -> Self {
        Self { photos: Upload::new() }
    }


    fn render(&self) -> impl Render {
        html! {
            <form id="photos"><.live_file_input upload={&self.photos} aria-label="Photos"/></form>
        }
    }
}

fn main() {}
