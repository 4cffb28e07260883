//! What is around the pages: the document, the catalogue, the index, sources and the stylesheet.

mod assets;
mod catalogue;
mod document;
mod index;
mod source;

pub(crate) use self::document::{document, page};

use axum::{Router, routing::get};
use live_runtime::LiveRoutes as _;

/// The index, the sources and the stylesheet.
pub(crate) fn router() -> Router {
    Router::new()
        .live::<index::Index>("/")
        .live::<source::Source>("/source/{name}")
        .route("/assets/style.css", get(assets::style))
        .route("/favicon.ico", get(assets::icon))
}
