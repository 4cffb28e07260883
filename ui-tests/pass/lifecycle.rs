//! Hooks for all views of a live session, with a root layout of its own.
#![deny(warnings, clippy::pedantic)]

use axum::Router;
use live_runtime::{Flow, Lifecycle, LiveSession, Page, prelude::*};

#[derive(Clone)]
struct Announced(String);

const ANNOUNCED: Topic<Announced> = Topic::new("announced");

async fn watched(lifecycle: Lifecycle) {
    let mut events = 0;
    lifecycle.handle_event(move |event, socket| {
        events += 1;
        if events > 1000 || event.name().len() > 50 {
            socket.put_flash(FlashKind::Error, "Enough.");
            return Flow::Halt;
        }
        Flow::Continue
    });
    lifecycle.handle_params(|url, socket| {
        if url.path() == "/old" {
            socket.push_navigate(LocalUrl::from_static("/songs"));
        }
    });
    lifecycle.handle_info(|message: &u32, socket| socket.push_event("number", message));
    lifecycle.handle_info(|_: &Lagged, _| Flow::Continue);
    lifecycle.subscribe(ANNOUNCED, |Announced(text), socket| socket.put_flash(FlashKind::Info, text));
    lifecycle.handle_async(|handler, _| drop(handler.to_owned()));
    lifecycle.after_render(|socket| drop(socket.id().to_owned()));
}

fn layout(page: &Page<'_>) -> impl Render {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head><meta charset="utf-8">{page.live_title()}{page.script()}</head>
            <body>{page.content()}</body>
        </html>
    }
}

#[live_view]
struct Songs {
    count: u32,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_info]
    fn count(&mut self, count: u32) {
        self.count = count;
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.count}</p> }
    }
}

fn main() {
    let session = LiveSession::new("songs").root_layout(layout).on_mount(watched);
    let _: Router = Router::new().live_session(session, |pages| pages.live::<Songs>("/songs"));
}
