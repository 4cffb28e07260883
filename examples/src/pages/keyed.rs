//! A keyed list: a row that moves is moved in the browser, not sent again.

use live_runtime::prelude::*;

use crate::site::page;

struct Row {
    id: u32,
    name: String,
}

#[live_view]
pub(crate) struct Keyed {
    rows: Vec<Row>,
    next: u32,
}

const NAMES: [&str; 8] = ["Ada", "Barbara", "Chien-Shiung", "Dorothy", "Emmy", "Frances", "Grace", "Hedy"];

#[live_view]
impl Keyed {
    fn mount() -> Self {
        let mut view = Self { rows: Vec::new(), next: 1 };
        for _ in 0..5 {
            view.insert();
        }
        view
    }

    /// Puts a new row in the middle.
    #[handle_event]
    fn insert(&mut self) {
        let id = self.next;
        self.next += 1;
        let name = NAMES.iter().cycle().nth(id as usize - 1).copied().unwrap_or_default();
        self.rows.insert(self.rows.len() / 2, Row { id, name: name.to_owned() });
    }

    #[handle_event]
    fn delete(&mut self, id: Option<u32>) {
        match id {
            Some(id) => self.rows.retain(|row| row.id != id),
            None => drop(self.rows.pop()),
        }
    }

    /// The first row becomes the last.
    #[handle_event("move")]
    fn move_first(&mut self) {
        if !self.rows.is_empty() {
            self.rows.rotate_left(1);
        }
    }

    /// Not random, so that everybody sees the same: every other row first, and these in reverse.
    #[handle_event]
    fn shuffle(&mut self) {
        let (even, odd): (Vec<_>, Vec<_>) = self.rows.drain(..).enumerate().partition(|(index, _)| index % 2 == 0);
        self.rows = odd.into_iter().rev().chain(even).map(|(_, row)| row).collect();
    }

    fn page_title(&self) -> &'static str {
        "Keyed lists"
    }

    fn render(&self) -> impl Render {
        page(
            "/keyed",
            html! {
                <div class="row">
                    <button type="button" id="insert" phx-click="insert">Insert</button>
                    <button type="button" id="delete" phx-click="delete">Delete the last</button>
                    <button type="button" id="move" phx-click="move">Move the first</button>
                    <button type="button" id="shuffle" phx-click="shuffle">Shuffle</button>
                </div>
                <ol id="rows" class="list">
                    <li :for={row in &self.rows} :key={row.id} id={format_args!("row-{}", row.id)}>
                        <span>{&row.name}</span>
                        <button
                            type="button"
                            class="plain"
                            phx-click="delete"
                            phx-value-id={Some(row.id)}
                        >Delete</button>
                    </li>
                </ol>
                {if self.rows.is_empty() { <p class="note">Nothing here.</p> }}
            },
        )
    }
}
