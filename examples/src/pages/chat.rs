//! A topic and a presence: what one browser says, every browser shows at once, and who is there.

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

/// Who has the page open.
#[derive(Clone)]
struct Member {
    name: String,
}

const ONLINE: Presence<Member> = Presence::new("chat");

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
    online: Vec<Present<Member>>,
}

#[live_view]
impl Chat {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(CHAT);
        socket.subscribe_presence(&ONLINE);
        let name = "Somebody".to_owned();
        let id = socket.id().to_owned();
        socket.track(&ONLINE, &id, Member { name: name.clone() });
        Self { lines: Vec::new(), name, spoken: 0, missed: 0, online: socket.present(&ONLINE) }
    }

    #[handle_event]
    fn say(&mut self, form: Form<Line>, socket: &mut Socket<Self>) {
        let Line { name, text } = form.into_inner();
        let name: String = name.chars().take(30).collect();
        if name != self.name {
            let id = socket.id().to_owned();
            socket.track(&ONLINE, &id, Member { name: name.clone() });
            self.name = name;
        }
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
    fn came_or_went(&mut self, diff: PresenceDiff<Member>) {
        diff.apply_to(&mut self.online);
    }

    #[handle_info]
    fn lagged(&mut self, Lagged { missed }: Lagged, socket: &mut Socket<Self>) {
        self.missed += missed;
        self.online = socket.present(&ONLINE);
    }

    fn page_title(&self) -> &'static str {
        "Chat"
    }

    fn render(&self) -> impl Render {
        page(
            "/chat",
            html! {
                <p class="note">Open this page twice.</p>
                <ul id="online" class="row" aria-label="Who is here">
                    <li :for={member in &self.online} :key={member.id()}>{&member.meta.name}</li>
                </ul>
                <ul id="lines">
                    <li :for={line in &self.lines} :key={line.id}><b>{&line.name}</b> {&line.text}</li>
                </ul>
                <p class="note" :if={self.missed > 0}>{self.missed} lines have been missed.</p>
                <form id="say" class="form" phx-submit="say">
                    <label>Name <input type="text" name="name" maxlength="30" value={&self.name}/></label>
                    <label>Text
                        <input
                            type="text"
                            name="text"
                            id={format_args!("text-{}", self.spoken)}
                            maxlength="500"
                            autocomplete="off"
                        /></label>
                    <button type="submit">Say</button>
                </form>
            },
        )
    }
}
