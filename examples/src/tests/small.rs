//! `/`, `/counter` and `/crash`.

use live_runtime::test::live;

use super::app;

#[tokio::test]
async fn the_counter_counts() {
    let mut view = live(&app(), "/counter").await;
    assert_eq!(view.page_title(), "Counter · Live");
    view.element("#inc").click().await;
    view.element("#inc").click().await;
    assert_eq!(view.element("#count").text(), "2");
    view.element("#dec").click().await;
    assert_eq!(view.element("#count").text(), "1");
}

#[tokio::test]
async fn the_index_leads_to_every_page() {
    let mut index = live(&app(), "/").await;
    index.element("a[href='/counter']").click().await.assert_redirect("/counter");
    index.follow_redirect().await.assert_element("#count");
}
