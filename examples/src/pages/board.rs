//! A board of live components: each card has a state, events and files of its own, which it keeps wherever it is moved to.

mod stopwatch;

use live_runtime::{
    components::{live_file_input, live_render},
    prelude::*,
};
use serde::Deserialize;

use self::stopwatch::Stopwatch;
use crate::site::page;

hook! {
    /// Lets the cards be dragged from column to column; says where one was dropped.
    DRAG = r#"{
        mounted() {
            let card = null;
            this.el.addEventListener("dragstart", ({ target }) => { card = target.closest("[data-card]"); });
            this.el.addEventListener("dragover", (event) => event.preventDefault());
            this.el.addEventListener("drop", (event) => {
                event.preventDefault();
                const column = event.target.closest("[data-column]");
                const before = event.target.closest("[data-card]");
                const moved = card;
                card = null;
                if (!moved || !column || before === moved) return;
                this.pushEvent("moved", {
                    card: Number(moved.dataset.card),
                    column: Number(column.dataset.column),
                    before: before ? Number(before.dataset.card) : null,
                });
            });
        },
    }"#
}

/// A card says that it wants to be gone.
struct Removed(u32);

/// Everybody is to like a card once.
struct Liked;

/// One thing to do.
#[live_component]
#[derive(Default)]
struct Card {
    number: u32,
    title: String,
    children: SlotContent,
    board: Option<Address<Board>>,
    likes: u32,
    is_open: bool,
    is_edited: bool,
    renamed: Option<String>,
    files: Upload,
    attached: Vec<Attached>,
}

/// What is known of a file that has arrived. The gallery is open to everybody: it keeps nothing else of one.
struct Attached {
    name: String,
    bytes: u64,
}

#[live_component]
impl Card {
    fn mount() -> Self {
        let files = Upload::new().auto_upload().max_entries(3).max_file_size(50_000_000).progress(Self::arrived);
        Self { files, ..Self::default() }
    }

    fn update(&mut self, number: u32, title: &str, board: &Address<Board>, children: SlotContent) {
        self.number = number;
        self.title = self.renamed.clone().unwrap_or_else(|| title.to_owned());
        self.board = Some(board.clone());
        self.children = children;
    }

    #[handle_event]
    fn like(&mut self) {
        self.likes += 1;
    }

    #[handle_event]
    fn open(&mut self) {
        self.is_open = !self.is_open;
    }

    #[handle_event]
    fn edit(&mut self) {
        self.is_edited = true;
    }

    #[handle_event]
    fn rename(&mut self, title: String) {
        self.is_edited = false;
        self.title.clone_from(&title);
        self.renamed = Some(title);
    }

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_event]
    fn cancel(&mut self, entry: EntryRef) {
        self.files.cancel(entry);
    }

    #[handle_progress]
    fn arrived(&mut self, entry: UploadEntry) {
        if let Some(file) = self.files.consume_entry(entry.reference()) {
            self.attached.push(Attached { name: entry.client_name().to_owned(), bytes: file.len() });
        }
    }

    #[handle_event]
    fn remove(&mut self) {
        if let Some(board) = &self.board {
            // A board that has ended has no cards.
            let _ = board.send(Removed(self.number));
        }
    }

    #[handle_update]
    fn liked(&mut self, _: Liked) {
        self.likes += 1;
    }

    fn render(&self) -> impl Render {
        let id = self.number;
        html! {
            <li
                id={format_args!("card-{id}")}
                class="card"
                draggable="true"
                data-card={id}
                phx-drop-target={self.files.reference()}
            >
                {if self.is_edited {
                    <form id={format_args!("rename-{id}")} phx-submit="rename" phx-target={self}>
                        <input name="title" aria-label="Title" value={&self.title}>
                        <button type="submit">Save</button>
                    </form>
                } else {
                    <strong>{&self.title}</strong>
                }}
                <div class="row">
                    <button
                        type="button"
                        class="like plain"
                        phx-click="like"
                        phx-target={self}
                    >"♥ " {self.likes}</button>
                    <button type="button" class="open plain" phx-click="open" phx-target={self}>{if self.is_open {
                        "Less"
                    } else {
                        "More"
                    }}</button>
                    <button type="button" class="edit plain" phx-click="edit" phx-target={self}>Rename</button>
                    <button type="button" class="remove plain" phx-click="remove" phx-target={self}>Done</button>
                </div>
                <form id={format_args!("attach-{id}")} class="attach" phx-change="choose" phx-target={self}>
                    <.live_file_input upload={&self.files} aria-label="Attach files"/>
                </form>
                <p :for={entry in self.files.entries()} :key={entry.reference()} class="sending">
                    {entry.client_name()}
                    <progress value={entry.progress()} max="100" aria-label="Progress">{entry.progress()}%</progress>
                    <button
                        type="button"
                        class="plain"
                        phx-click="cancel"
                        phx-value-entry={entry.reference()}
                        phx-target={self}
                    >Cancel</button>
                    <span class="error" role="alert" :if={let Some(error) = entry.error()}>{error}</span>
                </p>
                <p class="error" role="alert" :if={let Some(error) = self.files.error()}>{error}</p>
                <p :for={attached in &self.attached} class="attached">
                    "📎 "
                    {&attached.name}", "
                    {attached.bytes}
                    " bytes"
                </p>
                {if self.is_open {
                    <div class="note">{&self.children}</div>
                    <.live_render id={&format!("stopwatch-{id}")} view={Stopwatch::child()}/>
                }}
            </li>
        }
    }
}

