use super::{B, BARE, FIXED, P, around, diff};
use crate::render::{Prints, Render, Rendered, Writer, raw};

#[test]
fn only_what_differs_is_sent() {
    let page = |one: u32, other: &'static str| {
        Rendered::new(&BARE, move |w: &mut Writer<'_, '_>| {
            w.value(&one);
            w.value(other);
        })
    };
    let mut prints = Prints::default();
    assert_eq!(diff(&mut prints, &page(1, "a")), r#"{"s":["","-",""],"0":"1","1":"a"}"#);
    assert_eq!(diff(&mut prints, &page(1, "a")), "");
    assert_eq!(diff(&mut prints, &page(1, "b")), r#"{"1":"b"}"#);
    assert_eq!(diff(&mut prints, &page(2, "c")), r#"{"0":"2","1":"c"}"#);
    assert_eq!(diff(&mut prints, &page(3, "c")), r#"{"0":"3"}"#);
}

#[test]
fn a_nested_template_is_sent_once_and_then_its_changes() {
    let mut prints = Prints::default();
    assert_eq!(
        diff(&mut prints, &around(&P, &around(&B, "x"))),
        r#"{"s":["<p>","</p>"],"0":{"s":["<b>","</b>"],"r":1,"0":"x"}}"#
    );
    assert_eq!(diff(&mut prints, &around(&P, &around(&B, "x"))), "");
    assert_eq!(diff(&mut prints, &around(&P, &around(&B, "y"))), r#"{"0":{"0":"y"}}"#);
}

#[test]
fn a_branch_that_switches_is_sent_whole() {
    let mut prints = Prints::default();
    let mut switch = |branch: &dyn Render| diff(&mut prints, &around(&P, branch));
    assert_eq!(switch(&"text"), r#"{"s":["<p>","</p>"],"0":"text"}"#);
    assert_eq!(switch(&around(&B, "x")), r#"{"0":{"s":["<b>","</b>"],"r":1,"0":"x"}}"#);
    assert_eq!(switch(&around(&P, "x")), r#"{"0":{"s":["<p>","</p>"],"r":1,"0":"x"}}"#);
    assert_eq!(switch(&"text"), r#"{"0":"text"}"#);
    assert_eq!(switch(&"text"), "");
    assert_eq!(switch(&around(&P, "x")), r#"{"0":{"s":["<p>","</p>"],"r":1,"0":"x"}}"#);
    assert_eq!(switch(&Rendered::new(&FIXED, |_: &mut Writer<'_, '_>| {})), r#"{"0":{"s":["<hr>"],"r":1}}"#);
    assert_eq!(switch(&Rendered::new(&FIXED, |_: &mut Writer<'_, '_>| {})), "");
    assert_eq!(switch(&None::<&str>), r#"{"0":""}"#);
    assert_eq!(switch(&""), "");
}

#[test]
fn an_option_is_there_or_empty() {
    let mut prints = Prints::default();
    let mut show = |option: Option<&'static str>| diff(&mut prints, &around(&P, &option.map(|text| around(&B, text))));
    assert_eq!(show(None), r#"{"s":["<p>","</p>"],"0":""}"#);
    assert_eq!(show(None), "");
    assert_eq!(show(Some("x")), r#"{"0":{"s":["<b>","</b>"],"r":1,"0":"x"}}"#);
    assert_eq!(show(Some("")), r#"{"0":{"0":""}}"#);
    assert_eq!(show(None), r#"{"0":""}"#);
}

#[test]
fn another_root_replaces_the_page() {
    let mut prints = Prints::default();
    diff(&mut prints, &around(&P, "x"));
    // No `r` at the top, where it would be a reply.
    assert_eq!(diff(&mut prints, &around(&B, "x")), r#"{"s":["<b>","</b>"],"0":"x"}"#);
    assert_eq!(diff(&mut prints, "only text"), r#"{"s":["",""],"0":"only text"}"#);
    assert_eq!(diff(&mut prints, "only text"), "");
    assert_eq!(diff(&mut prints, &Rendered::new(&FIXED, |_: &mut Writer<'_, '_>| {})), r#"{"s":["<hr>"]}"#);
    assert_eq!(diff(&mut prints, &Rendered::new(&FIXED, |_: &mut Writer<'_, '_>| {})), "");
}

#[test]
fn values_are_json_strings_of_html() {
    let mut prints = Prints::default();
    let mut show = |value: &dyn Render| diff(&mut prints, &around(&P, value));
    show(&"");
    assert_eq!(show(&5), r#"{"0":"5"}"#, "a bare number would be a component");
    assert_eq!(show(&"<\"\\\n\u{1}'é\u{2028}"), "{\"0\":\"&lt;&quot;\\\\\\n\\u0001&#39;é\u{2028}\"}");
    assert_eq!(show(&raw("<i title=\"\\\">\t\u{7f}")), "{\"0\":\"<i title=\\\"\\\\\\\">\\t\u{7f}\"}");
}

#[test]
fn the_caller_may_add_members() {
    let mut prints = Prints::default();
    let mut out = String::from("[1,");
    let mut object = prints.diff(&around(&P, "x"), &mut out);
    object.member("t").push_str("\"Title\"");
    assert!(object.finish());
    let mut object = prints.diff(&around(&P, "x"), &mut out);
    object.member("t").push_str("\"Other\"");
    assert!(object.finish());
    assert!(!prints.diff(&around(&P, "x"), &mut out).finish());
    assert_eq!(out, r#"[1,{"s":["<p>","</p>"],"0":"x","t":"Title"}{"t":"Other"}"#);
}
