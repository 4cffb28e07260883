//! What commands do to the page: it stays through diffs.

use live_runtime::{js::Target, prelude::*, test::live};

use super::{failure, pages::app, says};

#[live_view]
pub(crate) struct Looks {
    count: u32,
}

#[live_view]
impl Looks {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_event]
    fn more(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        let more = || Js::new().push(Self::EVENTS.more());
        html! {
            <p id="box" class="a b" title={self.count}>{self.count}</p>
            <button type="button" id="add" phx-click={more().add_class("c", "#box").remove_class("a", "#box")}>Add</button>
            <button type="button" id="class" phx-click={Js::new().toggle_class("a d", "#box")}>Class</button>
            <button type="button" id="set" phx-click={more().set_attribute("aria-busy", "true", "#box").remove_attribute("title", "#box")}>Set</button>
            <button type="button" id="attr" phx-click={more().toggle_attribute("open", ("yes", "no"), "#box")}>Attribute</button>
            <button type="button" id="ignore" phx-click={Js::new().ignore_attributes(&["title"], "#box")}>Ignore</button>
            <button type="button" id="toggle" phx-click={Js::new().toggle("#box")}>Toggle</button>
            <button type="button" id="more" phx-click="more">More</button>
            <ul><li>one</li><li><button type="button" class="self" phx-click={Js::new().hide(Target::Closest("li"))}>Hide</button></li></ul>
            <p id="mounted" phx-mounted={Js::new().add_class("seen", Target::This)}>Mounted</p>
            <p id="offline" hidden phx-connected={Js::new().set_attribute("data-at", "connected", Target::This)}>Offline</p>
        }
    }
}

#[tokio::test]
async fn classes() {
    let mut view = live(&app(), "/looks").await;
    view.element("#add").click().await;
    view.assert_element("#box.b.c:not(.a)[title='1']");
    view.element("#class").click().await.assert_element("#box.a.b.c.d");
    view.element("#more").click().await.assert_element("#box.a.b.c.d[title='2']");
    view.element("#class").click().await.assert_element("#box.b.c:not(.a):not(.d)");
    view.assert_element("#mounted.seen");
}

#[tokio::test]
async fn attributes() {
    let mut view = live(&app(), "/looks").await;
    view.element("#set").click().await.assert_element("#box[aria-busy=true]:not([title])");
    view.element("#more").click().await.assert_element("#box[aria-busy=true]:not([title])");
    view.element("#attr").click().await.assert_element("#box[open=yes]");
    view.element("#attr").click().await.assert_element("#box[open=no]");
    view.assert_element("#offline[data-at=connected]");
}

#[tokio::test]
async fn attributes_that_diffs_leave_alone() {
    let mut view = live(&app(), "/looks").await;
    view.element("#ignore").click().await;
    view.element("#more").click().await.assert_element("#box[title='0']");
    assert_eq!(view.element("#box").text(), "1");
}

#[tokio::test]
async fn what_is_hidden_stays_hidden() {
    let mut view = live(&app(), "/looks").await;
    view.element("#toggle").click().await.element("#more").click().await;
    view.assert_element("#box[style='display: none;']");
    view.element("#toggle").click().await.assert_element("#box[style='display: block;']");
    // It has no id.
    view.element(".self").click().await.element("#more").click().await;
    let text = failure(async { view.element(".self").click().await.url().len() }).await;
    says(&text, &["`<button>` cannot be clicked: a command has hidden `<li>`"]);
}
