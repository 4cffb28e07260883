//! Pages for measuring: plain HTML without anything around it.

mod counter;
mod fixed;
mod form;
mod stream;
mod table;

use axum::Router;
use live_runtime::routes;

use self::{counter::BenchCounter, fixed::BenchStatic, form::BenchForm, stream::BenchStream, table::BenchTable};

routes! {
    /// The routes under `/bench`.
    pub(crate) fn router() -> Router {
        "/bench/counter" => BenchCounter,
        "/bench/table" => BenchTable,
        "/bench/stream" => BenchStream,
        "/bench/form" => BenchForm,
        "/bench/static" => BenchStatic,
    }
}
