//! Each assertion fails when it should, and says what was there.

use std::time::Duration;

use live_runtime::test::{View, live};
use serde_json::json;

use super::{
    failure,
    pages::{Rename, Songs, app},
    says,
};

async fn songs() -> View {
    live(&app(), "/songs").await
}

/// Of one page, what one step says.
macro_rules! fails {
    ($($name:ident: $path:literal, |$view:ident| $step:expr => [$($part:literal),+];)+) => {
        $(#[tokio::test]
        async fn $name() {
            let mut page = live(&app(), $path).await;
            let $view = &mut page;
            let text = failure(async { let _ = $step; }).await;
            says(&text, &[$($part),+]);
        })+
    };
}

fails! {
    no_element: "/songs", |view| view.element("#ad").click().await
        => ["no element matches `#ad`", "did you mean `#add`?", "ids on the page: songs", "<h1>Songs</h1>"];
    no_such_text: "/songs", |view| view.element_with_text("button", "Remove 7").click().await
        => ["no element `button` has the text \"Remove 7\"", "\"Remove 2\""];
    several_elements: "/songs", |view| view.element("#songs button").click().await
        => ["3 elements match `#songs button`, and one is meant"];
    no_selector: "/songs", |view| view.element("li:").click().await => ["`li:` is not a CSS selector"];
    disabled: "/songs", |view| view.element("#off").click().await => ["`<button id=\"off\">` cannot be clicked: it is disabled"];
    hidden: "/songs", |view| view.element("#hidden").click().await
        => ["`<button id=\"hidden\">` cannot be clicked: `hidden` hides `<div id=\"away\">`"];
    hidden_by_a_command: "/songs", |view| { view.element("#both").click().await; view.element("#both").click().await }
        => ["cannot be clicked: a command has hidden it"];
    nothing_to_click: "/songs", |view| view.element("#idle").click().await
        => ["clicking `<p id=\"idle\">` does nothing", "no `phx-click`"];
    something_inside_to_click: "/songs", |view| view.element("#songs-1").click().await => ["inside it are `<button>`"];
    no_key: "/songs", |view| view.element("#add").keydown("a").await => ["`<button id=\"add\">` has no `phx-keydown`"];
    another_key: "/songs", |view| view.element("#key").keydown("a").await => ["waits for the key `Enter`, not for `a`"];
    no_window_key: "/songs", |view| view.keydown("a").await => ["`phx-window-keydown` for the key `a`"];
    no_focus: "/songs", |view| view.element("#key").focus().await => ["has no `phx-focus`"];
    no_hook: "/songs", |view| view.element("#add").hook_event("slide", &1).await => ["has no `phx-hook`"];
    text_that_is_missing: "/songs", |view| view.assert_text("Song 9")
        => ["does not show \"Song 9\"", "it does show \"Song 1\"", "its text: Songs"];
    text_that_is_there: "/songs", |view| view.refute_text("Song 1") => ["the page shows \"Song 1\""];
    element_that_is_missing: "/songs", |view| view.assert_element("#songz") => ["did you mean `#songs`?"];
    element_that_is_there: "/songs", |view| view.refute_element("#add") => ["an element matches `#add`: <button"];
    text_that_is_elsewhere: "/songs", |view| view.assert_element_with_text("#songs b", "Song 9")
        => ["no element `#songs b` has the text \"Song 9\"", "have the texts [\"Song 1\", \"Song 2\", \"Song 3\"]"];
    text_that_is_there_after_all: "/songs", |view| view.refute_element_with_text("#songs b", "Song 2")
        => ["an element `#songs b` has the text \"Song 2\": <b>Song 2</b>"];
    a_wait_in_vain: "/songs", |view| view.wait_for_text("Song 9").await => ["does not show \"Song 9\"", "Song 1"];
    no_patch: "/search", |view| view.assert_patch("/search?q=x") => ["there was none; the URL is `/search`"];
    another_patch: "/search", |view| view.element("#moon").click().await.assert_patch("/search")
        => ["expected a patch to `/search`, it was to `/search?q=moon`"];
    a_redirect_in_place_of_a_patch: "/search", |view| view.element("#leave").click().await.assert_patch("/songs")
        => ["the page has left for `/songs`"];
    a_patch_after_all: "/search", |view| view.element("#moon").click().await.refute_patch()
        => ["there was a patch to `/search?q=moon`"];
    a_redirect_after_all: "/songs", |view| view.element("#search").click().await.refute_redirect()
        => ["the page has gone to `/search`"];
    no_redirect: "/songs", |view| view.assert_redirect("/search") => ["it is still at `/songs`"];
    another_redirect: "/songs", |view| view.element("#search").click().await.assert_redirect("/songs")
        => ["expected the page to go to `/songs`, it has gone to `/search`"];
    nowhere_to_follow: "/songs", |view| view.follow_redirect().await => ["the page has gone nowhere, it is at `/songs`"];
    another_site: "/songs", |view| view.element("#far").click().await.follow_redirect().await => ["another site"];
    a_page_that_was_left: "/songs", |view| view.element("#search").click().await.assert_text("Songs")
        => ["the page has been left", "follow_redirect"];
    nothing_pushed: "/songs", |view| view.assert_push_event("added", &4) => ["`added` has not been pushed with 4; nothing was"];
    something_else_pushed: "/songs", |view| view.element("#add").click().await.assert_push_event("added", &5)
        => ["what was: `added` with 4"];
    pushed_after_all: "/songs", |view| view.element("#add").click().await.refute_push_event("added")
        => ["`added` has been pushed with 4"];
    a_crash: "/songs", |view| view.element("#crash").click().await => ["the view has panicked"];
    an_event_that_is_wrong: "/songs", |view| view.element("#slider").hook_event("slide", &json!({"by": "x"})).await.as_i64().unwrap_or_else(|| panic!("null, at tests/kit/"))
        => ["null"];
    a_task_that_hangs: "/later", |view| { view.element("#hang").click().await; view.render_async_within(Duration::from_millis(60)).await }
        => ["a task of the page is running still, after 60ms"];
    an_id_twice: "/twice", |view| view.element("#again").click().await => ["several elements have the id `a`"];
}

#[tokio::test]
async fn pages_that_are_not_there() {
    says(&failure(async { live(&app(), "/missing").await }).await, &["/missing is answered with 404"]);
    says(&failure(async { live(&app(), "/nameless").await }).await, &["a form with `phx-change` has no id", "<form"]);
}

#[tokio::test]
async fn a_message_to_another_view() {
    let mut view = live(&app(), "/search").await;
    let text = failure(async { view.send::<Songs>(Rename("x")).await.url().len() }).await;
    says(&text, &["the page has no view of the type `Songs`", "Search"]);
    let mut view = songs().await;
    view.element("#search").click().await;
    says(&failure(async { view.address::<Songs>() }).await, &["the page has been left"]);
}
