//! Patches, live navigation and redirects: by links, by the server, back and forward.

use std::collections::HashMap;

use axum::{
    extract::{MatchedPath, OriginalUri, Path, Query},
    response::Html,
};
use live_runtime::{FlashJar, components::link, prelude::*, render::to_html};

use crate::document::live;

#[live_view]
pub(crate) struct NavLive {
    action: &'static str,
    path: String,
    page: String,
    id: Option<String>,
    n: u32,
}

#[live_view]
impl NavLive {
    fn mount() -> Self {
        Self { action: "", path: String::new(), page: String::new(), id: None, n: 0 }
    }

    fn handle_params(
        &mut self,
        route: MatchedPath,
        OriginalUri(uri): OriginalUri,
        Query(mut query): Query<HashMap<String, String>>,
        Path(mut path): Path<HashMap<String, String>>,
    ) {
        self.action = if route.as_str() == "/nav" { "index" } else { "show" };
        uri.path().clone_into(&mut self.path);
        self.page = query.remove("page").unwrap_or_else(|| "1".into());
        self.id = path.remove("id");
    }

    #[handle_event]
    fn patch(&mut self, socket: &mut Socket<Self>) {
        self.n += 1;
        socket.push_patch(LocalUrl::from_static("/nav/7?page=3"));
    }

    #[handle_event("patch-replace")]
    fn patch_replace(&mut self, socket: &mut Socket<Self>) {
        socket.push_patch_replace(LocalUrl::from_static("/nav?page=9"));
    }

    #[handle_event]
    fn navigate(&mut self, socket: &mut Socket<Self>) {
        socket.push_navigate(LocalUrl::from_static("/nav/two?x=1"));
    }

    #[handle_event]
    fn redirect(&mut self, socket: &mut Socket<Self>) {
        socket.redirect(LocalUrl::from_static("/dead"));
    }

    fn render(&self, flash: &Flash) -> impl Render {
        let events = Self::EVENTS;
        let buttons = [
            ("patch", events.patch()),
            ("patch-replace", events.patch_replace()),
            ("navigate", events.navigate()),
            ("redirect", events.redirect()),
        ];
        live(
            flash,
            html! {
                <h1>{self.action} {&self.path} page {&self.page} id {&self.id} n {self.n}</h1>
                <.link id="l-patch" patch={LocalUrl::from_static("/nav?page=2")}>patch</.link>
                <.link id="l-patch-id" patch={LocalUrl::from_static("/nav/5")}>patch id</.link>
                <.link id="l-nav" navigate={LocalUrl::from_static("/nav/two")}>navigate</.link>
                <.link id="l-other" navigate={LocalUrl::from_static("/other")}>other session</.link>
                <.link id="l-href" href={LocalUrl::from_static("/dead")}>href</.link>
                <button :for={(name, event) in &buttons} id={name} phx-click={event}>{name}</button>
            },
        )
    }
}

#[live_view]
pub(crate) struct NavTwoLive {
    x: Option<String>,
}

#[live_view]
impl NavTwoLive {
    fn mount() -> Self {
        Self { x: None }
    }

    fn handle_params(&mut self, Query(mut query): Query<HashMap<String, String>>) {
        self.x = query.remove("x");
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <h1>two two {&self.x}</h1>
                <.link id="l-back" navigate={LocalUrl::from_static("/nav")}>back</.link>
            },
        )
    }
}

#[live_view]
pub(crate) struct OtherLive;

#[live_view]
impl OtherLive {
    fn mount() -> Self {
        Self
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <h1>other session</h1>
                <.link id="l-back" navigate={LocalUrl::from_static("/nav")}>back</.link>
            },
        )
    }
}

/// A page without a view.
pub(crate) async fn dead(flash: FlashJar) -> (FlashJar, Html<String>) {
    let message = flash.get(FlashKind::Info);
    let text = to_html(&html! { <p id="dead">"dead " {message}</p> });
    (flash, Html(format!("<!DOCTYPE html><html><body>{text}</body></html>")))
}
