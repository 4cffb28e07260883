//! A topic: what one browser says, every browser shows at once.

use live_runtime::prelude::*;
use serde::Deserialize;

use crate::site::page;

/// Somebody has said something.
#[derive(Clone)]
struct Said {
    id: u64,
    name: String,
    text: String,
}

const CHAT: Topic<Said> = Topic::new("chat");

/// How many lines a page keeps.
const KEPT: usize = 50;

#[derive(Deserialize)]
struct Line {
    name: String,
    text: String,
}

#[live_view]
pub(crate) struct Chat {
    lines: Vec<Said>,
    name: String,
    /// How often this page has spoken: each time the field for the text is a new one, and empty.
    spoken: u64,
    missed: u64,
}

#[live_view]
impl Chat {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(CHAT);
        Self { lines: Vec::new(), name: String::new(), spoken: 0, missed: 0 }
    }

    #[handle_event]
    fn say(&mut self, form: Form<Line>, socket: &mut Socket<Self>) {
        let Line { name, text } = form.into_inner();
        self.name = name.chars().take(30).collect();
        if text.trim().is_empty() {
            return;
        }
        self.spoken += 1;
        let said = Said { id: 0, name: self.name.clone(), text: text.chars().take(500).collect() };
        CHAT.broadcast_from(socket, said.clone());
        self.said(said);
    }

    #[handle_info]
    fn said(&mut self, said: Said) {
        let id = self.lines.last().map_or(1, |last| last.id + 1);
        self.lines.push(Said { id, ..said });
        let old = self.lines.len().saturating_sub(KEPT);
        self.lines.drain(..old);
    }

    #[handle_info]
    fn lagged(&mut self, Lagged { missed }: Lagged) {
        self.missed += missed;
    }

    fn page_title(&self) -> &'static str {
        "Chat"
    }

    fn render(&self) -> impl Render {
        page(
            "/chat",
            html! {
                <p class="note">Open this page twice.</p>
                <ul id="lines">
                    <li :for={line in &self.lines} :key={line.id}><b>{&line.name}</b> {&line.text}</li>
                </ul>
                <p class="note" :if={self.missed > 0}>{self.missed} lines have been missed.</p>
                <form id="say" class="form" phx-submit="say">
                    <label>Name <input type="text" name="name" maxlength="30" value={&self.name}/></label>
                    <label>Text <input type="text" name="text" id={format_args!("text-{}", self.spoken)} maxlength="500" autocomplete="off"/></label>
                    <button type="submit">Say</button>
                </form>
            },
        )
    }
}
