//! Warnings.

use std::str::FromStr;

use proc_macro2::TokenStream;

use crate::{Severity, Source, check, check::accessibility::LINTS, parse};

fn warned(text: &str) -> Vec<(&'static str, String)> {
    let parsed = parse(TokenStream::from_str(text).unwrap(), &Source::new(text, 1, 0));
    assert!(parsed.diagnostics.is_empty(), "{text}: {:?}", parsed.diagnostics);
    let found = check(&parsed.template, None).into_iter().filter(|found| found.severity == Severity::Warning);
    found.map(|found| (found.name.unwrap(), found.to_string())).collect()
}

/// Each with the name of the warning and its text.
fn warns(cases: &[(&str, &str, &str)]) {
    for (text, name, expected) in cases {
        assert_eq!(warned(text), [(*name, (*expected).to_owned())], "{text}");
        assert!(LINTS.iter().any(|(lint, _)| lint == name), "{name}");
    }
}

/// Each with the name of the warning.
fn named(name: &str, cases: &[&str]) {
    for text in cases {
        let names: Vec<&str> = warned(text).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, [name], "{text}");
    }
}

fn silent(cases: &[&str]) {
    for text in cases {
        assert_eq!(warned(text), [], "{text}");
    }
}

#[test]
fn lints_are_in_order() {
    assert!(LINTS.is_sorted());
    assert!(LINTS.iter().all(|(name, _)| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')));
}

#[test]
fn images() {
    warns(&[
        (
            "<img src=\"/a\">",
            "missing_alt",
            "`<img>` without `alt`\nhelp: write `alt=\"…\"` with what the image says, `alt=\"\"` where it says nothing",
        ),
        (
            "<input type=\"image\" src=\"/a\">",
            "missing_alt",
            "`<input>` without `alt`\nhelp: write `alt=\"…\"` with what a click on it does",
        ),
    ]);
    named("missing_alt", &["<area href=\"/\">", "<a href=\"/\"><img></a>"]);
    silent(&[
        "<img alt=\"\"><img alt><img alt={a}><img {..a}><img aria-hidden=\"true\"><img role=\"presentation\">",
        "<img atl=\"a\">",
        "<area>",
        "<svg><image/></svg>",
        "<my-img/>",
    ]);
}

#[test]
fn pages_and_frames() {
    warns(&[
        (
            "<html/>",
            "missing_lang",
            "`<html>` without `lang`\nhelp: write `lang=\"en\"`, or the language that the page is in",
        ),
        (
            "<iframe src=\"/\"/>",
            "missing_title",
            "`<iframe>` without `title`\nhelp: write `title=\"…\"` with what the frame contains",
        ),
        (
            "<meta name=\"viewport\" content=\"width=device-width, user-scalable=no\">",
            "zoom_disabled",
            "`user-scalable=no` keeps people from magnifying the page\nhelp: remove it",
        ),
    ]);
    named("zoom_disabled", &["<meta name=\"viewport\" content=\"maximum-scale=1.0\">"]);
    silent(&[
        "<html lang={a}/>",
        "<iframe title=\"a\"/><iframe hidden/><iframe aria-label=\"a\"/>",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, maximum-scale=5\">",
    ]);
}

#[test]
fn empty_elements() {
    warns(&[
        ("<h2></h2>", "empty_heading", "`<h2>` is a heading without text\nhelp: write its text, or remove it"),
        (
            "<a href=\"/\"><i class=\"icon\"></i></a>",
            "empty_link",
            "`<a>` is a link without text\nhelp: write its text, or `aria-label=\"…\"`",
        ),
        (
            "<button><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg></button>",
            "empty_button",
            "`<button>` is a button without text\nhelp: write its text, or `aria-label=\"…\"`",
        ),
    ]);
    named("empty_link", &["<a href={a}><img alt=\"\"></a>"]);
    named("empty_heading", &["<h1> <span aria-hidden=\"true\">a</span> </h1>"]);
    silent(&[
        "<h1>{a}</h1><h1><.a/></h1><h1>\"a\"</h1><h1>{if a { \"b\" }}</h1><h1 phx-hook=\"A\" id=\"a\"></h1>",
        "<a id=\"top\"></a><a href=\"/\" aria-label=\"a\"></a><a href=\"/\"><img alt=\"a\"></a><a href=\"/\"><img alt={a}></a>",
        "<button><svg><title>a</title></svg></button><button {..a}/><button title=\"a\"/><button><my-icon/></button>",
        "<button x-text=\"a\"/><button hidden/><button><svg><use href=\"#a\"/></svg></button>",
        "<select aria-label=\"a\"><button><selectedcontent/></button></select>",
    ]);
}

#[test]
fn dialogs() {
    warns(&[(
        "<dialog>a</dialog>",
        "unnamed_dialog",
        "`<dialog>` is a dialog without a name\nhelp: write `aria-labelledby=\"…\"` with the id of its heading, or `aria-label=\"…\"`",
    )]);
    named("unnamed_dialog", &["<div role=\"alertdialog\"/>"]);
    silent(&["<dialog aria-labelledby=\"a\"/><dialog {..a}/><div role=\"dialog\" aria-label={a}/>"]);
}

#[test]
fn controls() {
    warns(&[
        (
            "<form><input id=\"a\" placeholder=\"b\"></form>",
            "control_without_label",
            "`<input>` has no label\nhelp: write `<label for=\"a\">…</label>`, or `aria-label=\"…\"`\nnote: a `placeholder` is gone when something is typed",
        ),
        (
            "<div><select name=\"a\"/></div>",
            "control_without_label",
            "`<select>` has no label\nhelp: write `<label>…</label>` around it, or `aria-label=\"…\"`",
        ),
    ]);
    named(
        "control_without_label",
        &["<p><span><textarea/></span></p>", "<form><label for=\"b\">c</label><input id=\"a\"></form>"],
    );
    silent(&[
        "<input>",
        "<input id=\"a\">",
        "<span><input></span>",
        "<form><label>a <input></label></form>",
        "<form><label for=\"a\">a</label><input id=\"a\"></form>",
        "<form><label for={a}>a</label><input id={a}><input id=\"b\"></form>",
        "<form><.label for=\"a\"/><input id=\"a\"></form>",
        "<form>{label(\"a\", \"A\")}<input id=\"a\"></form>",
        "<form><.field><input></.field></form>",
        "<form><input type=\"hidden\"><input type=\"submit\"><input type={a}><input {..a}></form>",
        "<form><input aria-label=\"a\"><select title=\"a\"/><textarea aria-labelledby=\"a\"/></form>",
        "<form><my-field><input></my-field></form>",
        "<div>{if a { <label for=\"a\">a</label> }}</div><div><input id=\"a\"></div>",
    ]);
}

#[test]
fn labels() {
    warns(&[(
        "<label>a</label>",
        "label_without_control",
        "`<label>` labels nothing\nhelp: write `for=\"…\"` with the id of a control, or the control inside the label",
    )]);
    named("label_without_control", &["<label>a <input type=\"hidden\"></label>"]);
    silent(&[
        "<label for=\"a\">a</label><label>a <input></label><label>{a}</label><label><.a/></label><label {..a}>a</label>",
        "<label><span><select/></span></label><label><my-input/></label><label>a {if b { <input> }}</label>",
    ]);
}

#[test]
fn buttons() {
    warns(&[
        (
            "<form><p><button>a</button></p></form>",
            "button_without_type",
            "`<button>` in a `<form>` without `type`\nhelp: write `type=\"submit\"` or `type=\"button\"`\nnote: without it a click submits the form",
        ),
        (
            "<form><button phx-click={a}>a</button></form>",
            "button_without_type",
            "`<button>` in a `<form>` without `type`\nhelp: write `type=\"button\"`\nnote: a click on it submits the form",
        ),
    ]);
    silent(&[
        "<button>a</button>",
        "<form><button type=\"submit\">a</button><button {..a}>a</button><button popovertarget=\"a\">a</button></form>",
        "<form><.a><button>a</button></.a></form>",
        "<form><select aria-label=\"a\"><button><selectedcontent/></button></select></form>",
    ]);
}

#[test]
fn keyboard() {
    warns(&[
        (
            "<div phx-click={a}>b</div>",
            "click_on_noninteractive",
            "`phx-click` on `<div>`, which the keyboard does not reach\nhelp: write a `<button type=\"button\">`, or add `role=\"button\" tabindex=\"0\" phx-keydown={…}`",
        ),
        (
            "<a phx-click={a}>b</a>",
            "link_without_href",
            "`<a>` is used as a button: its `href` leads nowhere\nhelp: write `<button type=\"button\" phx-click=…>`",
        ),
        (
            "<p tabindex=\"1\"/>",
            "positive_tabindex",
            "`tabindex=\"1\"` comes before everything else on the page\nhelp: write `tabindex=\"0\"`, and put the elements into the order that is meant",
        ),
        (
            "<button aria-hidden=\"true\">a</button>",
            "hidden_but_focusable",
            "`aria-hidden` on `<button>`, which the keyboard reaches\nhelp: remove it, or add `tabindex=\"-1\"`",
        ),
    ]);
    named("link_without_href", &["<a href=\"#\" phx-click={a}>b</a>"]);
    named("click_on_noninteractive", &["<li phx-click={a}>{b}</li>", "<td phx-click={a}><b>c</b></td>"]);
    named(
        "hidden_but_focusable",
        &["<div tabindex=\"0\" aria-hidden=\"true\"/>", "<a href=\"/\" aria-hidden=\"true\">a</a>"],
    );
    silent(&[
        "<button phx-click={a}>b</button><a href=\"/\" phx-click={a}>b</a><a href={c} phx-click={a}>b</a>",
        "<div phx-click={a} role=\"button\" tabindex=\"0\"/><div phx-click={a} phx-window-keydown={b}/><div phx-click={a} {..b}/>",
        "<div phx-click={a} aria-hidden=\"true\"/><my-thing phx-click={a}/><label for=\"x\" phx-click={a}>b</label>",
        "<li phx-click={a}><a href=\"/\">b</a></li><li phx-click={a}><.link/></li><button><span phx-click={a}>b</span></button>",
        "<svg><path phx-click={a}/></svg><summary phx-click={a}>b</summary><div phx-click-away={a}/>",
        "<a phx-click={a} role=\"button\">b</a><p tabindex=\"0\"/><p tabindex={1}/>",
        "<input aria-hidden=\"true\" tabindex=\"-1\"><button aria-hidden=\"true\" disabled>a</button><a aria-hidden=\"true\">a</a>",
    ]);
}

#[test]
fn roles() {
    warns(&[
        (
            "<button role=\"button\">a</button>",
            "redundant_role",
            "`<button>` has the role `button` anyway\nhelp: remove `role=\"button\"`",
        ),
        (
            "<div role=\"checkbox\" tabindex=\"0\">a</div>",
            "role_without_state",
            "role `checkbox` without `aria-checked`\nhelp: add `aria-checked={…}`",
        ),
        (
            "<button role=\"tab\" aria-pressed=\"true\">a</button>",
            "unsupported_aria",
            "role `tab` has no `aria-pressed`\nhelp: remove it, or write a role that has it: button",
        ),
        (
            "<div aria-label=\"a\"/>",
            "label_on_generic",
            "`aria-label` on `<div>`, which has no role\nhelp: add `role=\"…\"`, `group` perhaps, or write the text into the page",
        ),
    ]);
    named("redundant_role", &["<a href=\"/\" role=\"link\">a</a>", "<nav role=\"navigation\"/>"]);
    silent(&[
        "<ul role=\"list\"><li role=\"listitem\"/></ul><table role=\"table\"/><a role=\"link\">a</a><img alt=\"a\" role=\"img\">",
        "<input role=\"switch\" type=\"checkbox\"><div role=\"switch\" aria-checked={a}/><div role=\"slider\" {..a}/>",
        "<button role=\"tab\" aria-selected=\"true\" aria-controls=\"a\">a</button><div role={a} aria-pressed=\"true\"/>",
        "<div role=\"group\" aria-label=\"a\"/><div {..a} aria-label=\"a\"/><section aria-label=\"a\"/><div popover aria-label=\"a\"/>",
        "<p role=\"buton\" aria-pressed=\"true\"/>",
    ]);
}
