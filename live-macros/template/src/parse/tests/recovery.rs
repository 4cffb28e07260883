//! What is said about a mistake, and what is made of the rest.

use super::{helps, mistakes, parsed, show};

#[test]
fn five_mistakes_give_five_messages() {
    let text =
        "<div>\n  <p>never closed\n</div>\n<img width=5>\n{if x { self.a }}\n<p :fro={x in y} class=\"a\">z</p>\n</i>";
    assert_eq!(
        mistakes(text),
        [
            "2:3 `<p>` is never closed",
            "4:11 the value of `width` must be a string literal or in braces",
            "5:8 text directly inside a block must be quoted",
            "6:3 unknown directive `:fro`",
            "7:0 closing tag `</i>` has no opening tag",
        ]
    );
}

/// Template, message with its place, help.
fn one_message(cases: &[(&str, &str, &str)]) {
    for (text, message, help) in cases {
        assert_eq!(mistakes(text), [*message], "{text}");
        assert_eq!(helps(text), [*help], "{text}");
    }
}

#[test]
fn mistakes_in_tags() {
    one_message(&[
        ("<div><p>x</div>", "1:6 `<p>` is never closed", "add `</p>` before `</div>`"),
        ("<p>x", "1:1 `<p>` is never closed", "add `</p>`"),
        ("<>x", "1:0 `<>` is never closed", "add `</>`"),
        ("<.card>x", "1:1 `<.card>` is never closed", "add `</.card>`"),
        ("<div>x</dvi>", "1:6 `</dvi>` does not close `<div>`", "did you mean `</div>`?"),
        ("<.card>x</card>", "1:8 `</card>` does not close `<.card>`", "did you mean `</.card>`?"),
        ("<div><p>x</span></div>", "1:9 `</span>` does not close `<p>`", "write `</p>`"),
        (
            "<div><p>x</span>y</p></div>",
            "1:9 closing tag `</span>` has no opening tag",
            "remove it, or add `<span>` before it",
        ),
        ("x</p>y", "1:1 closing tag `</p>` has no opening tag", "remove it, or add `<p>` before it"),
        ("{if x { </p> }}", "1:8 closing tag `</p>` has no opening tag", "remove it, or add `<p>` before it"),
        ("<br>x</br>", "1:5 `<br>` is a void element: it has no content and no closing tag", "remove `</br>`"),
        ("<p><br>x</br></p>", "1:8 `<br>` is a void element: it has no content and no closing tag", "remove `</br>`"),
        ("<div class=\"a\"", "1:1 tag `<div` is never closed with `>`", "write `<div …>`"),
        ("<p>a<b</p>", "1:5 tag `<b` is never closed with `>`", "write `<b …>`"),
        ("<div class=\"a\" <p>x</p></div>", "1:1 tag `<div` is never closed with `>`", "write `<div …>`"),
        ("<p>x</p", "1:4 closing tag `</p` is never closed with `>`", "write `</p>`"),
        ("<p>x</p class=\"a\">", "1:4 closing tag `</p` is never closed with `>`", "write `</p>`"),
    ]);
}

