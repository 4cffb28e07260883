//! State in the URL: what is searched for survives a reload, can be shared, and goes back and forward.

use axum::extract::Query;
use live_runtime::{components::link, prelude::*};
use serde::Deserialize;

use super::{account::Account, login::Login};
use crate::site::page;

const SONGS: [(&str, u16); 8] = [
    ("Ashes to Ashes", 1980),
    ("Blue Monday", 1983),
    ("Blue Moon", 1934),
    ("Heroes", 1977),
    ("Moon River", 1961),
    ("Moonlight Drive", 1967),
    ("River Man", 1969),
    ("Running Up That Hill", 1985),
];

/// What the URL says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Shown {
    q: String,
    sort: Sort,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sort {
    #[default]
    Title,
    Year,
}

impl Shown {
    fn url(&self) -> LocalUrl {
        let q = Some(("q", self.q.as_str())).filter(|(_, q)| !q.is_empty());
        let sort = (self.sort == Sort::Year).then_some(("sort", "year"));
        Search::path().with_query(q.into_iter().chain(sort))
    }
}

#[live_view]
pub(crate) struct Search {
    shown: Shown,
    found: Vec<(&'static str, u16)>,
}

#[live_view]
impl Search {
    fn mount() -> Self {
        Self { shown: Shown::default(), found: Vec::new() }
    }

    fn handle_params(&mut self, Query(shown): Query<Shown>) {
        let wanted = shown.q.to_lowercase();
        self.found = SONGS.into_iter().filter(|(title, _)| title.to_lowercase().contains(&wanted)).collect();
        match shown.sort {
            Sort::Title => self.found.sort_by_key(|(title, _)| *title),
            Sort::Year => self.found.sort_by_key(|(_, year)| *year),
        }
        self.shown = shown;
    }

    #[handle_event]
    fn search(&mut self, form: Form<Shown>, socket: &mut Socket<Self>) {
        let q = form.into_inner().q;
        socket.push_patch_replace(Shown { q, ..self.shown.clone() }.url());
    }

    fn page_title(&self) -> String {
        if self.shown.q.is_empty() { "Search".to_owned() } else { format!("Search: {}", self.shown.q) }
    }

    fn render(&self) -> impl Render {
        let sorted = |sort| Shown { sort, ..self.shown.clone() }.url();
        let current = |sort| (self.shown.sort == sort).then_some("page");
        page(
            "/search",
            html! {
                <form id="search" class="form" phx-change="search" phx-submit="search">
                    <label>Search
                        <input type="search" name="q" id="q" autocomplete="off" value={&self.shown.q}/></label>
                </form>
                <nav class="row" aria-label="Sort">
                    <.link id="by-title" patch={sorted(Sort::Title)} aria-current={current(Sort::Title)}>
                        By title
                    </.link>
                    <.link id="by-year" patch={sorted(Sort::Year)} aria-current={current(Sort::Year)}>By year</.link>
                </nav>
                <ul id="found"><li :for={(title, year) in &self.found} :key={title}>{title} ({year})</li></ul>
                <p class="note">
                    <.link id="to-login" navigate={Login::path()}>Log in</.link>
                    " "
                    <.link id="to-account" navigate={Account::path()}>Account</.link>
                </p>
            },
        )
    }
}
