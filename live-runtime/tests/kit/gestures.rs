//! What happens beside the element that a person is at: clicks elsewhere, the window, hooks, and the browser's buttons.

use axum::extract::Query;
use live_runtime::{components::link, prelude::*, test::live};
use serde_json::json;

use super::{failure, pages::app, says};

hook! {
    /// Does nothing.
    SCRIPT = "{}"
}

#[live_component]
#[derive(Default)]
pub(crate) struct Inner {
    asked: u32,
}

#[live_component]
impl Inner {
    fn update(&mut self) {}

    #[handle_event]
    fn ask(&mut self, Payload(by): Payload<u32>) -> Reply<u32> {
        self.asked += by;
        Reply(self.asked)
    }

    fn render(&self) -> impl Render {
        html! { <div id="inner" phx-hook={SCRIPT} phx-target={self}><i id="asked">{self.asked}</i></div> }
    }
}

#[derive(Default, serde::Deserialize)]
pub(crate) struct Tab {
    #[serde(default)]
    tab: String,
}

#[derive(serde::Deserialize)]
struct Draft {
    text: String,
    #[serde(default)]
    via: String,
}

#[live_view]
pub(crate) struct Gestures {
    said: Vec<String>,
    tab: String,
    text: String,
    clicks: u32,
    #[live(persist)]
    kept: u32,
}

#[live_view]
impl Gestures {
    fn mount() -> Self {
        Self { said: Vec::new(), tab: String::new(), text: String::new(), clicks: 0, kept: 0 }
    }

    fn handle_params(&mut self, Query(tab): Query<Tab>) {
        self.tab = tab.tab;
    }

    #[handle_event]
    fn say(&mut self, what: String) {
        self.said.push(what);
    }

    #[handle_event]
    fn ask(&mut self, Payload(by): Payload<u32>) -> Reply<u32> {
        Reply(by * 100)
    }

    #[handle_event]
    fn typed(&mut self, form: Form<Draft>) {
        self.text = form.into_inner().text;
    }

    #[handle_event]
    fn sent(&mut self, form: Form<Draft>) {
        let draft = form.into_inner();
        self.said.push(format!("{} by {}", draft.text, draft.via));
    }

    #[handle_event]
    fn count(&mut self) {
        self.clicks += 1;
        self.kept += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <p id="said">{self.said.join(", ")}</p>
            <div id="menu" phx-click-away="say" phx-value-what="away"><p id="in-menu">Menu</p></div>
            <div hidden><div id="hidden-menu" phx-click-away="say" phx-value-what="hidden"></div></div>
            <p id="elsewhere">Elsewhere</p>
            <button type="button" id="click" phx-click="say" phx-value-what="click">Click</button>
            <div phx-window-focus="say" phx-value-what="focus"></div>
            <div phx-window-blur="say" phx-value-what="blur"></div>
            <div phx-window-keyup="say" phx-value-what="key" phx-key="Enter"></div>
            <Inner id="inner"/>
            <p id="tab">Tab {&self.tab}</p>
            <.link id="one" patch={Self::path().with_query([("tab", "one")])}>One</.link>
            <.link id="two" patch={Self::path().with_query([("tab", "two")])} replace>Two</.link>
            <.link id="songs" navigate={LocalUrl::from_static("/songs")}>Songs</.link>
            <form id="draft" phx-change="typed" phx-submit="sent">
                <input name="text" aria-label="Text" value={&self.text}>
                <button type="submit" id="save" name="via" value="save">Save</button>
                <button type="submit" id="send" name="via" value="send">Send</button>
                <button type="submit" id="off" disabled>Off</button>
            </form>
            <form id="ignored" phx-change="sent" phx-auto-recover="ignore"><input name="text" aria-label="Text"></form>
            <button type="button" id="count" phx-click="count">{self.clicks} clicks, {self.kept} kept</button>
        }
    }
}

#[tokio::test]
async fn clicks_elsewhere() {
    let mut view = live(&app(), "/gestures").await;
    view.element("#elsewhere").click().await;
    assert_eq!(view.element("#said").text(), "away");
    view.element("#click").click().await;
    assert_eq!(view.element("#said").text(), "away, away, click");
    let text = failure(async { view.element("#in-menu").click().await.url().len() }).await;
    says(&text, &["clicking `<p id=\"in-menu\">` does nothing"]);
}

