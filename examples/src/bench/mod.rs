//! Pages for measuring: plain HTML without anything around it.

mod components;
mod counter;
mod fixed;
mod form;
mod stream;
mod table;

use axum::Router;
use live_runtime::routes;

use self::{
    components::Rows, counter::BenchCounter, fixed::BenchStatic, form::BenchForm, stream::BenchStream,
    table::BenchTable,
};

routes! {
    /// The routes under `/bench`.
    pub(crate) fn router() -> Router {
        "/bench/components" => Rows,
        "/bench/counter" => BenchCounter,
        "/bench/table" => BenchTable,
        "/bench/stream" => BenchStream,
        "/bench/form" => BenchForm,
        "/bench/static" => BenchStatic,
    }
}
