//! Pages over HTTP: the first response to a browser, and the client's files.

mod action;
mod assets;
mod endpoint;
mod flash_jar;
mod hooks;
mod layout;
mod live_session;
mod nested;
mod page;
mod pages;
mod post;
mod reload_status;
mod routes;
mod session;
mod stage;
mod title;

pub use self::{
    action::{Action, ActionRejection},
    endpoint::live,
    flash_jar::FlashJar,
    layout::RootLayout,
    live_session::LiveSession,
    nested::NestedView,
    page::{Content, Page, Script},
    post::FormRejection,
    routes::{LiveRoutes, Routing, live_session_of, router_like},
    stage::{Stage, StageOutput},
    title::LiveTitle,
};
pub(crate) use self::{
    assets::client_file,
    hooks::{HookModule, hook_module},
    layout::default_layout,
    pages::Pages,
};
