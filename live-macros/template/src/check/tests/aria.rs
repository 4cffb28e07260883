//! WAI-ARIA.

use super::{right, wrong};

#[test]
fn names() {
    wrong(&[
        ("<p aria-lable=\"a\"/>", "unknown ARIA attribute `aria-lable`\nhelp: did you mean `aria-label`?"),
        ("<p aria-labeledby=\"a\"/>", "unknown ARIA attribute `aria-labeledby`\nhelp: did you mean `aria-labelledby`?"),
        (
            "<p aria-something={a}/>",
            "unknown ARIA attribute `aria-something`\nhelp: attributes of your own begin with `data-`: `data-something`",
        ),
        ("<svg aria-hiden=\"true\"/>", "unknown ARIA attribute `aria-hiden`\nhelp: did you mean `aria-hidden`?"),
    ]);
    right(&["<p aria-braillelabel=\"a\" aria-description={b} aria-hidden=\"true\"/>"]);
}

#[test]
fn values() {
    wrong(&[
        ("<p aria-hidden=\"yes\"/>", "`yes` is no value of `aria-hidden`\nhelp: write `true`, `false` or `undefined`"),
        ("<p aria-hidden/>", "`aria-hidden` without a value says nothing\nhelp: write `aria-hidden=\"true\"`"),
        ("<p aria-live=\"polit\"/>", "`polit` is no value of `aria-live`\nhelp: did you mean `polite`?"),
        (
            "<p role=\"heading\" aria-level=\"one\"/>",
            "`one` is no value of `aria-level`\nhelp: write a whole number from 1 up, without a unit",
        ),
        (
            "<p aria-relevant=\"text aditions\"/>",
            "`text aditions` is no value of `aria-relevant`\nhelp: did you mean `additions`?",
        ),
        (
            "<p aria-setsize=\"many\"/>",
            "`many` is no value of `aria-setsize`\nhelp: write a whole number, or `-1` where it is not known",
        ),
    ]);
    right(&[
        "<p aria-hidden={a} aria-live=\"\" aria-current=\"page\" aria-relevant=\"text additions\" aria-setsize=\"-1\"/>",
        "<p aria-labelledby=\"a b\" aria-label=\"yes\" aria-checked=\"mixed\" aria-valuenow=\"1.5\"/>",
    ]);
}

#[test]
fn roles() {
    wrong(&[
        ("<p role=\"buton\"/>", "unknown role `buton`\nhelp: did you mean `button`?"),
        ("<p role=\"xyzzy\"/>", "unknown role `xyzzy`\nhelp: write a role of WAI-ARIA, or leave it out"),
        (
            "<p role=\"widget\"/>",
            "`widget` is no role for an element\nhelp: write the role of what it is\nnote: roles like it only put others in order",
        ),
    ]);
    right(&[
        "<p role=\"none presentation\"/><p role=\"doc-toc\"/><svg role=\"graphics-symbol img\"/><p role={a}/><p role=\"\"/>",
    ]);
}
