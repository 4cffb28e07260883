//! Streams: append, prepend, insert at, update, `update_only`, move, delete, bulk insert, reset, limit, a key of one's own.

use live_runtime::prelude::*;

use crate::document::live;

pub(crate) struct Item {
    id: u32,
    pub(crate) name: String,
}

impl StreamItem for Item {
    type Key = u32;

    fn key(&self) -> u32 {
        self.id
    }
}

impl Item {
    pub(crate) fn new(id: u32, name: impl Into<String>) -> Self {
        Self { id, name: name.into() }
    }

    fn numbered(id: u32) -> Self {
        Self::new(id, format!("item {id}"))
    }
}

#[live_view]
pub(crate) struct StreamLive {
    next: u32,
    items: Stream<Item>,
    limited: Stream<Item>,
    people: Stream<&'static str, &'static str>,
}

impl StreamLive {
    fn next(&mut self) -> Item {
        let item = Item::numbered(self.next);
        self.next += 1;
        item
    }

    fn add(&mut self, at: At) {
        let item = self.next();
        self.items.insert(item, at);
    }
}

#[live_view]
impl StreamLive {
    fn mount() -> Self {
        Self {
            next: 4,
            items: Stream::new("items", (1..=3).map(Item::numbered)),
            limited: Stream::new("limited", (1..=3).map(Item::numbered)).limit(Limit::Last(3)),
            people: Stream::with_key("person", ["ann"], |name| *name),
        }
    }

    #[handle_event]
    fn append(&mut self) {
        self.add(At::End);
    }

    #[handle_event]
    fn prepend(&mut self) {
        self.add(At::Start);
    }

    #[handle_event]
    fn at1(&mut self) {
        self.add(At::Index(1));
    }

    #[handle_event]
    fn update(&mut self) {
        self.items.insert(Item::new(2, "item 2 updated"), At::End);
    }

    #[handle_event("update-only")]
    fn update_only(&mut self) {
        self.items.update(Item::new(99, "never"));
    }

    #[handle_event("move")]
    fn move_third(&mut self) {
        let third = Item::new(3, "item 3 moved");
        self.items.delete_item(&third);
        self.items.insert(third, At::Start);
    }

    #[handle_event]
    fn delete(&mut self) {
        self.items.delete(1);
    }

    #[handle_event("delete-dom")]
    fn delete_dom(&mut self, id: String) {
        self.items.delete_by_dom_id(id);
    }

    #[handle_event]
    fn reset(&mut self) {
        self.items.reset((7..=8).map(Item::numbered));
    }

    #[handle_event("reset-empty")]
    fn reset_empty(&mut self) {
        self.items.reset([]);
    }

    #[handle_event]
    fn bulk(&mut self) {
        self.items.insert_many((20..=22).map(Item::numbered), At::Index(1));
    }

    #[handle_event]
    fn person(&mut self) {
        self.people.insert("bob", At::End);
    }

    #[handle_event]
    fn limited(&mut self) {
        let item = self.next();
        self.limited.insert(item, At::End);
    }

    fn buttons() -> [(&'static str, Event); 12] {
        let events = Self::EVENTS;
        [
            ("append", events.append()),
            ("prepend", events.prepend()),
            ("at1", events.at1()),
            ("update", events.update()),
            ("update-only", events.update_only()),
            ("move", events.move_third()),
            ("delete", events.delete()),
            ("reset", events.reset()),
            ("reset-empty", events.reset_empty()),
            ("bulk", events.bulk()),
            ("person", events.person()),
            ("limited", events.limited()),
        ]
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <button :for={(name, event) in Self::buttons()} id={name} phx-click={event}>{name}</button>
                <p id="next">{self.next}</p>
                <ul id="items" phx-update="stream">
                    <li id="empty" class="only:block hidden">none</li>
                    <li :for={(id, item) in &self.items} id={id}>
                        {&item.name} <button phx-click="delete-dom" phx-value-id={id.to_owned()}>x</button>
                    </li>
                </ul>
                <ul id="limited-list" phx-update="stream">
                    <li :for={(id, item) in &self.limited} id={id}>{&item.name}</li>
                </ul>
                <ul id="people" phx-update="stream">
                    <li :for={(id, name) in &self.people} id={id}>{name}</li>
                </ul>
            },
        )
    }
}
