//! Values of attributes.

use super::{right, wrong};

#[test]
fn words() {
    wrong(&[
        (
            "<button type=\"buton\">a</button>",
            "`buton` is no value of `type` on `<button>`\nhelp: did you mean `button`?",
        ),
        (
            "<button type=\"x\">a</button>",
            "`x` is no value of `type` on `<button>`\nhelp: write `submit`, `reset` or `button`",
        ),
        ("<input type=\"emial\">", "`emial` is no value of `type` on `<input>`\nhelp: did you mean `email`?"),
        ("<form method=\"put\"/>", "`put` is no value of `method` on `<form>`\nhelp: write `get`, `post` or `dialog`"),
        ("<a target=\"_blnak\"/>", "`_blnak` is no value of `target` on `<a>`\nhelp: did you mean `_blank`?"),
        ("<img alt=\"\" loading=\"laxy\">", "`laxy` is no value of `loading` on `<img>`\nhelp: did you mean `lazy`?"),
        (
            "<p popover=\"yes\"/>",
            "`yes` is no value of `popover` on `<p>`\nhelp: write `auto`, `manual` or `hint`, or `popover` alone",
        ),
        ("<ol type=\"b\"/>", "`b` is no value of `type` on `<ol>`\nhelp: write `1`, `a`, `A`, `i` or `I`"),
        (
            "<input autocomplete=\"new-pasword\">",
            "`new-pasword` is no value of `autocomplete` on `<input>`\nhelp: did you mean `new-password`?",
        ),
        (
            "<iframe title=\"a\" sandbox=\"allow-forms allow-script\"/>",
            "`allow-forms allow-script` is no value of `sandbox` on `<iframe>`\nhelp: did you mean `allow-scripts`?",
        ),
        ("<p id=\"a b\"/>", "`id` contains white space: `a b`\nhelp: write one name without white space"),
        ("<p id=\"\"/>", "`id` is empty\nhelp: write one name without white space"),
    ]);
    right(&[
        "<button type=\"SUBMIT\">a</button><input type=\"datetime-local\"><form method=\"post\" enctype=\"multipart/form-data\"/>",
        "<button type={ty}>a</button>",
        "<my-thing type=\"x\" loading=\"y\"/>",
        "<svg><a target=\"_x\"/><style type=\"x\"/></svg>",
        "<a type=\"text/html\" target=\"frame\" rel=\"anything\"/>",
        "<input autocomplete=\"section-a shipping street-address webauthn\">",
        "<p popover hidden=\"until-found\" contenteditable spellcheck=\"\" dir=\"auto\"/>",
        "<link rel=\"preload\" as=\"font\" crossorigin>",
    ]);
}

#[test]
fn numbers() {
    wrong(&[
        (
            "<td colspan=\"two\"/>",
            "`two` is no value of `colspan` on `<td>`\nhelp: write a whole number from 1 to 1000",
        ),
        (
            "<img alt=\"\" width=\"100px\">",
            "`100px` is no value of `width` on `<img>`\nhelp: write a number of pixels, without a unit",
        ),
        ("<p tabindex=\"first\"/>", "`first` is no value of `tabindex` on `<p>`\nhelp: write a whole number"),
        (
            "<input type=\"number\" step=\"0\">",
            "`0` is no value of `step` on `<input>`\nhelp: write a number above 0, or `any`",
        ),
        (
            "<input type=\"number\" max=\"ten\">",
            "`ten` is no value of `max` on `<input type=\"number\">`\nhelp: write a number, such as `1.5`",
        ),
        (
            "<input type=\"date\" value=\"31.1.2026\">",
            "`31.1.2026` is no value of `value` on `<input type=\"date\">`\nhelp: write it as `2026-01-31`",
        ),
        ("<meter value=\"half\"/>", "`half` is no value of `value` on `<meter>`\nhelp: write a number, such as `1.5`"),
    ]);
    right(&[
        "<td colspan=\"2\" rowspan=\"0\"/><img alt=\"\" width=\"100\"><p tabindex=\"-1\"/><table width=\"100%\"/>",
        "<input type=\"number\" step=\"any\" min=\"-1.5\" value=\"\"><input type=\"range\" max=\"1e3\">",
        "<input type=\"date\" value=\"2026-01-31\"><input type=\"time\" min=\"09:00\"><input type=\"text\" value=\"x\">",
        "<svg><rect width=\"100%\" height=\"2em\"/></svg>",
        "<textarea rows={rows} maxlength=\"80\"/>",
    ]);
}

