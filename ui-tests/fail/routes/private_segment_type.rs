mod pages {
    use live_runtime::prelude::*;

    struct Slug(String);

    routes! {
        fn pages() -> axum::Router {
            "/bands/{slug: Slug}" => axum::routing::get(|| async { "band" }),
        }
    }
}

fn main() {}
