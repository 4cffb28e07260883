//! Pages over HTTP: the first response to a browser, and the client's files.

mod assets;
mod endpoint;
mod hooks;
mod layout;
mod page;
mod pages;
mod reload_status;
mod routes;
mod title;

pub(crate) use self::{
    assets::client_file,
    hooks::{HookModule, hook_module},
    layout::default_layout,
    pages::Pages,
};
pub use self::{
    endpoint::live,
    layout::RootLayout,
    page::{Content, Page, Script},
    routes::LiveRoutes,
    title::LiveTitle,
};
