//! Every command as the reference encodes it, and texts that would end an attribute or a string.

use serde_json::{Value, json};

use super::{Dispatch, Hide, Js, Navigation, OfClasses, OfTransition, Push, Show, Target, Toggle};
use crate::{
    Event, LocalUrl, html,
    render::{Prints, to_html},
};

#[track_caller]
fn same(js: &Js, expected: &Value) {
    let found: Value = serde_json::from_str(&js.to_string()).unwrap();
    assert_eq!(found, *expected);
    assert_eq!(serde_json::to_value(js).unwrap(), *expected);
}

fn ev() -> Event {
    Event::new("ev")
}

#[test]
fn push() {
    same(&Js::new().push(ev()), &json!([["push", {"event": "ev"}]]));
    let push = Push::new(ev()).value("a", &1).value("b", "x").loading("#box").page_loading();
    let expected = json!({"value": {"b": "x", "a": 1}, "loading": "#box", "event": "ev", "page_loading": true});
    same(&Js::new().push(push), &json!([["push", expected]]));
    same(&Js::new().push(Push::new(ev()).target("#other")), &json!([["push", {"event": "ev", "target": "#other"}]]));
    let event = ev().value("id", &7).value("none", &None::<u8>).value("text", "a & <b>");
    same(&Js::from(&event), &json!([["push", {"event": "ev", "value": {"id": "7", "text": "a & <b>"}}]]));
    same(
        &Js::from(event).hide("#x"),
        &json!([
            ["push", {"event": "ev", "value": {"id": "7", "text": "a & <b>"}}], ["hide", {"to": "#x"}]
        ]),
    );
}

#[test]
fn show_hide_and_toggle() {
    same(&Js::new().toggle("#box"), &json!([["toggle", {"to": "#box"}]]));
    same(&Js::new().toggle(Target::This), &json!([["toggle", {}]]));
    let toggle = Toggle::new("#box").display("flex").transition_in(("a", "b c", "d")).transition_out("fade").time(10);
    let expected = json!({
        "display": "flex", "time": 10, "to": "#box", "ins": [["a"], ["b", "c"], ["d"]], "outs": [["fade"], [], []]
    });
    same(&Js::new().toggle(toggle), &json!([["toggle", expected]]));
    let show = Show::new("#box").transition(("t", "from", "to")).time(50).display("flex");
    let expected = json!({"display": "flex", "time": 50, "to": "#box", "transition": [["t"], ["from"], ["to"]]});
    same(&Js::new().show(show), &json!([["show", expected]]));
    let hide = Hide::new("#box").transition("fade").time(50).non_blocking();
    let expected = json!({"time": 50, "to": "#box", "transition": [["fade"], [], []], "blocking": false});
    same(&Js::new().hide(hide), &json!([["hide", expected]]));
}

#[test]
fn classes() {
    let push = Push::new(ev()).value("n", &0);
    same(
        &Js::new().add_class("red  big", "#box").push(push),
        &json!([
            ["add_class", {"names": ["red", "big"], "to": "#box"}], ["push", {"value": {"n": 0}, "event": "ev"}]
        ]),
    );
    same(
        &Js::new().remove_class("red", Target::Inner("b")).remove_class("red", "#box"),
        &json!([
            ["remove_class", {"names": ["red"], "to": {"inner": "b"}}], ["remove_class", {"names": ["red"], "to": "#box"}]
        ]),
    );
    same(
        &Js::new().toggle_class("on", OfClasses::new("#box").transition("fade").time(9)),
        &json!([
            ["toggle_class", {"names": ["on"], "to": "#box", "transition": [["fade"], [], []], "time": 9}]
        ]),
    );
}

#[test]
fn transition() {
    same(
        &Js::new().transition(("a", "b", "c"), OfTransition::new("#box").time(10)),
        &json!([
            ["transition", {"time": 10, "to": "#box", "transition": [["a"], ["b"], ["c"]]}]
        ]),
    );
    same(&Js::new().transition("shake", Target::This), &json!([["transition", {"transition": [["shake"], [], []]}]]));
}