#[test]
fn bindings() {
    wrong(&[
        (
            "<ul id=\"a\" phx-update=\"strem\"/>",
            "`strem` is no value of `phx-update` on `<ul>`\nhelp: did you mean `stream`?",
        ),
        (
            "<ul id=\"a\" phx-update=\"append\"/>",
            "`append` is no value of `phx-update` on `<ul>`\nhelp: write `stream`, `ignore` or `replace`",
        ),
        (
            "<input phx-debounce=\"200ms\">",
            "`200ms` is no value of `phx-debounce` on `<input>`\nhelp: write a number of milliseconds, or `blur`",
        ),
        (
            "<p phx-throttle=\"a\"/>",
            "`a` is no value of `phx-throttle` on `<p>`\nhelp: write a whole number from 0 up, without a unit",
        ),
    ]);
    right(&[
        "<input phx-debounce=\"blur\" phx-throttle=\"0\"><input phx-debounce=\"200\">",
        "<iframe title=\"a\" width=\"100%\"/><ul id=\"a\" phx-update=\"ignore\"/>",
    ]);
}

#[test]
fn booleans() {
    wrong(&[
        (
            "<input disabled=\"false\">",
            "`disabled=\"false\"` means the same as `disabled`\nhelp: leave it out, or write `disabled={false}`",
        ),
        (
            "<p hidden=\"false\"/>",
            "`hidden=\"false\"` means the same as `hidden`\nhelp: leave it out, or write `hidden={false}`",
        ),
    ]);
    right(&["<input disabled=\"true\" required=\"\" readonly=\"readonly\" autofocus>", "<p draggable=\"false\"/>"]);
}

#[test]
fn attributes_of_other_types() {
    wrong(&[
        (
            "<input type=\"checkbox\" placeholder=\"a\">",
            "`placeholder` does nothing on `<input type=\"checkbox\">`\nhelp: it is for `text`, `search`, `url`, `tel`, `email`, `password` and `number`",
        ),
        (
            "<input checked>",
            "`checked` does nothing on `<input type=\"text\">`\nhelp: it is for `checkbox` and `radio`",
        ),
    ]);
    right(&[
        "<input type={ty} checked>",
        "<input {..rest} checked>",
        "<input type=\"file\" multiple accept=\"image/*\"><input type=\"image\" alt=\"a\" src=\"/a\">",
        "<my-input checked/>",
    ]);
    wrong(&[(
        "<input type=\"chekbox\" checked>",
        "`chekbox` is no value of `type` on `<input>`\nhelp: did you mean `checkbox`?",
    )]);
}

#[test]
fn entities_in_literals() {
    let shown = |entity: &str| format!("where `{entity}` itself is to be shown, write");
    wrong(&[
        ("<a href=\"/?a=1&amp;b=2\">a</a>", "`&amp;` in a string literal, which is plain text\nhelp: write `&`"),
        (
            "<p title=\"5&#39;\">a</p>",
            &format!(
                "`&#39;` in a string literal, which is plain text\nhelp: write `'`; {} `title={{\"…\"}}`",
                shown("&#39;")
            ),
        ),
        (
            "<.card title=\"a&nbsp;b\"/>",
            &format!(
                "`&nbsp;` in a string literal, which is plain text\nhelp: write `\\u{{a0}}`; {} `title={{\"…\"}}`",
                shown("&nbsp;")
            ),
        ),
    ]);
    right(&[
        "<a href=\"/?a=1&b=2;c\">Q &amp; A</a>",
        "<p title={\"&amp;\"}>a</p>",
        "<iframe srcdoc=\"<p>&amp;</p>\"/>",
    ]);
}
