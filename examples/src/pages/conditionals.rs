//! `:if`, and a `match` whose exhaustiveness the compiler checks.

use live_runtime::prelude::*;

use crate::site::page;

#[derive(Clone, Copy)]
enum Mode {
    One,
    Two,
    Three,
}

#[live_view]
pub(crate) struct Conditionals {
    open: bool,
    mode: Mode,
    presses: u32,
}

#[live_view]
impl Conditionals {
    fn mount() -> Self {
        Self { open: false, mode: Mode::One, presses: 0 }
    }

    #[handle_event]
    fn toggle(&mut self) {
        self.open = !self.open;
        self.presses += 1;
    }

    #[handle_event]
    fn next(&mut self) {
        self.mode = match self.mode {
            Mode::One => Mode::Two,
            Mode::Two => Mode::Three,
            Mode::Three => Mode::One,
        };
        self.presses += 1;
    }

    fn page_title(&self) -> &'static str {
        "Conditionals"
    }

    fn render(&self) -> impl Render {
        page(
            "/conditionals",
            html! {
                <div class="row">
                    <button type="button" id="toggle" phx-click="toggle" aria-expanded={self.open}>
                        {if self.open { "Close" } else { "Open" }}
                    </button>
                    <button type="button" id="next" phx-click="next">Next</button>
                </div>
                <p id="panel" class="note" :if={self.open}>The panel is open after {self.presses} presses.</p>
                <p id="mode" class="figure">
                    {match self.mode {
                        Mode::One => "one",
                        Mode::Two => <b>two</b>,
                        Mode::Three => <em class={["three", self.open.then_some("open")]}>three</em>,
                    }}
                </p>
            },
        )
    }
}
