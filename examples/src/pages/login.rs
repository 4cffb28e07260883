//! A form that is sent by HTTP, as a cookie can only be set there.

use live_runtime::{
    components::{flash_group, form},
    prelude::*,
};

use crate::{accounts::url, site::page};

#[live_view]
pub(crate) struct Login;

#[live_view]
impl Login {
    fn mount() -> Self {
        Self
    }

    fn page_title(&self) -> &'static str {
        "Log in"
    }

    fn render(&self, flash: &Flash) -> impl Render {
        page(
            "/login",
            html! {
                <.flash_group flash={flash}/>
                <.form id="login" class="form" action={&Url::from(url!("/login"))}>
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
                </.form>
                <p class="note">"Any name will do; the password is “live”."</p>
            },
        )
    }
}
