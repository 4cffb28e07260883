//! Where pages go.

use axum::Extension;
use live_runtime::{
    FlashKind, LiveSocketId, Page,
    prelude::*,
    test::{Browser, live},
};

use super::pages::{app, pages};

#[tokio::test]
async fn patches() {
    let mut view = live(&app(), "/search?q=blue").await;
    view.assert_text("Searched: blue").refute_patch();
    view.element("#moon").click().await.assert_patch("/search?q=moon").assert_text("Searched: moon");
    view.form("#search").fill(&[("q", "river")]).change().await;
    view.assert_patch("/search?q=river").assert_text("Searched: river");
    assert_eq!(view.refute_patch().refute_redirect().url(), "/search?q=river");
}

#[tokio::test]
async fn live_navigation() {
    let mut view = live(&app(), "/songs").await;
    view.element("#search").click().await.assert_redirect("/search").follow_redirect().await;
    view.assert_text("Searched:");
    view.element("#leave").click().await.assert_redirect("/songs").follow_redirect().await.assert_element("#songs");
}

#[tokio::test]
async fn another_live_session_is_loaded() {
    let mut view = live(&app(), "/songs").await;
    view.element("#other").click().await.follow_redirect().await.assert_text("Another live session");
}

#[tokio::test]
async fn a_redirect_takes_the_flash_along() {
    let mut view = live(&app(), "/search").await;
    view.element("#go").click().await.assert_redirect("/login").follow_redirect().await;
    assert_eq!(view.flash(FlashKind::Error).as_deref(), Some("Log in first."));
    assert_eq!(view.flash(FlashKind::Info), None);
    let mut view = view.browser().live("/login").await;
    assert_eq!(view.flash(FlashKind::Error), None, "it is shown once");
    view.refute_text("Log in first.");
}

#[tokio::test]
async fn a_form_over_http() {
    let mut view = live(&app(), "/login").await;
    view.form("#login").fill(&[("name", "ada")]).submit().await.assert_redirect("/songs");
    view.follow_redirect().await.assert_element("#songs");
}

#[tokio::test]
async fn a_form_that_is_on_no_page() {
    let browser = Browser::new(&app());
    browser.live("/login").await;
    let refused = browser.post("/login", &[("name", "ada"), ("_csrf_token", "a guess")]).await;
    assert_eq!(refused.status(), 403);
}

#[tokio::test]
async fn a_socket_that_the_server_closes() {
    let ada = LiveSocketId::new("users:ada");
    let live_pages = Live::new(Secret::random());
    let sockets = live_pages.sockets();
    let app = live_pages.serve(pages().layer(Extension(ada.clone())));
    let view = live(&app, "/songs").await;
    assert!(view.is_connected());
    sockets.disconnect(&ada);
    assert!(!view.is_connected());
    assert!(view.browser().live("/songs").await.is_connected());
}

fn layout(page: &Page<'_>) -> impl Render {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head><meta name="csrf-token" content={page.csrf_token()}>{page.live_title()}{page.script()}</head>
            <body><p id="who">{page.extension::<&str>()}, {page.extension::<u8>()}</p>{page.content()}</body>
        </html>
    }
}

#[tokio::test]
async fn the_root_layout_shows_what_a_layer_has_left() {
    let app = Live::new(Secret::random()).root_layout(layout).serve(pages().layer(Extension("Ada")));
    let mut view = live(&app, "/songs").await;
    assert_eq!(view.element("#who").text(), "Ada,");
}

#[tokio::test]
async fn one_browser_has_several_pages() {
    let browser = Browser::new(&app());
    browser.live("/songs").await;
    let session = browser.cookie("_live_session").unwrap();
    browser.live("/search").cookie("theme", "dark").await;
    assert_eq!((browser.cookie("_live_session"), browser.cookie("theme")), (Some(session), Some("dark".to_owned())));
    assert_eq!(browser.get("/missing").await.status(), 404);
}
