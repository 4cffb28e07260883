//! Views and live components inside of a page.

use live_runtime::{
    components::live_render,
    prelude::*,
    test::{live, live_isolated},
};

use super::{failure, pages::app, says};

struct Set(u32);

#[live_view]
pub(crate) struct Clock {
    hours: u32,
}

#[live_view(nested)]
impl Clock {
    fn mount(hours: u32) -> Self {
        Self { hours }
    }

    #[handle_event]
    fn on(&mut self) {
        self.hours += 1;
    }

    #[handle_info]
    fn set(&mut self, Set(hours): Set) {
        self.hours = hours;
    }

    fn render(&self) -> impl Render {
        html! { <b>{self.hours}" o’clock"</b><button type="button" phx-click="on">On</button> }
    }
}

#[live_component]
#[derive(Default)]
struct Tally {
    count: u32,
}

#[live_component]
impl Tally {
    fn update(&mut self) {}

    #[handle_event]
    fn more(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! { <p class="tally"><button type="button" phx-click="more" phx-target={self}>{self.count}</button></p> }
    }
}

#[live_view]
pub(crate) struct Inside {
    has_clocks: bool,
}

#[live_view]
impl Inside {
    fn mount() -> Self {
        Self { has_clocks: true }
    }

    #[handle_event]
    fn stop(&mut self) {
        self.has_clocks = false;
    }

    fn render(&self) -> impl Render {
        html! {
            <div :if={self.has_clocks}>
                <.live_render id="here" view={Clock::child(12)}/>
                <.live_render id="there" view={Clock::child(21).sticky()}/>
                <Tally id="tally"/>
                <Tally id="other"/>
            </div>
            <button type="button" id="stop" phx-click="stop">Stop</button>
        }
    }
}

#[tokio::test]
async fn views_inside_of_others() {
    let mut view = live(&app(), "/inside").await;
    assert_eq!(view.live_children(), ["here", "there"]);
    view.child("#here").element("button").click().await;
    view.child("here").assert_text("13 o’clock").refute_text("21").assert_element("b").refute_element("p");
    assert_eq!(view.child("there").text(), "21 o’clockOn");
    view.child("there").send::<Clock>(Set(3)).await.assert_text("3 o’clock").assert_text("13 o’clock");
    view.child("here").address::<Clock>().send(Set(7)).unwrap();
    view.settle().await.assert_text("7 o’clock");
    view.element("#stop").click().await;
    assert!(view.live_children().is_empty());
}

#[tokio::test]
async fn components_with_events_of_their_own() {
    let mut view = live(&app(), "/inside").await;
    view.element(".tally:nth-of-type(2) button").click().await;
    assert_eq!(view.texts(".tally"), ["0", "1"]);
    view.element("#stop").click().await.refute_element(".tally");
}

#[tokio::test]
async fn what_is_not_inside() {
    let mut view = live(&app(), "/inside").await;
    says(&failure(async { view.child("her").text() }).await, &["no view `her` inside; it has [\"here\", \"there\"]"]);
    says(
        &failure(async { view.child("here").assert_text("21").text() }).await,
        &["`#here` does not show \"21\"", "12 o’clock"],
    );
    says(&failure(async { view.child("here").refute_text("12").text() }).await, &["`#here` shows \"12\""]);
    says(
        &failure(async { view.child("here").assert_element(".tally").text() }).await,
        &["no element matches `.tally`"],
    );
    says(&failure(async { view.child("here").refute_element("b").text() }).await, &["an element matches `b`: <b"]);
    let text = failure(async { view.child("here").element(".tally").click().await.url().len() }).await;
    says(&text, &["no element matches `.tally`"]);
    let text = failure(async { drop(view.child("here").address::<Inside>()) }).await;
    says(&text, &["no view of the type `Inside`"]);
}

#[tokio::test]
async fn a_view_alone() {
    let mut view = live_isolated::<Inside>().await;
    view.child("here").element("button").click().await.assert_text("13 o’clock");
}
