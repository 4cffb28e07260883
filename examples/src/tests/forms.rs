//! `/form` and `/signup`.

use live_runtime::test::live;
use serde_json::json;

use super::app;

#[tokio::test]
async fn an_error_is_shown_once_its_input_is_used() {
    let mut view = live(&app(), "/form").await;
    view.form("#sign-up").fill(&[("email", "ada")]).change().await;
    view.assert_text("An email address has an @.").refute_text("Please tell us your name.");
    view.form("#sign-up").submit().await.assert_text("Please tell us your name.");
}

#[tokio::test]
async fn what_is_right_is_welcome() {
    let mut view = live(&app(), "/form").await;
    view.form("#sign-up").fill(&[("name", "Ada"), ("email", "ada@example.com"), ("age", "36")]).submit().await;
    assert_eq!(view.element("#welcome").text(), "Welcome, Ada!");
    view.refute_element(".error");
}

#[tokio::test]
async fn addresses_come_and_go() {
    let mut view = live(&app(), "/signup").await;
    view.element_with_text("label", "Add an address").click().await;
    view.element_with_text("label", "Add an address").click().await;
    assert_eq!(view.count("fieldset.entry"), 2);
    view.element("fieldset.entry:nth-of-type(2) label.action").click().await;
    assert_eq!(view.count("fieldset.entry"), 1);
}

#[tokio::test]
async fn a_large_form_is_submitted() {
    let mut view = live(&app(), "/signup").await;
    let user = json!({"name": "Ada", "email": "ada@example.com", "plan": "free", "terms": true, "topics": ["news"]});
    view.form("#signup").fill(&json!({"user": user})).submit().await;
    assert_eq!(view.element("#welcome").text(), "Welcome, Ada!");
}

#[tokio::test]
async fn a_name_that_is_taken() {
    let mut view = live(&app(), "/signup").await;
    let user = json!({"name": "root", "email": "root@example.com", "plan": "free", "terms": true});
    view.form("#signup").fill(&json!({"user": user})).submit().await;
    view.assert_text("has already been taken").refute_element("#welcome");
}
