//! A form with changes, errors of used inputs, recovery, and one that is posted over HTTP.

use std::collections::BTreeMap;

use axum::{http::header, response::IntoResponse};
use live_runtime::{
    components::form,
    form::{Field, Options},
    prelude::*,
};

use crate::document::live;

#[derive(Default, LiveForm)]
#[form(name = "user")]
struct User {
    #[field(required)]
    name: String,
    #[field(check = has_at)]
    email: String,
    role: Option<String>,
    ok: bool,
}

const ROLES: Options = &[("a", "Admin"), ("u", "User")];

fn has_at(email: &str) -> Result<(), &'static str> {
    if email.contains('@') { Ok(()) } else { Err("must have the @ sign") }
}

#[live_view]
pub(crate) struct FormLive {
    user: FormState<User>,
    saved: Option<String>,
    trigger: bool,
}

#[live_view]
impl FormLive {
    fn mount() -> Self {
        // The reference shows what is wrong from the beginning.
        let user = FormState::<User>::default().submit().map_or_else(|form| form, |user| FormState::new(&user));
        Self { user, saved: None, trigger: false }
    }

    #[handle_event]
    fn validate(&mut self, form: Form<User>) {
        self.user = form.validate();
    }

    #[handle_event]
    fn save(&mut self, form: Form<User>) {
        self.user = form.validate();
        self.saved = Some(self.user.name().value().to_owned());
    }

    #[handle_event]
    fn trigger(&mut self) {
        self.trigger = true;
    }

    fn render(&self, flash: &Flash) -> impl Render {
        let submit = Url::new("/submit").ok();
        live(
            flash,
            html! {
                <.form for={&self.user} id="f" phx-change="validate" phx-submit="save">
                    <.field field={self.user.name()}/>
                    <.field field={self.user.email()} phx-debounce="20"/>
                    <select id="role" name={self.user.role().name()}>
                        <option
                            :for={(key, label) in ROLES}
                            value={key}
                            selected={self.user.role().is(key)}
                        >{label}</option>
                    </select>
                    <input
                        type="checkbox"
                        id="ok"
                        name={self.user.ok().name()}
                        value="true"
                        checked={self.user.ok().is("true")}
                    />
                    <button id="save" name="user[via]" value="button">save</button>
                </.form>
                <p :if={let Some(saved) = &self.saved} id="saved">saved {saved}</p>
                <.form id="t" action={submit.as_ref()} phx-submit="trigger" phx-trigger-action={self.trigger}>
                    <input type="hidden" name="hid" value="1"/>
                    <button id="trigger">trigger</button>
                </.form>
            },
        )
    }
}

#[component]
fn field(field: Field<'_, String>, #[rest] rest: Rest) -> impl Render {
    html! {
        <div>
            <input type="text" id={field.id()} name={field.name()} value={field.value()} {..rest}/>
            <p :for={message in field.errors()} class="error">{message}</p>
        </div>
    }
}

/// Answers with the fields of the form that was posted.
pub(crate) async fn submit(form: Form<BTreeMap<String, String>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], form.params().value().to_string())
}
