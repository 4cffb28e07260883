use axum::Router;
use live_runtime::prelude::*;

struct Songs;

fn main() {
    let _: Router = Router::new().live::<Songs>("/songs");
}
