//! The pages behind the login: one live session, with a root layout, a page layout and hooks for all of them.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Extension;
use live_runtime::{
    Flow, Lifecycle, Page,
    components::{flash_group, link},
    prelude::*,
};

use crate::{
    accounts::{User, url},
    site::{head, page},
};

/// What a user has done since the login: the same for all of the session's pages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Audit(Arc<Mutex<Vec<String>>>);

/// How much of it is kept.
const KEPT: usize = 20;

impl Audit {
    fn note(&self, entry: String) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.push(entry);
        let old = entries.len().saturating_sub(KEPT);
        entries.drain(..old);
    }

    fn entries(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The stage before each page: from then on it sees what is done there, and what a guest may not do does not happen.
pub(crate) async fn watched(lifecycle: Lifecycle, Extension(user): Extension<User>) {
    let audit = user.audit.clone();
    lifecycle.handle_params(move |url, socket| {
        if socket.connected() {
            audit.note(format!("opened {}", url.path()));
        }
    });
    lifecycle.handle_event(move |event, socket| {
        if user.name == "guest" {
            socket.put_flash(FlashKind::Error, "Guests only look.");
            return Flow::Halt;
        }
        user.audit.note(format!("sent {:.30}", event.name()));
        Flow::Continue
    });
}

/// The root layout: sent once by HTTP, when one gets to these pages from others.
pub(crate) fn document(page: &Page<'_>) -> impl Render {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>{head(page, " · Account · Live")}</head>
            <body class="account">
                <p class="ribbon">"For members"</p>
                {page.content()}
            </body>
        </html>
    }
}

/// The page layout: a component around what each page shows, and a part of its diffs.
#[component]
fn account_layout(user: &User, current: &LocalUrl, flash: &Flash, children: &Slot) -> impl Render {
    let current = move |to: &LocalUrl| (current == to).then_some("page");
    page(
        "/login",
        html! {
            <nav class="row" aria-label="Account">
                {for (id, text, to) in [("to-account", "Account", Account::path()), ("to-activity", "Activity", Activity::path())] {
                    <.link id={id} navigate={&to} aria-current={current(&to)}>{text}</.link>
                }}
            </nav>
            <.flash_group flash={flash}/>
            <p>Logged in as <b id="user">{&user.name}</b>.</p>
            {children}
        },
    )
}

/// Only who is logged in gets here, by HTTP or over the socket: the layer around it sees to that.
#[live_view]
pub(crate) struct Account {
    user: User,
}

#[live_view]
impl Account {
    fn mount(Extension(user): Extension<User>) -> Self {
        Self { user }
    }

    #[handle_event]
    fn greet(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, format!("Hello, {}!", self.user.name));
    }

    fn page_title(&self) -> &'static str {
        "Account"
    }

    fn render(&self, flash: &Flash) -> impl Render {
        html! {
            <.account_layout user={&self.user} current={&Self::path()} flash={flash}>
                <div class="row">
                    <button type="button" id="greet" phx-click="greet">Greet</button>
                    <.link id="log-out" post={url!("/logout")}>Log out</.link>
                    <.link
                        id="log-out-everywhere"
                        post={url!("/logout/everywhere")}
                        confirm="Close your pages everywhere?"
                    >
                        Log out everywhere
                    </.link>
                </div>
            </.account_layout>
        }
    }
}

/// What the hooks have seen.
#[live_view]
pub(crate) struct Activity {
    user: User,
}

#[live_view]
impl Activity {
    fn mount(Extension(user): Extension<User>) -> Self {
        Self { user }
    }

    #[handle_event]
    fn refresh(&mut self) {}

    fn page_title(&self) -> &'static str {
        "Activity"
    }

    fn render(&self, flash: &Flash) -> impl Render {
        html! {
            <.account_layout user={&self.user} current={&Self::path()} flash={flash}>
                <ol id="activity"><li :for={entry in self.user.audit.entries()}>{entry}</li></ol>
                <button type="button" id="refresh" phx-click="refresh">Refresh</button>
            </.account_layout>
        }
    }
}
