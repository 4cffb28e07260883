//! `/async`, `/users` and `/clock`.

use live_runtime::test::live;

use super::app;

#[tokio::test]
async fn the_page_is_there_while_it_loads() {
    let mut view = live(&app(), "/async").await;
    view.assert_text("Loading the band…").assert_text("Counting…");
    view.render_async().await.assert_text("The Crabs, loaded 1×").assert_text("nobody knows how many they are");
    view.element("#reload").click().await.assert_element("#reload[disabled]");
    view.render_async().await.assert_text("The Crabs, loaded 2×").refute_element("#reload[disabled]");
}

#[tokio::test]
async fn the_last_search_counts() {
    let mut view = live(&app(), "/async").await;
    view.form("#search").fill(&[("text", "r")]).change().await;
    view.form("#search").fill(&[("text", "river")]).change().await;
    assert_eq!(view.element("#state").text(), "searching");
    view.render_async().await;
    assert_eq!(view.texts("#found li"), ["Moon River", "River Man"]);
}

#[tokio::test]
async fn users_are_found() {
    let mut view = live(&app(), "/users").await;
    view.render_async().await;
    assert_eq!(view.count("#users tr"), 20);
    let name = view.texts("#users td:first-child").pop().unwrap();
    view.form("#search").fill(&[("text", &name)]).change().await;
    view.render_async().await;
    assert_eq!(view.element("#searched").text(), name);
    assert!(view.texts("#users td:first-child").contains(&name));
}
