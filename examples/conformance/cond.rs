//! Nested `if`, `match`, `:if`; a branch that changes while hidden.

use live_runtime::prelude::*;

use crate::document::live;

#[live_view]
pub(crate) struct CondLive {
    a: bool,
    b: bool,
    n: u32,
    mode: String,
}

#[live_view]
impl CondLive {
    fn mount() -> Self {
        Self { a: false, b: false, n: 0, mode: "one".into() }
    }

    #[handle_event]
    fn toggle(&mut self, k: char) {
        match k {
            'a' => self.a = !self.a,
            _ => self.b = !self.b,
        }
    }

    #[handle_event]
    fn n(&mut self) {
        self.n += 1;
    }

    #[handle_event]
    fn mode(&mut self, m: String) {
        self.mode = m;
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <div id="outer">
                    {if self.a {
                        <section>
                            A is on ({self.n})
                            {if self.b { <em>B is on too: {self.n}</em> } else { <i>B is off</i> }}
                        </section>
                    } else {
                        <p>A is off, n={self.n}</p>
                    }}
                </div>
                <div id="case">
                    {match self.mode.as_str() {
                        "one" => <b>one</b>,
                        "two" => <b class="two">two {self.n}</b>,
                        other => <u>{other}</u>,
                    }}
                </div>
                <p :if={self.a} id="if-attr">only with A, {self.n}</p>
                <p :if={self.a && self.b} id="if-both" title={format_args!("n{}", self.n)}>both</p>
                <button id="a" phx-click="toggle" phx-value-k="a">a</button>
                <button id="b" phx-click="toggle" phx-value-k="b">b</button>
                <button id="n" phx-click="n">n</button>
                <button id="two" phx-click="mode" phx-value-m="two">two</button>
                <button id="three" phx-click="mode" phx-value-m="three">three</button>
            },
        )
    }
}