struct Column {
    name: &'static str,
    cards: Vec<(u32, String)>,
}

#[live_view]
pub(crate) struct Board {
    columns: [Column; 3],
    next: u32,
    address: Address<Self>,
}

#[derive(Deserialize)]
struct Moved {
    card: u32,
    column: usize,
    before: Option<u32>,
}

impl Board {
    fn take(&mut self, number: u32) -> Option<(u32, String)> {
        self.columns.iter_mut().find_map(|column| {
            let at = column.cards.iter().position(|(card, _)| *card == number)?;
            Some(column.cards.remove(at))
        })
    }
}

#[live_view]
impl Board {
    fn mount(socket: &mut Socket<Self>) -> Self {
        let cards = |titles: &[(u32, &str)]| titles.iter().map(|(id, title)| (*id, (*title).to_owned())).collect();
        let columns = [
            Column {
                name: "To do",
                cards: cards(&[(1, "Write the songs"), (2, "Book the hall"), (3, "Print tickets")]),
            },
            Column { name: "Doing", cards: cards(&[(4, "Find a drummer")]) },
            Column { name: "Done", cards: cards(&[(5, "Choose a name")]) },
        ];
        Self { columns, next: 6, address: socket.address() }
    }

    #[handle_event]
    fn add(&mut self) {
        let number = self.next;
        self.next += 1;
        self.columns[0].cards.push((number, format!("Task {number}")));
    }

    #[handle_event]
    fn moved(&mut self, Payload(moved): Payload<Moved>) {
        if moved.column >= self.columns.len() {
            return;
        }
        let Some(card) = self.take(moved.card) else { return };
        let cards = &mut self.columns[moved.column].cards;
        let before = cards.iter().position(|(number, _)| Some(*number) == moved.before);
        cards.insert(before.unwrap_or(cards.len()), card);
    }

    #[handle_event]
    fn like_all(&mut self, socket: &mut Socket<Self>) {
        for (number, _) in self.columns.iter().flat_map(|column| &column.cards) {
            socket.send_update::<Card>(number, Liked);
        }
    }

    #[handle_info]
    fn removed(&mut self, Removed(number): Removed) {
        self.take(number);
    }

    fn page_title(&self) -> &'static str {
        "Board"
    }

    fn render(&self) -> impl Render {
        page(
            "/board",
            html! {
                <div class="row">
                    <button type="button" id="add" phx-click="add">Add a card</button>
                    <button type="button" id="like-all" phx-click="like_all">Like all</button>
                </div>
                <div id="board" class="board" phx-hook={DRAG}>
                    <section :for={(index, column) in self.columns.iter().enumerate()} data-column={index}>
                        <h2>{column.name} ({column.cards.len()})</h2>
                        <ul id={format_args!("column-{index}")} class="list">
                            <Card
                                :for={(number, title) in &column.cards}
                                :key={number}
                                id={number}
                                number={*number}
                                title={title}
                                board={&self.address}
                            >
                                Card {*number} is in <em>{column.name}</em>.
                            </Card>
                        </ul>
                    </section>
                </div>
            },
        )
    }
}
