//! Commands of the client in attributes.

use live_runtime::{
    Params,
    js::{Dispatch, Hide, Navigation, OfTransition, Push, Show, Target},
    prelude::*,
};
use serde_json::{Value, json};

use crate::document::live;

const PATCHED: LocalUrl = LocalUrl::from_static("/js?x=1");
const COUNTER: LocalUrl = LocalUrl::from_static("/counter");

#[live_view]
pub(crate) struct JsLive {
    n: u32,
    last: String,
}

#[live_view]
impl JsLive {
    fn mount() -> Self {
        Self { n: 0, last: String::new() }
    }

    #[handle_event]
    fn ev(&mut self, params: Params) {
        self.n += 1;
        self.last = inspect(params.value());
    }

    fn render(&self, flash: &Flash) -> impl Render {
        let push = || Push::new(Self::EVENTS.ev());
        let js = Js::new;
        let push_value = js().push(push().value("a", &1).value("b", "x").loading("#box").page_loading());
        let show = js().show(Show::new("#box").transition(("t", "from", "to")).time(50).display("flex"));
        let hide = js().hide(Hide::new("#box").transition("fade").time(50).non_blocking());
        let add = js().add_class("red big", "#box").push(push().value("n", &self.n));
        let remove = js().remove_class("red", Target::Inner("b")).remove_class("red", "#box");
        let attr = js().set_attribute("aria-x", "true", "#box").toggle_attribute(
            "hidden",
            "hidden",
            Target::Closest("button"),
        );
        let toggle_attr = js().toggle_attribute("open", ("yes", "no"), "#box");
        let detail = json!({"k": [1, 2]});
        let dispatch = js().dispatch(Dispatch::new("my:ev").to("#box").detail(&detail).non_bubbling());
        let transition = js().transition(("a", "b", "c"), OfTransition::new("#box").time(10));
        let focus = js().focus_first("#box").focus("#push").push_focus(Target::This).pop_focus();
        live(
            flash,
            html! {
                <p id="n">{self.n} {&self.last}</p>
                <div id="box" class="box" data-n={self.n}>box</div>
                <button id="push" phx-click={js().push(push())}>push</button>
                <button id="push-value" phx-click={push_value} phx-value-c="3">push value</button>
                <button id="toggle" phx-click={js().toggle("#box")}>toggle</button>
                <button id="show" phx-click={show}>show</button>
                <button id="hide" phx-click={hide}>hide</button>
                <button id="add" phx-click={add}>add</button>
                <button id="remove" phx-click={remove}>remove</button>
                <button id="tcls" phx-click={js().toggle_class("on", "#box")}>tcls</button>
                <button id="attr" phx-click={attr}>attr</button>
                <button id="rattr" phx-click={js().remove_attribute("aria-x", "#box")}>rattr</button>
                <button id="tattr3" phx-click={toggle_attr}>tattr3</button>
                <button id="ign" phx-click={js().ignore_attributes(&["class", "data-*"], "#box")}>ign</button>
                <button id="dispatch" phx-click={dispatch}>dispatch</button>
                <button id="trans" phx-click={transition}>trans</button>
                <button id="focus" phx-click={focus}>focus</button>
                <button id="exec" phx-click={js().exec("data-cancel", "#x")}>exec</button>
                <button id="nav" phx-click={js().patch(&PATCHED)}>patch</button>
                <button id="navi" phx-click={js().navigate(Navigation::new(&COUNTER).replace())}>navigate</button>
                <button id="concat" phx-click={js().push(push()).concat(&js().hide("#x"))}>concat</button>
                <span id="x" data-cancel={js().push(push().value("exec", &true))}>x</span>
            },
        )
    }
}

/// A value as the reference shows it.
fn inspect(value: &Value) -> String {
    match value {
        Value::Null => "nil".to_owned(),
        Value::Array(values) => format!("[{}]", values.iter().map(inspect).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let shown: Vec<_> =
                members.iter().map(|(name, value)| format!("{} => {}", json!(name), inspect(value))).collect();
            format!("%{{{}}}", shown.join(", "))
        }
        other => other.to_string(),
    }
}