#[test]
fn attributes() {
    same(
        &Js::new().set_attribute("aria-x", "true", "#box").toggle_attribute(
            "hidden",
            "hidden",
            Target::Closest("button"),
        ),
        &json!([
            ["set_attr", {"to": "#box", "attr": ["aria-x", "true"]}],
            ["toggle_attr", {"to": {"closest": "button"}, "attr": ["hidden", "hidden"]}],
        ]),
    );
    same(&Js::new().remove_attribute("aria-x", "#box"), &json!([["remove_attr", {"to": "#box", "attr": "aria-x"}]]));
    same(
        &Js::new().toggle_attribute("open", ("yes", "no"), "#box"),
        &json!([
            ["toggle_attr", {"to": "#box", "attr": ["open", "yes", "no"]}]
        ]),
    );
    same(
        &Js::new().ignore_attributes(&["class", "data-*"], "#box"),
        &json!([
            ["ignore_attrs", {"to": "#box", "attrs": ["class", "data-*"]}]
        ]),
    );
}

#[test]
fn dispatch() {
    let dispatch = Dispatch::new("my:ev").to("#box").detail(&json!({"k": [1, 2]})).non_bubbling();
    let expected = json!({"to": "#box", "event": "my:ev", "detail": {"k": [1, 2]}, "bubbles": false});
    same(&Js::new().dispatch(dispatch), &json!([["dispatch", expected]]));
    same(
        &Js::new().dispatch("click").dispatch(Dispatch::new("x").blocking()),
        &json!([
            ["dispatch", {"event": "click"}], ["dispatch", {"event": "x", "blocking": true}]
        ]),
    );
}

#[test]
fn focus() {
    same(
        &Js::new().focus_first("#box").focus("#push").push_focus(Target::This).pop_focus(),
        &json!([
            ["focus_first", {"to": "#box"}], ["focus", {"to": "#push"}], ["push_focus", {}], ["pop_focus", {}]
        ]),
    );
}

#[test]
fn navigation() {
    let (here, there) = (LocalUrl::new("/js?x=1").unwrap(), LocalUrl::new("/counter").unwrap());
    same(&Js::new().patch(&here), &json!([["patch", {"replace": false, "href": "/js?x=1"}]]));
    same(
        &Js::new().navigate(Navigation::new(&there).replace()),
        &json!([
            ["navigate", {"replace": true, "href": "/counter"}]
        ]),
    );
}

#[test]
fn exec_and_concat() {
    same(&Js::new().exec("data-cancel", "#x"), &json!([["exec", {"to": "#x", "attr": "data-cancel"}]]));
    let both = Js::new().push(ev()).concat(&Js::new().hide("#x")).concat(&Js::new());
    same(&both, &json!([["push", {"event": "ev"}], ["hide", {"to": "#x"}]]));
    same(&Js::new().concat(&both), &serde_json::to_value(&both).unwrap());
}

#[test]
fn no_commands_are_no_attribute() {
    same(&Js::new(), &json!([]));
    assert_eq!(to_html(&html! { <button phx-click={Js::new()} data-x={&Js::new()}>x</button> }), "<button>x</button>");
}

#[test]
fn what_would_end_an_attribute_or_a_string_does_not() {
    let selector = r#"[title='a"b\c&<i>']"#;
    let js = &Js::new().push(Push::new(ev()).value("k'\"", "v'&\"<")).hide(selector);
    same(js, &json!([["push", {"value": {"k'\"": "v'&\"<"}, "event": "ev"}], ["hide", {"to": selector}]]));
    let html = to_html(&html! { <button phx-click={js}>x</button> });
    let value = html.strip_prefix("<button phx-click='").and_then(|html| html.strip_suffix("'>x</button>")).unwrap();
    assert!(!value.contains(['\'', '&', '<']), "{value}");
    assert_eq!(serde_json::from_str::<Value>(value).unwrap(), serde_json::to_value(js).unwrap());

    let mut frame = String::new();
    assert!(Prints::default().diff(&html! { <button phx-click={js}>x</button> }, &mut frame).finish());
    let diff: Value = serde_json::from_str(&frame).unwrap();
    assert_eq!(diff["0"], format!(" phx-click='{value}'"));
}

#[test]
fn a_value_without_json_is_null() {
    let odd = std::collections::BTreeMap::from([((1, 2), 3)]);
    same(
        &Js::new().push(Push::new(ev()).value("odd", &odd)),
        &json!([["push", {"event": "ev", "value": {"odd": null}}]]),
    );
}
