//! What is around the pages: the document, the catalogue, the index, sources and the stylesheet.

mod assets;
mod catalogue;
mod document;
mod index;
mod source;

pub(crate) use self::document::{document, head, page};

use axum::{Router, routing::get};
use live_runtime::routes;

use self::{index::Index, source::Source};

routes! {
    /// The index, the sources and the stylesheet.
    pub(crate) fn router() -> Router {
        "/" => Index,
        "/source/{name}" => Source,
        "/assets/style.css" => get(assets::style),
        "/favicon.ico" => get(assets::icon),
    }
}
