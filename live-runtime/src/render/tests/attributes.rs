use super::{diff, two_statics};
use crate::render::{Attribute, Class, Parts, Prints, Rendered, Url, Writer, to_html};

static TAG: Parts = (401, 1, r#"["<i",">"]"#, false);
static CLASS: Parts = (402, 1, r#"["<i class=\"","\">"]"#, false);

/// The tag as HTML, which has to be what the browser makes of the diff.
fn tag(template: &'static Parts, write: impl Fn(&mut Writer<'_, '_>)) -> String {
    let [before, after] = two_statics(template);
    let page = Rendered::new(template, |w: &mut Writer<'_, '_>| {
        w.text(before);
        write(w);
        w.text(after);
    });
    let message: serde_json::Value =
        serde_json::from_str(&diff(&mut Prints::default(), &page)).expect("a diff is JSON");
    let html = to_html(&page);
    assert_eq!(html, format!("{before}{}{after}", message["0"].as_str().expect("text")));
    html
}

fn attribute(value: &impl Attribute) -> String {
    tag(&TAG, |w| w.attribute("title", value))
}

fn class(value: &impl Class) -> String {
    tag(&CLASS, |w| w.class(value))
}

#[test]
fn values_are_present_absent_or_bare() {
    assert_eq!(attribute(&"x"), r#"<i title="x">"#);
    assert_eq!(attribute(&""), r#"<i title="">"#);
    assert_eq!(attribute(&7), r#"<i title="7">"#);
    assert_eq!(attribute(&true), "<i title>");
    assert_eq!(attribute(&false), "<i>");
    assert_eq!(attribute(&None::<&str>), "<i>");
    assert_eq!(attribute(&Some(String::from("x"))), r#"<i title="x">"#);
    assert_eq!(attribute(&Some(false)), "<i>");
    assert_eq!(tag(&TAG, |w| w.boolean("hidden", true)), "<i hidden>");
    assert_eq!(tag(&TAG, |w| w.boolean("hidden", false)), "<i>");
}

#[test]
fn truth_values_can_be_spelt() {
    assert_eq!(tag(&TAG, |w| w.enumerated("aria-busy", &true)), r#"<i aria-busy="true">"#);
    assert_eq!(tag(&TAG, |w| w.enumerated("aria-busy", &false)), r#"<i aria-busy="false">"#);
    assert_eq!(tag(&TAG, |w| w.enumerated("translate", &false)), r#"<i translate="no">"#);
    assert_eq!(tag(&TAG, |w| w.enumerated("autocorrect", &Some(true))), r#"<i autocorrect="on">"#);
    assert_eq!(tag(&TAG, |w| w.enumerated("aria-current", &Some("page"))), r#"<i aria-current="page">"#);
    assert_eq!(tag(&TAG, |w| w.enumerated("aria-busy", &None::<bool>)), "<i>");
}

#[test]
fn nothing_ends_a_value_early() {
    assert_eq!(attribute(&"\"'><&"), r#"<i title="&quot;&#39;&gt;&lt;&amp;">"#);
    assert_eq!(attribute(&"\\\n\t\u{0}\u{1f}é"), "<i title=\"\\\n\t\u{0}\u{1f}é\">");
    assert_eq!(tag(&CLASS, |w| w.attribute_value("\">\\")), r#"<i class="&quot;&gt;\">"#);
    assert_eq!(class(&["\"", "\\"]), r#"<i class="&quot; \">"#);
}

#[test]
fn classes_are_joined_and_empty_ones_left_out() {
    assert_eq!(class(&"a b"), r#"<i class="a b">"#);
    assert_eq!(class(&["a", "", "b"]), r#"<i class="a b">"#);
    assert_eq!(class(&["", "a", ""]), r#"<i class="a">"#);
    assert_eq!(class(&("a", Some("b"), None::<&str>, vec![String::from("c")])), r#"<i class="a b c">"#);
    assert_eq!(class(&[None::<&str>, None]), r#"<i class="">"#);
    assert_eq!(class(&[["a", "b"], ["c", ""]]), r#"<i class="a b c">"#);
}

#[test]
fn urls_are_checked_and_escaped() {
    let url = Url::new("/a?b=1&c=\"2\"").expect("relative");
    assert_eq!(tag(&TAG, |w| w.url("href", &url)), r#"<i href="/a?b=1&amp;c=&quot;2&quot;">"#);
    assert_eq!(tag(&TAG, |w| w.url("href", &Some(&url))), r#"<i href="/a?b=1&amp;c=&quot;2&quot;">"#);
    assert_eq!(tag(&TAG, |w| w.url("href", &None::<Url>)), "<i>");
}

#[test]
fn attributes_are_spread() {
    assert_eq!(tag(&TAG, |w| w.spread(&[("a", "1"), ("b", "<")])), r#"<i a="1" b="&lt;">"#);
    assert_eq!(tag(&TAG, |w| w.spread(&vec![("a", Some(1)), ("b", None)])), r#"<i a="1">"#);
    assert_eq!(tag(&TAG, |w| w.spread(&[("a", true), ("b", false)])), "<i a>");
    assert_eq!(tag(&TAG, |w| w.spread(&[("", ""); 0])), "<i>");
}

#[test]
fn an_attribute_that_disappears_is_sent_as_nothing() {
    let page =
        |value: Option<&'static str>| Rendered::new(&TAG, move |w: &mut Writer<'_, '_>| w.attribute("title", &value));
    let mut prints = Prints::default();
    assert_eq!(diff(&mut prints, &page(Some("a\"b"))), r#"{"s":["<i",">"],"0":" title=\"a&quot;b\""}"#);
    assert_eq!(diff(&mut prints, &page(None)), r#"{"0":""}"#);
    assert_eq!(diff(&mut prints, &page(None)), "");
    assert_eq!(diff(&mut prints, &page(Some("c"))), r#"{"0":" title=\"c\""}"#);
}
