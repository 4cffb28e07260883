//! Lists: with `:key`, by index, and as a block; insert, move, delete, change, clear.

use live_runtime::prelude::*;

use crate::document::live;

struct Row {
    id: u32,
    name: String,
    tags: Vec<String>,
}

#[live_view]
pub(crate) struct KeyedLive {
    rows: Vec<Row>,
    next: u32,
    label: String,
}

impl KeyedLive {
    fn insert(&mut self, index: usize) {
        let id = self.next;
        self.next += 1;
        let index = index.min(self.rows.len());
        self.rows.insert(index, Row { id, name: format!("row {id}"), tags: Vec::new() });
    }
}

#[live_view]
impl KeyedLive {
    fn mount() -> Self {
        let rows = (1..=5).map(|id| Row { id, name: format!("row {id}"), tags: vec![format!("t{id}")] }).collect();
        Self { rows, next: 6, label: "L".into() }
    }

    #[handle_event]
    fn touch(&mut self) {
        if let Some(row) = self.rows.get_mut(2) {
            row.name.push('!');
        }
    }

    #[handle_event]
    fn append(&mut self) {
        self.insert(usize::MAX);
    }

    #[handle_event]
    fn prepend(&mut self) {
        self.insert(0);
    }

    #[handle_event]
    fn middle(&mut self) {
        self.insert(2);
    }

    #[handle_event]
    fn delete(&mut self) {
        if self.rows.len() > 1 {
            self.rows.remove(1);
        }
    }

    #[handle_event]
    fn pop(&mut self) {
        self.rows.pop();
    }

    #[handle_event]
    fn reverse(&mut self) {
        self.rows.reverse();
    }

    #[handle_event]
    fn swap(&mut self) {
        if self.rows.len() > 1 {
            self.rows.swap(0, 1);
        }
    }

    #[handle_event("swap-touch")]
    fn swap_touch(&mut self) {
        self.swap();
        if let Some(row) = self.rows.first_mut() {
            row.name = "moved".into();
        }
    }

    #[handle_event]
    fn label(&mut self) {
        self.label.push('L');
    }

    #[handle_event]
    fn tag(&mut self) {
        if let Some(row) = self.rows.first_mut() {
            row.tags.push("x".into());
        }
    }

    #[handle_event]
    fn clear(&mut self) {
        self.rows.clear();
    }

    fn buttons() -> [(&'static str, Event); 12] {
        let events = Self::EVENTS;
        [
            ("touch", events.touch()),
            ("append", events.append()),
            ("prepend", events.prepend()),
            ("middle", events.middle()),
            ("delete", events.delete()),
            ("pop", events.pop()),
            ("reverse", events.reverse()),
            ("swap", events.swap()),
            ("swap-touch", events.swap_touch()),
            ("label", events.label()),
            ("tag", events.tag()),
            ("clear", events.clear()),
        ]
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <button :for={(name, event) in Self::buttons()} id={name} phx-click={event}>{name}</button>
                <ul id="keyed">
                    <li :for={row in &self.rows} :key={row.id} id={format_args!("k-{}", row.id)}>
                        {&row.name} <b>{&self.label}</b> <span :for={tag in &row.tags}>{tag}</span>
                    </li>
                </ul>
                <ol id="plain">
                    <li :for={(index, row) in self.rows.iter().enumerate()}>{index}: {&row.name}</li>
                </ol>
                <p id="eex">{for row in &self.rows { <i>{row.id}</i> }}</p>
            },
        )
    }
}
