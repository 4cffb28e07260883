//! The pages of the gallery, a file each.

pub(crate) mod account;
mod basket;
mod board;
mod chart;
mod chat;
mod clock;
mod components;
mod conditionals;
mod counter;
mod crash;
mod dashboard;
mod families;
mod feed;
mod form;
mod js;
mod keyed;
mod lab;
mod loading;
pub(crate) mod login;
mod memo;
mod modal;
mod org;
mod photos;
mod search;
mod signup;
mod songs;
mod steps;
mod sync;
mod users;
mod views;

use axum::{Router, routing::get};
use live_runtime::routes;

use self::{
    basket::Basket,
    board::Board,
    chart::Chart,
    chat::Chat,
    clock::Clock,
    components::Components,
    conditionals::Conditionals,
    counter::Counter,
    crash::Crash,
    dashboard::{DashboardPage, Playlist},
    families::{Families, FamiliesAction},
    feed::Feed,
    form::SignUpPage,
    js::Commands,
    keyed::Keyed,
    lab::Lab,
    loading::Loading,
    memo::Memos,
    modal::ModalPage,
    org::OrgPage,
    photos::Photos,
    search::Search,
    signup::SignupPage,
    songs::SongList,
    steps::Steps,
    sync::Sync,
    users::Users,
    views::Dashboard,
};

routes! {
    /// The routes of the gallery.
    pub(crate) fn router() -> Router {
        "/counter" => Counter,
        "/conditionals" => Conditionals,
        "/keyed" => Keyed,
        "/memo" => Memos,
        "/songs" => SongList,
        "/form" => SignUpPage,
        "/signup" => SignupPage,
        "/steps" => Steps,
        "/basket" => Basket,
        "/components" => Components,
        "/families" => Families(FamiliesAction::Index),
        "/families/board" => Families(FamiliesAction::Board),
        "/families/new" => Families(FamiliesAction::New),
        "/families/{id: usize}" => Families(FamiliesAction::Edit { id }),
        "/board" => Board,
        "/js" => Commands,
        "/chart" => Chart,
        "/clock" => Clock,
        "/chat" => Chat,
        "/async" => Loading,
        "/search" => Search,
        "/org/{slug: String}" => OrgPage,
        "/photos" => Photos,
        "/photos/{name}" => get(photos::photo),
        "/users" => Users,
        "/sync" => Sync,
        "/lab" => Lab,
        "/views" => Dashboard,
        "/dashboard" => DashboardPage,
        "/dashboard/playlist" => Playlist,
        "/feed" => Feed,
        "/modal" => ModalPage,
        "/crash" => Crash,
    }
}
