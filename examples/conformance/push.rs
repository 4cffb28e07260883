//! Events for scripts, from mount and from events, and a hook that gets a reply.

use live_runtime::{Params, prelude::*};
use serde::Serialize;
use serde_json::{Value, json};

use crate::document::live;

#[derive(Serialize)]
struct Answer {
    n: u32,
    got: Value,
}

#[live_view]
pub(crate) struct PushLive {
    n: u32,
}

#[live_view]
impl PushLive {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.push_event("hello", &json!({"from": "mount"}));
        Self { n: 0 }
    }

    #[handle_event]
    fn push(&mut self, socket: &mut Socket<Self>) {
        socket.push_event("hello", &json!({"n": self.n, "list": [1, "two", {"three": null}]}));
    }

    #[handle_event("push-two")]
    fn push_two(&mut self, socket: &mut Socket<Self>) {
        socket.push_event("hello", &json!({"i": 1}));
        socket.push_event("hello", &json!({"i": 2}));
        self.n += 1;
    }

    #[handle_event]
    fn ask(&mut self, params: Params) -> Reply<Answer> {
        let answer = Answer { n: self.n, got: params.value().clone() };
        self.n += 1;
        Reply(answer)
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <button id="push" phx-click="push">push</button>
                <button id="push-two" phx-click="push-two">push two</button>
                <p>n {self.n}</p>
                <div id="echo" phx-hook="Echo" phx-update="ignore">click me <i></i> <b></b></div>
            },
        )
    }
}
