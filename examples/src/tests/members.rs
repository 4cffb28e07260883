//! `/login` and what is behind it.

use axum::Router;
use live_runtime::{
    FlashKind,
    test::{View, live},
};

use super::app;

async fn log_in(app: &Router, name: &str) -> View {
    let mut view = live(app, "/login").await;
    view.form("#login").fill(&[("name", name), ("password", "live")]).submit().await;
    view.assert_redirect("/account").follow_redirect().await;
    view
}

#[tokio::test]
async fn who_is_not_logged_in_is_led_to_the_login() {
    let mut view = live(&app(), "/account").await;
    view.assert_redirect("/login").follow_redirect().await.assert_element("#login");
}

#[tokio::test]
async fn a_wrong_password() {
    let mut view = live(&app(), "/login").await;
    view.form("#login").fill(&[("name", "Ada"), ("password", "dead")]).submit().await.follow_redirect().await;
    assert_eq!(view.flash(FlashKind::Error).as_deref(), Some("The password is another one."));
}

#[tokio::test]
async fn the_account_and_its_end() {
    let mut view = log_in(&app(), "Ada").await;
    assert_eq!(view.flash(FlashKind::Info).as_deref(), Some("Welcome, Ada!"));
    assert_eq!(view.element("#user").text(), "Ada");
    view.element("#greet").click().await;
    assert_eq!(view.flash(FlashKind::Info).as_deref(), Some("Hello, Ada!"));
    view.element("#log-out").click().await.assert_redirect("/login");
    view.browser().live("/account").await.assert_redirect("/login");
}

#[tokio::test]
async fn guests_only_look() {
    let mut view = log_in(&app(), "guest").await;
    view.element("#greet").click().await;
    assert_eq!(view.flash(FlashKind::Error).as_deref(), Some("Guests only look."));
}

#[tokio::test]
async fn what_was_done_is_noted() {
    let mut view = log_in(&app(), "Bob").await;
    view.element("#greet").click().await.element("#to-activity").click().await.follow_redirect().await;
    assert_eq!(view.texts("#activity li"), ["opened /account", "sent greet", "opened /account/activity"]);
}
