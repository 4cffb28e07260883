//! Pages for measuring: plain HTML without anything around it.

mod counter;
mod fixed;
mod form;
mod stream;
mod table;

use axum::Router;
use live_runtime::LiveRoutes as _;

/// The routes under `/bench`.
pub(crate) fn router() -> Router {
    Router::new()
        .live::<counter::BenchCounter>("/bench/counter")
        .live::<table::BenchTable>("/bench/table")
        .live::<stream::BenchStream>("/bench/stream")
        .live::<form::BenchForm>("/bench/form")
        .live::<fixed::BenchStatic>("/bench/static")
}