#[tokio::test]
async fn the_window() {
    let mut view = live(&app(), "/gestures").await;
    view.focus().await.blur().await.keyup("Enter").await;
    assert_eq!(view.element("#said").text(), "focus, blur, key");
    says(&failure(async { view.keyup("a").await.url().len() }).await, &["`phx-window-keyup` for the key `a`"]);
    let mut view = live(&app(), "/songs").await;
    says(&failure(async { view.focus().await.url().len() }).await, &["nothing in the page has `phx-window-focus`"]);
    says(&failure(async { view.blur().await.url().len() }).await, &["nothing in the page has `phx-window-blur`"]);
}

#[tokio::test]
async fn hooks_of_components() {
    let mut view = live(&app(), "/gestures").await;
    assert_eq!(view.element("#inner").hook_event("ask", &3).await, 300, "without a target it is the view's");
    assert_eq!(view.element("#inner").hook_event_to("#asked", "ask", &3).await, 3);
    assert_eq!(view.element("#asked").text(), "3");
    assert_eq!(view.element("#inner").hook_event_to("#said", "ask", &json!(2)).await, 200);
    let text = failure(async { view.element("#inner").hook_event_to("#askd", "ask", &3).await.is_null() }).await;
    says(&text, &["no element matches `#askd`", "did you mean `#asked`?"]);
}

#[tokio::test]
async fn back_and_forward() {
    let mut view = live(&app(), "/gestures").await;
    view.element("#one").click().await.element("#two").click().await.assert_text("Tab two");
    view.assert_patch("/gestures?tab=one").assert_patch("/gestures?tab=two");
    view.back().await.assert_patch("/gestures");
    assert_eq!(view.element("#tab").text(), "Tab");
    assert_eq!(view.url(), "/gestures");
    view.forward().await.assert_patch("/gestures?tab=two").assert_text("Tab two");
    view.element("#songs").click().await;
    assert_eq!(view.redirected_to(), Some("/songs"));
    view.follow_redirect().await.back().await.assert_text("Tab two").refute_patch();
    let text = failure(async { view.back().await.back().await.url().len() }).await;
    says(&text, &["there is no way back: the page was opened at `/gestures`"]);
    let mut view = live(&app(), "/gestures").await;
    let text = failure(async { view.forward().await.url().len() }).await;
    says(&text, &["there is no way forward from `/gestures`"]);
}

#[tokio::test]
async fn what_comes_back_with_a_connection() {
    let mut view = live(&app(), "/gestures").await;
    view.element("#count").click().await;
    view.form("#draft").fill(&[("text", "milk")]).change().await;
    view.form("#ignored").fill(&[("text", "no")]).change().await;
    view.assert_text("no by").refute_push_event("live:persist");
    view.reconnect().await.assert_text("0 clicks, 1 kept").refute_text("no by");
    assert_eq!(view.element("[name=text][value]").attribute("value").as_deref(), Some("milk"));
    assert!(view.is_connected());
}

#[tokio::test]
async fn the_button_that_submits() {
    let mut view = live(&app(), "/gestures").await;
    view.form("#draft").fill(&[("text", "a")]).submit().await.assert_text("a by save");
    view.form("#draft").fill(&[("text", "b")]).submitter("#send").submit().await.assert_text("b by send");
    for (button, message) in [
        ("#off", "`<button id=\"off\">` cannot be clicked: it is disabled"),
        ("#count", "is no button that submits `<form id=\"draft\">`"),
        ("#sent", "did you mean `#send`?"),
    ] {
        let text = failure(async { view.form("#draft").submitter(button).submit().await.url().len() }).await;
        says(&text, &[message]);
    }
}

#[tokio::test]
async fn a_page_to_look_at() {
    let mut view = live(&app(), "/gestures").await;
    let outline = view.outline();
    says(
        &outline,
        &["<div id=\"menu\" phx-click-away=\"say\" phx-value-what=\"away\">\n", "  <p id=\"in-menu\">Menu</p>"],
    );
    assert!(!outline.contains("data-phx-session"), "{outline}");
    let folder = std::env::temp_dir().join(format!("kit-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    view.save(folder.join("page.html"));
    let saved = std::fs::read_to_string(folder.join("page.html")).unwrap();
    says(&saved, &["<html", "Elsewhere"]);
    says(&failure(async { view.save(&folder).url().len() }).await, &["kit-"]);
    std::fs::remove_dir_all(folder).unwrap();
}
