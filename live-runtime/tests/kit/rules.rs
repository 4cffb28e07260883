//! What a browser has against a form.

use live_runtime::{prelude::*, test::live};
use serde::Deserialize;

use super::{failure, pages::app, says};

#[derive(Default, Deserialize)]
struct Entered {
    #[serde(default)]
    email: String,
}

#[live_view]
pub(crate) struct Strict {
    saved: Vec<String>,
}

#[live_view]
impl Strict {
    fn mount() -> Self {
        Self { saved: Vec::new() }
    }

    #[handle_event]
    fn save(&mut self, form: Form<Entered>) {
        self.saved.push(form.into_inner().email);
    }

    fn render(&self) -> impl Render {
        html! {
            <form id="strict" phx-submit="save">
                <input type="email" name="email" aria-label="Email" required>
                <button type="submit" id="save">Save</button>
                <button type="submit" id="draft" formnovalidate>Save a draft</button>
            </form>
            <form id="lax" phx-submit="save" novalidate>
                <input type="email" name="email" aria-label="Email" required>
            </form>
            <p :for={email in &self.saved}>Saved {email}.</p>
        }
    }
}

#[tokio::test]
async fn what_the_browser_would_not_send() {
    let mut view = live(&app(), "/rules").await;
    let text = failure(async { view.form("#strict").submit().await.url().len() }).await;
    says(&text, &["the browser would not send `<form id=\"strict\">`: `email` has to be filled in", "`novalidate`"]);
    let text = failure(async { view.form("#strict").fill(&[("email", "ada")]).submit().await.url().len() }).await;
    says(&text, &["`email` takes an email address, and \"ada\" is none"]);
    let text = failure(async { view.element("#save").click().await.url().len() }).await;
    says(&text, &["`email` has to be filled in"]);
    view.refute_text("Saved");
}

#[tokio::test]
async fn what_it_sends() {
    let mut view = live(&app(), "/rules").await;
    view.form("#strict").fill(&[("email", "ada@example.com")]).submit().await.assert_text("Saved ada@example.com.");
    view.form("#strict").fill(&[("email", "ada")]).novalidate().submit().await.assert_text("Saved ada.");
    view.form("#lax").fill(&[("email", "bob")]).submit().await.assert_text("Saved bob.");
    view.element("#draft").click().await;
    assert_eq!(view.count("p"), 4);
}
