use live_runtime::{components::live_file_input, prelude::*};

#[live_component]
struct Card {
    files: Upload,
}

#[live_component]
impl Card {
    fn mount() -> Self {
        Self { files: Upload::new().accept(["jpg"]) }
    }

    #[handle_event]
    fn choose(&mut self) {}

    fn render(&self) -> impl Render {
        html! {
            <form id="card" phx-change="choose" phx-target={self}>
                <.live_file_input upload={&self.files} aria-label="Files"/>
            </form>
        }
    }
}

fn main() {}
