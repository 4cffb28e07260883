//! The pages of the gallery, a file each.

mod chart;
mod chat;
mod clock;
mod components;
mod conditionals;
mod counter;
mod crash;
mod form;
mod js;
mod keyed;
mod lab;
mod loading;
pub(crate) mod login;
mod org;
mod search;
mod signup;
mod songs;
mod sync;
mod users;

use axum::Router;
use live_runtime::LiveRoutes as _;

/// The routes of the gallery.
pub(crate) fn router() -> Router {
    Router::new()
        .live::<counter::Counter>("/counter")
        .live::<conditionals::Conditionals>("/conditionals")
        .live::<keyed::Keyed>("/keyed")
        .live::<songs::SongList>("/songs")
        .live::<form::SignUpPage>("/form")
        .live::<signup::SignupPage>("/signup")
        .live::<components::Components>("/components")
        .live::<js::Commands>("/js")
        .live::<chart::Chart>("/chart")
        .live::<clock::Clock>("/clock")
        .live::<chat::Chat>("/chat")
        .live::<loading::Loading>("/async")
        .live::<search::Search>("/search")
        .live::<org::OrgPage>("/org/{slug}")
        .live::<users::Users>("/users")
        .live::<sync::Sync>("/sync")
        .live::<lab::Lab>("/lab")
        .live::<crash::Crash>("/crash")
}
