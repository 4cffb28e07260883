//! Segments with the names that the expansion might use.

#![deny(warnings, clippy::pedantic)]

use axum::Router;
use live_runtime::prelude::*;

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>Songs</p> }
    }
}

#[derive(Debug, Clone)]
enum BandsAction {
    Show { action: String, router: u8 },
}

#[live_view]
struct Bands {
    action: BandsAction,
}

#[live_view]
impl Bands {
    fn mount(Action(action): Action<BandsAction>) -> Self {
        Self { action }
    }

    fn render(&self) -> impl Render {
        let BandsAction::Show { action, router } = &self.action;
        html! { <p>{action} {router}</p> }
    }
}

routes! {
    fn router(session: &'static str, inner: u8) -> Router {
        "/songs/{router}/{self_}/{url: u8}" => Songs,
        "/bands/{action}/{router: u8}" => Bands(BandsAction::Show { action, router }),
        live_session(session) {
            layer(axum::Extension(inner)) { "/health" => axum::routing::get(|| async { "fine" }) }
        }
    }
}

fn main() {
    let _router: Router = router("inner", 1);
    assert_eq!(Songs::path("a", "b", 1), url!("/songs/a/b/1"));
    let action = BandsAction::Show { action: "a".to_owned(), router: 2 };
    assert_eq!(Bands::path(action).as_str(), "/bands/a/2");
}
