//! `/chart` and `/js`: what scripts hear and push.

use live_runtime::test::live;
use serde_json::json;

use super::app;

#[tokio::test]
async fn the_chart_is_sent_points_and_answers() {
    let mut view = live(&app(), "/chart").await;
    view.assert_push_event("points", &json!({"points": [10, 60, 30]}));
    view.element("#more").click().await.assert_push_event("points", &json!({"points": [21]}));
    let answer = view.element("#chart").hook_event("pick", &json!({"percent": 100})).await;
    assert_eq!(answer, json!({"value": 21, "of": 4}));
}

#[tokio::test]
async fn a_command_pushes_and_a_dialog_is_left() {
    let mut view = live(&app(), "/js").await;
    view.element("#save").click().await;
    assert_eq!(view.element("#saved").text(), "2");
    view.element("#open").click().await;
    view.element_with_text("#dialog button", "Close").click().await;
    assert_eq!(view.element("#left").text(), "1");
    view.element("#navigate").click().await.assert_redirect("/counter").follow_redirect().await;
    view.assert_element("#count");
}