#[test]
fn mistakes_in_attributes() {
    let spread = "write `name={…}`, or `{..rest}` to spread attributes";
    let bare = |name: &str| format!("1:9 the value of `{name}` must be a string literal or in braces");
    one_message(&[
        ("<p width=5>x</p>", &bare("width"), "write `width=\"5\"` or `width={5}`"),
        (
            "<a href=/about>x</a>",
            "1:8 the value of `href` must be a string literal or in braces",
            "write `href=\"/about\"`",
        ),
        ("<p class=note/>", &bare("class"), "write `class=\"note\"` or `class={note}`"),
        ("<p class='n' id=\"a\"/>", &bare("class"), "write `class=\"n\"` or `class={'n'}`"),
        ("<p class=(a, b) id=\"a\"/>", &bare("class"), "write `class=\"(a, b)\"` or `class={(a, b)}`"),
        ("<p class=>x</p>", "1:8 the value of `class` is missing", "write `class=\"…\"` or `class={…}`"),
        ("<p class=/>", "1:8 the value of `class` is missing", "write `class=\"…\"` or `class={…}`"),
        ("<p class \"a\">x</p>", "1:9 `=` is missing between `class` and its value", "write `class=\"…\"`"),
        ("<p class {a}>x</p>", "1:9 `=` is missing between `class` and its value", "write `class={…}`"),
        ("<p {a}>x</p>", "1:3 a value without the name of an attribute", spread),
        ("<p \"a\">x</p>", "1:3 a value without the name of an attribute", "write `name=\"…\"`"),
        (
            "<p [b]=\"c\" *d={e} a>x</p>",
            "1:3 expected an attribute, found `[`",
            "write `name`, `name=\"…\"` or `name={…}`",
        ),
        ("<p (b)>x</p>", "1:3 expected an attribute, found `(`", "write `name`, `name=\"…\"` or `name={…}`"),
        (
            "<p ,; a>x</p>",
            "1:3 expected an attribute, found `,`",
            "remove it: white space is what sets attributes apart",
        ),
        (
            "<p class={}>x</p>",
            "1:9 the value of `class` is empty",
            "write an expression between the braces: `class={…}`",
        ),
        ("<p :if={}>x</p>", "1:7 the value of `:if` is empty", "write an expression between the braces: `:if={…}`"),
        ("<p.note.big id=\"a\">x</p>", "1:2 white space is missing after `<p`", "write `class=\"note big\"`"),
        (
            "<p>\n<a href=https://x.org>x</a></p>\n<b>x</b>",
            "2:8 the value of `href` must be a string literal or in braces",
            "write `href=\"https://…\"`",
        ),
        ("<p:if={a}>x</p>", "1:2 white space is missing after `<p`", "write `<p …`"),
        ("<p :fi={a}>x</p>", "1:3 unknown directive `:fi`", "did you mean `:if`?"),
        (
            "<p :class={a}>x</p>",
            "1:3 unknown directive `:class`",
            "the directives are `:if`, `:for`, `:key`, `:memo` and `:let`",
        ),
        ("<p :if>x</p>", "1:3 `:if` needs a value in braces", "write `:if={…}`"),
        ("<p :if=\"a\">x</p>", "1:3 `:if` needs a value in braces", "write `:if={a}`"),
        ("<p :for={a}>x</p>", "1:3 `:for` needs `pattern in iterator`", "write `:for={item in items}`"),
        ("<p :if={a} :if={b}>x</p>", "1:11 `:if` stands twice on `<p>`", "remove one of them"),
    ]);
}

#[test]
fn mistakes_in_blocks() {
    let if_form = "write `{if condition { <p>…</p> } else { \"…\" }}`";
    let for_form = "write `{for item in items { <p>…</p> }}`";
    one_message(&[
        ("{if a}", "1:1 `if` needs a body in braces", if_form),
        ("{if { <p/> }}", "1:1 `if` needs a condition", if_form),
        ("{if a { } else <p/>}", "1:10 `else` needs a body in braces", "write `else { … }`"),
        (
            "{if a { } + 1}",
            "1:10 nothing can follow the `if` block inside its braces",
            "close the braces after it; for Rust's own `if`, write `{(if …)}`",
        ),
        ("{for a { <p/> }}", "1:1 `for` needs `pattern in iterator`", "write `{for item in items { … }}`"),
        ("{for a in b}", "1:1 `for` needs a body in braces", for_form),
        ("{for a}", "1:1 `for` needs a body in braces", for_form),
        ("{match a}", "1:1 `match` needs a body in braces", "write `{match value { pattern => <p>…</p>, … }}`"),
        (
            "{match a { A => self.b(1), B => <p/> }}",
            "1:16 the body of an arm must be an element, quoted text or in braces",
            "write `{self.b(1)}` to show the value, quote it if it is text, or write `{}` for nothing",
        ),
        ("{match a { A => , B => <p/> }}", "1:16 an arm of `match` needs a body", "write `pattern => {}` for nothing"),
        (
            "{match a { A => \"x\".len(), B => <p/> }}",
            "1:16 the body of an arm must be an element, quoted text or in braces",
            "write `{\"x\".len()}` to show the value, quote it if it is text, or write `{}` for nothing",
        ),
        (
            "{match a { A => <p/> \"b\" {c}, B => <i/> }}",
            "1:21 the body of an arm is one element, text or value",
            "write braces around several: `pattern => { <p>…</p> <p>…</p> }`",
        ),
        (
            "{match a { A => <p/></p>, B => <i/> }}",
            "1:20 closing tag `</p>` has no opening tag",
            "remove it, or add `<p>` before it",
        ),
        ("{match a { A <p/> }}", "1:11 an arm of `match` needs `=>` and a body", "write `pattern => <p>…</p>`"),
        (
            "{match a { A => }}",
            "1:13 an arm of `match` needs a body",
            "write `pattern => <p>…</p>`, or `pattern => {}` for nothing",
        ),
        (
            "{if x { self.a }}",
            "1:8 text directly inside a block must be quoted",
            "write `{self.a}` to show the value, or quote the text: `\"self.a\"`",
        ),
        (
            "{if x { Hello you <b>z</b> }}",
            "1:8 text directly inside a block must be quoted",
            "write `{Hello you}` to show the value, or quote the text: `\"Hello you\"`",
        ),
    ]);
}

