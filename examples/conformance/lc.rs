//! Live components: numbers, targets, one inside of another that appears, add, remove, reorder, an update.

use live_runtime::prelude::*;

use crate::document::live;

struct Clicked(String);

struct Label(String);

#[live_component]
#[derive(Default)]
struct Item {
    id: String,
    label: String,
    clicks: usize,
    view: Option<Address<ComponentsLive>>,
}

#[live_component]
impl Item {
    fn update(&mut self, id: &str, label: String, view: &Address<ComponentsLive>) {
        id.clone_into(&mut self.id);
        self.label = label;
        self.view = Some(view.clone());
    }

    #[handle_event]
    fn click(&mut self) {
        self.clicks += 1;
        if let Some(view) = &self.view {
            // A view that has ended shows nothing.
            let _ = view.send(Clicked(self.id.clone()));
        }
    }

    #[handle_update]
    fn label(&mut self, Label(label): Label) {
        self.label = label;
    }

    fn render(&self) -> impl Render {
        html! {
            <li id={&self.id}>
                {&self.label}: {self.clicks}
                <button id={format_args!("btn-{}", self.id)} phx-click="click" phx-target={self}>click</button>
                <Inner :if={self.clicks > 1} id={format_args!("inner-{}", self.id)} n={self.clicks}/>
            </li>
        }
    }
}

#[live_component]
#[derive(Default)]
struct Inner {
    n: usize,
}

#[live_component]
impl Inner {
    fn update(&mut self, n: usize) {
        self.n = n;
    }

    fn render(&self) -> impl Render {
        html! { <b>inner {self.n}</b> }
    }
}

#[live_view]
pub(crate) struct ComponentsLive {
    ids: Vec<u32>,
    label: String,
    last: Option<String>,
    next: u32,
    address: Address<Self>,
}

#[live_view]
impl ComponentsLive {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { ids: vec![1, 2, 3], label: "item".into(), last: None, next: 4, address: socket.address() }
    }

    #[handle_event]
    fn add(&mut self) {
        self.ids.push(self.next);
        self.next += 1;
    }

    #[handle_event]
    fn remove(&mut self) {
        if !self.ids.is_empty() {
            self.ids.remove(0);
        }
    }

    #[handle_event]
    fn reverse(&mut self) {
        self.ids.reverse();
    }

    #[handle_event]
    fn label(&mut self) {
        self.label.push('*');
    }

    #[handle_event]
    fn send(&mut self, socket: &mut Socket<Self>) {
        if let Some(last) = self.ids.last() {
            socket.send_update::<Item>(format_args!("item-{last}"), Label("sent".into()));
        }
    }

    #[handle_info]
    fn clicked(&mut self, Clicked(id): Clicked) {
        self.last = Some(id);
    }

    fn buttons() -> [(&'static str, Event); 5] {
        let events = Self::EVENTS;
        [
            ("add", events.add()),
            ("remove", events.remove()),
            ("reverse", events.reverse()),
            ("label", events.label()),
            ("send", events.send()),
        ]
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <button :for={(name, event) in Self::buttons()} id={name} phx-click={event}>{name}</button>
                <p id="last">last: {&self.last}</p>
                <ul>
                    <Item
                        :for={id in &self.ids}
                        :key={id}
                        id={format_args!("item-{id}")}
                        label={format!("{} {id}", self.label)}
                        view={&self.address}
                    />
                </ul>
                <Inner id="solo" n={self.ids.len()}/>
            },
        )
    }
}
