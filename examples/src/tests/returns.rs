//! `/basket`, `/steps` and `/modal`: what comes back with a connection, and what stands elsewhere in the document.

use live_runtime::test::live;

use super::app;

#[tokio::test]
async fn the_basket_comes_back_and_the_clicks_do_not() {
    let mut view = live(&app(), "/basket").await;
    view.element("#add-2").click().await.element("#add-2").click().await.element("#look").click().await;
    view.assert_element_with_text("#basket li", "2 Plums").assert_element_with_text("#clicks", "3");
    view.reconnect().await.assert_element_with_text("#basket li", "2 Plums").assert_element_with_text("#clicks", "0");
    view.element_with_text("#basket button", "×").click().await.assert_text("The basket is empty.");
    view.reconnect().await.assert_text("The basket is empty.");
}

#[tokio::test]
async fn the_order_goes_on_where_it_was() {
    let mut view = live(&app(), "/steps").await;
    view.form("#order").fill(&[("name", "Ada")]).submit().await.assert_text("Step 2 of 3");
    view.form("#order").fill(&[("dish", "Soup")]).change().await;
    view.reconnect().await.assert_text("Step 2 of 3");
    assert_eq!(view.element("#dish").attribute("value").as_deref(), Some("Soup"));
    view.form("#order").submit().await.assert_text("Step 3 of 3");
    view.form("#order").fill(&[("street", "1 High Street")]).submit().await.assert_text("Soup for Ada, 1 High Street");
}

#[tokio::test]
async fn the_dialog_is_in_a_portal() {
    let mut view = live(&app(), "/modal").await;
    view.element("#open").click().await.assert_element("body > div > #dialog").assert_element("body > div > #hint");
    view.element("#step").click().await;
    assert_eq!(view.texts("#steps, #inner-steps, #hint b"), ["1", "1", "1"]);
}
