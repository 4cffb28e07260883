//! A form that is sent by HTTP, as a cookie can only be set there; and the page behind it.

use axum::Extension;
use live_runtime::{
    components::{flash_group, link},
    prelude::*,
    session::Session,
};

use crate::{
    accounts::{User, url},
    site::page,
};

#[live_view]
pub(crate) struct Login {
    csrf_token: String,
}

#[live_view]
impl Login {
    fn mount(session: Session) -> Self {
        Self { csrf_token: session.csrf().masked() }
    }

    fn page_title(&self) -> &'static str {
        "Log in"
    }

    fn render(&self, flash: &Flash) -> impl Render {
        page(
            "/login",
            html! {
                <.flash_group flash={flash}/>
                <form id="login" class="form" action="/login" method="post">
                    <input type="hidden" name="_csrf_token" value={&self.csrf_token}/>
                    <label>Name <input type="text" name="name" id="name" autocomplete="username" required/></label>
                    <label>Password
                        <input
                            type="password"
                            name="password"
                            id="password"
                            autocomplete="current-password"
                            required
                        /></label>
                    <button type="submit" id="log-in">Log in</button>
                </form>
                <p class="note">"Any name will do; the password is “live”."</p>
            },
        )
    }
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
        page(
            "/login",
            html! {
                <.flash_group flash={flash}/>
                <p>Logged in as <b id="user">{&self.user.name}</b>.</p>
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
            },
        )
    }
}