#[test]
fn mistakes_in_text() {
    let comment = "1:12 `//` begins a comment: the rest of this line is not part of the text";
    one_message(&[
        ("<p>see https://example.org</p>\n</p>", comment, "quote the text: `\"https://…\"`"),
        (
            "<div><p>see https://example.org</p></div>\n<b>x</b>",
            &comment.replace("12", "17"),
            "quote the text: `\"https://…\"`",
        ),
        (
            "<p>\"a\"b</p>",
            "1:3 white space is missing between the string literal and `b`",
            "set them apart, or write both in one literal",
        ),
        (
            "<p class=\"a\"id=\"b\"/>",
            "1:9 white space is missing between the string literal and `id`",
            "set them apart, or write both in one literal",
        ),
        ("xxxxxx https://example.org\n", comment, "quote the text: `\"https://…\"`"),
        ("<p>see https://example.org</p>\n<b>x</b>", comment, "quote the text: `\"https://…\"`"),
        (
            "<script>{x}</script>",
            "1:8 no expression can stand inside `<script>`",
            "put the value into an attribute, `data-value={…}`, and read it from there",
        ),
        (
            "<style>{x}</style>",
            "1:7 no expression can stand inside `<style>`",
            "put the value into a custom property: `style={format!(\"--size: {size}\")}`",
        ),
        (
            "<script>let x = \"1\"; f({x});</script>",
            "1:8 the content of `<script>` must be a string literal",
            "write it as `r#\"…\"#`",
        ),
        ("<style>\"</STYLE>\"</style>", "1:7 `</style` inside `<style>` ends it", "write `<\\\\/style`"),
        ("<!-- x", "1:0 comment is never closed", "add `-->`"),
        ("<!ELEMENT x>y", "1:0 unknown declaration `<!…>`", "write `<!DOCTYPE html>`, or `<!-- … -->` for a comment"),
    ]);
}

#[test]
fn a_misspelt_opening_tag_is_left_to_the_check() {
    for text in ["<dvi>x</div>", "<div><dvi>x</div></div>"] {
        assert_eq!(mistakes(text), [""; 0], "{text}");
    }
}

#[test]
fn diagnostics_reach_to_the_last_token() {
    let parsed = parsed("<p x-on:click.prevent=5.5>x</p></section>");
    let ends: Vec<_> = parsed.diagnostics.iter().map(|diagnostic| diagnostic.end.end().column).collect();
    assert_eq!(ends, [25, 41]);
}

#[test]
fn what_is_left_of_a_mistake_is_usable() {
    for (text, expected) in [
        ("<div><p>x</div>y", "<div><p>x</p></div>y"),
        ("{if self.a}", "{if [self . a] {}}"),
        ("{for x in self.}", "{for [x] in [self .] {}}"),
        ("{match self.}", "{match [self .] }"),
        ("{match a { A => <p/> {b}, C => \"d\" }}", "{match [a] [A] => <p></p> {b}; [C] => \"d\";}"),
        ("{if x { self. }}", "{if [x] {{self .}}}"),
        ("{if x { prose }}", "{if [x] {}}"),
        ("<p a=5 b=\"c\">x</p>", "<p a=? b=\"c\">x</p>"),
    ] {
        assert_eq!(show(&parsed(text).template), expected, "{text}");
    }
}
