//! The pages of the gallery, tested without a browser.

mod forms;
mod lists;
mod members;
mod others;
mod places;
mod returns;
mod scripts;
mod small;
mod tasks;

use axum::{Extension, Router};
use live_runtime::{Live, Secret};

use crate::{router, site};

/// The gallery, as `main` serves it.
fn app() -> Router {
    let live = Live::new(Secret::random()).root_layout(site::document);
    let router = router(live.sockets()).layer(Extension(live.views()));
    live.serve(router)
}
