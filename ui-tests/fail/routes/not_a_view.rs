use axum::Router;
use live_runtime::prelude::*;


struct Song;

routes! {
    fn pages() -> Router {
        "/songs" => Song,
    }
}

fn main() {
    pages();
}
