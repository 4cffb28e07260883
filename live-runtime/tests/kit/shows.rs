//! Components, without a page.

use live_runtime::{
    components::{button, link},
    prelude::*,
    test::rendered,
};

use super::{failure, says};

#[test]
fn a_component() {
    let html = rendered(html! { <.button type="submit" class="save">Save <b>all</b></.button> });
    assert_eq!(html.html(), r#"<button type="submit" class="save">Save <b>all</b></button>"#);
    assert_eq!(html.text(), "Save all");
    assert_eq!(html.attribute("button", "type").as_deref(), Some("submit"));
    assert_eq!(html.texts("b"), ["all"]);
    html.assert_text("Save all").refute_text("Save none").assert_element("button.save").refute_element("a");
}

#[test]
fn a_link() {
    const TO: LocalUrl = LocalUrl::from_static("/songs");
    let html = rendered(html! { <.link navigate={TO}>Songs</.link> });
    assert_eq!(html.attribute("a", "href").as_deref(), Some("/songs"));
}

#[tokio::test]
async fn what_is_not_there() {
    let html = rendered(html! { <p id="songs">Songs</p> });
    says(
        &failure(async { html.assert_element("#sogns") }).await,
        &["did you mean `#songs`?", "ids on the page: songs"],
    );
    says(&failure(async { html.assert_text("Bands") }).await, &["\"Bands\" is not shown", "Songs"]);
    says(&failure(async { html.refute_text("Songs") }).await, &["\"Songs\" is shown"]);
    says(&failure(async { html.refute_element("p") }).await, &["an element matches `p`: <p id=\"songs\">Songs</p>"]);
    says(&failure(async { html.attribute("b", "id") }).await, &["no element matches `b`"]);
}
