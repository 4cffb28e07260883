//! A dialog in a portal: it is written here, and stands at the end of the document. So does a hint, which is in a portal inside of it.

use live_runtime::{
    components::{button, modal, portal},
    prelude::*,
};

use crate::site::page;

#[live_view]
pub(crate) struct ModalPage {
    open: bool,
    steps: u32,
}

#[live_view]
impl ModalPage {
    fn mount() -> Self {
        Self { open: false, steps: 0 }
    }

    #[handle_event]
    fn open(&mut self) {
        self.open = true;
    }

    #[handle_event]
    fn close(&mut self) {
        self.open = false;
    }

    #[handle_event]
    fn step(&mut self) {
        self.steps += 1;
    }

    fn page_title(&self) -> &'static str {
        "Portal"
    }

    fn render(&self) -> impl Render {
        page(
            "/modal",
            html! {
                <p>Here it has made <b id="steps">{self.steps}</b> steps.</p>
                <.button id="open" phx-click="open">Open</.button>
                <.portal id="dialogs" target="body">
                    <.modal
                        :if={self.open}
                        id="dialog"
                        class="dialog"
                        title="At the end of the document"
                        show={true}
                        on_cancel={&Js::from(Self::EVENTS.close())}
                    >
                        <p>There it has made <b id="inner-steps">{self.steps}</b>.</p>
                        <.button id="step" phx-click="step">Another step</.button>
                    </.modal>
                    <.portal :if={self.open} id="hints" target="body">
                        <p id="hint" class="hint">Escape closes it after <b>{self.steps}</b> steps.</p>
                    </.portal>
                </.portal>
            },
        )
    }
}
