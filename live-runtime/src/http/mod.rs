//! Pages over HTTP: the first response to a browser, and the client's files.

mod assets;
mod endpoint;
mod layout;
mod page;
mod pages;
mod post;
mod reload_status;
mod routes;
mod title;

pub(crate) use self::{assets::client_file, layout::default_layout, pages::Pages};
pub use self::{
    endpoint::live,
    layout::RootLayout,
    page::{Content, Page, Script},
    post::FormRejection,
    routes::LiveRoutes,
    title::LiveTitle,
};
