//! `/families` and `/search`: what the URL says.

use live_runtime::test::live;

use super::app;

#[tokio::test]
async fn a_family_is_added_in_its_dialog() {
    let mut view = live(&app(), "/families").await;
    view.refute_element("#family-form");
    view.element("#new").click().await.assert_patch("/families/new");
    view.form("#family-form").fill(&[("name", "")]).submit().await.assert_text("is between 1 and 40 letters long");
    view.form("#family-form").fill(&[("name", "Percussion")]).submit().await.assert_patch("/families");
    view.assert_text("Percussion").refute_element("#family-form");
}

#[tokio::test]
async fn a_family_is_opened_by_its_url() {
    let mut view = live(&app(), "/families/1").await;
    assert_eq!(view.page_title(), "A family · Live");
    assert_eq!(view.element("#family-name").attribute("value").as_deref(), Some("Woodwind"));
    view.keydown("Escape").await.assert_patch("/families").refute_element("#family-form");
}

#[tokio::test]
async fn a_search_is_in_the_url() {
    let mut view = live(&app(), "/search?q=moon&sort=year").await;
    assert_eq!(view.texts("#found li"), ["Blue Moon (1934)", "Moon River (1961)", "Moonlight Drive (1967)"]);
    view.form("#search").fill(&[("q", "river")]).change().await.assert_patch("/search?q=river&sort=year");
    view.element("#by-title").click().await.assert_patch("/search?q=river");
    assert_eq!(view.texts("#found li"), ["Moon River (1961)", "River Man (1969)"]);
    assert_eq!(view.page_title(), "Search: river · Live");
}
