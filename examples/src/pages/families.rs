//! Live actions: the view has several routes, and the URL says what is open.

use std::sync::{Mutex, PoisonError};

use live_runtime::{
    components::{button, error, link, modal},
    prelude::*,
};
use serde::Deserialize;

use super::url;
use crate::site::page;

/// What a route opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FamiliesAction {
    Index,
    Board,
    New,
    Edit { id: usize },
}

/// Everybody's families.
static FAMILIES: Mutex<Vec<String>> = Mutex::new(Vec::new());

const FIRST: [&str; 3] = ["Strings", "Woodwind", "Brass"];

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[live_view]
pub(crate) struct Families {
    action: FamiliesAction,
    names: Vec<String>,
    wrong: Option<&'static str>,
}

#[live_view]
impl Families {
    fn mount(Action(action): Action<FamiliesAction>) -> Self {
        Self { action, names: families(|_| ()), wrong: None }
    }

    fn handle_params(&mut self, Action(action): Action<FamiliesAction>) {
        self.action = action;
        self.wrong = None;
    }

    #[handle_event]
    fn save(&mut self, form: Form<Named>, socket: &mut Socket<Self>) {
        let name = form.into_inner().name;
        if name.is_empty() || name.len() > 40 {
            self.wrong = Some("is between 1 and 40 letters long");
            return;
        }
        let action = self.action;
        self.names = families(|names| match action {
            FamiliesAction::Edit { id } if id < names.len() => names[id] = name,
            _ if names.len() < 50 => names.push(name),
            _ => {}
        });
        socket.push_patch(Self::path(FamiliesAction::Index));
    }

    fn page_title(&self) -> &'static str {
        match self.action {
            FamiliesAction::Index => "Families",
            FamiliesAction::Board => "Families: board",
            FamiliesAction::New => "A new family",
            FamiliesAction::Edit { .. } => "A family",
        }
    }

    fn render(&self) -> impl Render {
        let current = |action| (self.action == action).then_some("page");
        let closed = Js::new().patch(&url!("/families"));
        let edited = match self.action {
            FamiliesAction::New => Some(("A new family", "")),
            FamiliesAction::Edit { id } => self.names.get(id).map(|name| ("Another name", name.as_str())),
            FamiliesAction::Index | FamiliesAction::Board => None,
        };
        page(
            "/families",
            html! {
                <nav class="row" aria-label="Families">
                    <.link id="index" patch={url!("/families")} aria-current={current(FamiliesAction::Index)}>
                        List
                    </.link>
                    <.link id="board" patch={url!("/families/board")} aria-current={current(FamiliesAction::Board)}>
                        Board
                    </.link>
                    <.link id="new" patch={Self::path(FamiliesAction::New)}>New family</.link>
                </nav>
                <ul id="families" class={if self.action == FamiliesAction::Board { "row" } else { "list" }}>
                    <li :for={(id, name) in self.names.iter().enumerate()} :key={id}>
                        <.link patch={url!("/families/{id}")}>{name}</.link>
                    </li>
                </ul>
                <.modal
                    :if={let Some((title, name)) = edited}
                    id="family"
                    class="dialog"
                    title={title}
                    show={true}
                    on_cancel={&closed}
                >
                    <form id="family-form" class="form" phx-submit="save">
                        <label>Name
                            <input type="text" name="name" id="family-name" autocomplete="off" value={name}/></label>
                        <.error :if={let Some(wrong) = self.wrong} id="family-wrong">{wrong}</.error>
                        <.button type="submit">Save</.button>
                    </form>
                </.modal>
            },
        )
    }
}

/// The families, after a change.
fn families(change: impl FnOnce(&mut Vec<String>)) -> Vec<String> {
    let mut names = FAMILIES.lock().unwrap_or_else(PoisonError::into_inner);
    if names.is_empty() {
        names.extend(FIRST.map(str::to_owned));
    }
    change(&mut names);
    names.clone()
}
