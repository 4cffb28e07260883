//! Forms that a page tells the browser to send.

use axum::http::StatusCode;
use live_runtime::{Url, components::form, prelude::*, session::Session, test::live};
use serde::Deserialize;

use super::{
    failure,
    pages::{app, url},
    says,
};

#[derive(Clone, Default, Deserialize)]
pub(crate) struct Entered {
    name: String,
    password: String,
    #[serde(default)]
    pin: String,
    #[serde(default)]
    by: String,
    #[serde(default, rename = "_csrf_token")]
    csrf_token: String,
}

#[live_view]
pub(crate) struct Trigger {
    entered: Entered,
    is_right: bool,
}

#[live_view]
impl Trigger {
    fn mount() -> Self {
        Self { entered: Entered::default(), is_right: false }
    }

    #[handle_event]
    fn check(&mut self, form: Form<Entered>) {
        self.entered = form.into_inner();
        self.is_right = self.entered.name == "ada";
    }

    fn render(&self) -> impl Render {
        html! {
            <.form id="login" action={&Url::from(url!("/trigger"))} phx-submit="check" phx-trigger-action={self.is_right}>
                <input name="name" aria-label="Name" value={&self.entered.name}>
                <input type="password" name="password" aria-label="Password">
                <div id="pin" phx-update="ignore"><input type="password" name="pin" aria-label="Pin"></div>
                <button type="submit" name="by" value="button">Log in</button>
            </.form>
            <a id="away" href="/songs">Away</a>
        }
    }
}

pub(crate) async fn triggered(session: Session, axum::Form(form): axum::Form<Entered>) -> Result<String, StatusCode> {
    if !session.csrf().verify(&form.csrf_token) {
        return Err(StatusCode::FORBIDDEN);
    }
    Ok(format!("{}, {:?}, {:?}, {:?}", form.name, form.password, form.pin, form.by))
}

#[tokio::test]
async fn a_triggered_form_is_sent_as_the_browser_has_it() {
    let mut view = live(&app(), "/trigger").await;
    view.refute_trigger_action();
    let entered = [("name", "ada"), ("password", "x"), ("pin", "1234")];
    view.form("#login").fill(&entered).submit().await.assert_trigger_action("#login");
    // The page does not say what was typed as the password, and says nothing of the pin's input.
    view.follow_trigger_action().await.assert_text("ada, \"\", \"1234\", \"button\"");
    assert_eq!(view.url(), "/trigger");
}

#[tokio::test]
async fn a_form_that_is_not_triggered() {
    let mut view = live(&app(), "/trigger").await;
    view.form("#login").fill(&[("name", "bob")]).submit().await;
    let text = failure(async { view.follow_trigger_action().await.url().len() }).await;
    says(&text, &["no form is being sent: none in the page has `phx-trigger-action` set"]);
    let text = failure(async { view.assert_trigger_action("#login").url().len() }).await;
    says(&text, &["expected `#login` to be sent, no form is"]);
    view.element("#away").click().await;
    let text = failure(async { view.follow_trigger_action().await.url().len() }).await;
    says(&text, &["the page has left for `/songs`"]);
}

#[tokio::test]
async fn a_page_that_sends_a_form_is_left() {
    let mut view = live(&app(), "/trigger").await;
    view.form("#login").fill(&[("name", "ada")]).submit().await;
    let text = failure(async { view.element("#away").click().await.url().len() }).await;
    says(&text, &["it sends `<form id=\"login\">` by HTTP", "follow_trigger_action"]);
    let text = failure(async { view.refute_trigger_action().url().len() }).await;
    says(&text, &["a form is being sent: <form", "id=\"login\""]);
    let text = failure(async { view.assert_trigger_action("#other").url().len() }).await;
    says(&text, &["expected `#other` to be sent, it is <form", "id=\"login\""]);
    says(&failure(async { view.refute_redirect().url().len() }).await, &["it sends `<form id=\"login\">`"]);
}
