//! A view whose only route has an action, and routes that a test builds inside a function.

#![deny(warnings, clippy::pedantic)]

use axum::Router;
use live_runtime::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageAction {
    Page { number: u32 },
}

#[live_view]
struct Pages {
    action: PageAction,
}

#[live_view]
impl Pages {
    fn mount(Action(action): Action<PageAction>) -> Self {
        Self { action }
    }

    fn render(&self) -> impl Render {
        let PageAction::Page { number } = self.action;
        html! { <p>{number}</p> }
    }
}

fn main() {
    routes! {
        fn pages() -> Router {
            "/pages/{number: u32}" => Pages(PageAction::Page { number }),
        }
    }

    let _router: Router = pages();
    assert_eq!(Pages::path(PageAction::Page { number: 7 }), url!("/pages/7"));
}
