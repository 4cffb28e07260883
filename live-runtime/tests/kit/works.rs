//! What a person does, and what others cause.

use live_runtime::test::live;
use serde_json::json;

use super::pages::{Rename, Songs, app};

#[tokio::test]
async fn clicks() {
    let mut view = live(&app(), "/songs").await;
    view.element("#add").click().await.assert_text("Song 4");
    view.element("#plus").click().await.assert_text("Song 5");
    view.element_with_text("button", "Remove 2").click().await.refute_element("#songs-2");
    assert_eq!(view.texts("#songs b"), ["Song 1", "Song 3", "Song 4", "Song 5"]);
    assert_eq!(view.page_title(), "Songs (5)");
    view.assert_element_with_text("#songs b", "Song 3").refute_element_with_text("#songs b", "Song 2");
    assert!(view.has_element_with_text("li", "Song 1") && !view.has_element_with_text("h1", "Song 1"));
}

#[tokio::test]
async fn commands_push_show_and_hide() {
    let mut view = live(&app(), "/songs").await;
    view.element("#both").click().await;
    assert_eq!(view.count("#songs li"), 4);
    view.element("#show").click().await.element("#hidden").click().await;
    assert_eq!(view.count("#songs li"), 5);
}

#[tokio::test]
async fn keys_and_the_focus() {
    let mut view = live(&app(), "/songs").await;
    view.element("#key").keydown("Enter").await;
    assert_eq!(view.element("h1").text(), "Enter");
    view.keydown("Escape").await;
    assert_eq!(view.element("h1").text(), "Escape");
    view.element("#key").blur().await;
    assert_eq!(view.element("h1").text(), "left");
}

#[tokio::test]
async fn a_hook_gets_its_reply() {
    let mut view = live(&app(), "/songs").await;
    assert_eq!(view.element("#slider").hook_event("slide", &json!({"by": 4})).await, 8);
}

#[tokio::test]
async fn messages_and_other_pages() {
    let app = app();
    let (mut mine, mut yours) = (live(&app, "/songs").await, live(&app, "/songs").await);
    mine.send::<Songs>(Rename("Mine")).await.assert_text("Mine");
    // Its own broadcast has arrived when the click has ended, at the other page once that has settled.
    mine.element("#clear").click().await.refute_element("#songs li");
    yours.settle().await.refute_element("#songs li").refute_text("Mine");
}

#[tokio::test]
async fn pushed_events_are_kept() {
    let mut view = live(&app(), "/songs").await;
    view.refute_push_event("added");
    view.element("#add").click().await;
    view.element("#add").click().await;
    view.assert_push_event("added", &5).assert_push_event("added", &4).refute_push_event("added");
}

#[tokio::test]
async fn tasks_and_timers() {
    let mut view = live(&app(), "/later").await;
    view.assert_text("Number , found");
    view.render_async().await.assert_text("Number 7, found");
    view.element("#find").click().await.refute_text("found 8");
    view.render_async().await.assert_text("found 8");
    view.wait_for_text("1 ticks").await;
}

#[tokio::test]
async fn a_page_ends_with_its_view() {
    let live_pages = live_runtime::Live::new(live_runtime::Secret::random());
    let views = live_pages.views();
    let app = live_pages.serve(super::pages::pages());
    let view = live(&app, "/songs").await;
    assert_eq!(views.len(), 1);
    drop(view);
    while !views.is_empty() {
        tokio::task::yield_now().await;
    }
}

#[test]
fn a_view_can_be_sent() {
    fn is_send<T: Send>(_: &T) {}
    let app = app();
    let test = async move {
        let mut view = live(&app, "/songs").await;
        view.element("#add").click().await;
        view.form("form").submit().await;
    };
    is_send(&test);
}
