use live_runtime::prelude::*;

#[live_component]
struct Card {
    #[live(persist)]
    open: bool,
}

#[live_component]
impl Card {
    fn mount() -> Self {
        Self { open: false }
    }

    #[handle_event]
    fn toggle(&mut self) {
        self.open = !self.open;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="toggle" phx-target={self}>{self.open}</button> }
    }
}

fn main() {}
