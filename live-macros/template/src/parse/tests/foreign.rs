//! What people bring along from other template languages: one message, and what they meant is understood.

use super::{helps, mistakes, parsed, show, tree};

/// What is made of it beside one message.
#[test]
fn what_was_meant_is_understood() {
    for (text, message, shown) in [
        ("<li :for={a <- b}>x</li>", "1:4 `:for` needs `pattern in iterator`", "<li :for={[a] in [b]}>x</li>"),
        ("<li :for={const a of b}>x</li>", "1:4 `:for` needs `pattern in iterator`", "<li :for={[a] in [b]}>x</li>"),
        ("<li :for=\"a in b\">x</li>", "1:4 `:for` needs a value in braces", "<li :for={[a] in [b]}>x</li>"),
        ("<li for={a in b}>x</li>", "1:4 `<li>` has no attribute `for`", "<li :for={[a] in [b]}>x</li>"),
        ("<p if={a}>x</p>", "1:3 `<p>` has no attribute `if`", "<p :if={a}>x</p>"),
        ("{for (a of b) { \"x\" }}", "1:1 `for` needs `pattern in iterator`", "{for [a] in [b] {\"x\"}}"),
        ("{let a = b;}<p>{a}</p>", "1:1 `let` in a template", "{match [b] [a] => <p>{a}</p>;}"),
        ("@let a = b;<p>{a}</p>", "1:1 `let` in a template", "{match [b] [a] => <p>{a}</p>;}"),
        ("{if c { let a = b; {a} }}", "1:8 `let` in a template", "{if [c] {{match [b] [a] =>  {a};}}}"),
        ("<%= if a do %>x<% else %>y<% end %>", "1:0 `<% … %>` is EEx, and no part of this language", "xy"),
        ("<%!-- a --%>x", "1:0 `<%!-- … --%>` is no comment of this language", "x"),
        ("@if a { <b/> } @else { <i/> }", "1:0 `@if` begins no block: blocks stand in braces", "<b></b> <i></i>"),
        ("{#if a}x{:else}y{/if}", "1:1 `{#if` begins no block", "xy"),
        ("{% if a %}x{% endif %}", "1:1 `{% if` begins no block", "x"),
        (
            "{match a { 1 => <b/> <i/>, _ => {} }}",
            "1:21 the body of an arm is one element, text or value",
            "{match [a] [1] => <b></b> <i></i>; [_] => ;}",
        ),
        ("<.a.b/>", "1:1 a component of a module is called by its path", "<.a::b></.a::b>"),
        ("<p a==\"b\">x</p>", "1:4 `==` between `a` and its value", "<p a=\"b\">x</p>"),
    ] {
        assert_eq!(mistakes(text), [message], "{text}");
        assert_eq!(show(&parsed(text).template), shown, "{text}");
    }
}

#[test]
fn what_is_no_rust_is_left_out() {
    for (text, message, help) in [
        (
            "<p>{@a}</p>",
            "`@a` is no Rust: what a view shows is in its fields",
            "write `self.a` in a view, `a` in a component",
        ),
        (
            "<p b={&@a}>x</p>",
            "`@a` is no Rust: what a view shows is in its fields",
            "write `self.a` in a view, `a` in a component",
        ),
        ("{a ? b : c}", "`condition ? a : b` is no Rust", "write `{if condition { … } else { … }}`"),
        ("{a && <b/>}", "a template in the middle of Rust", "write `{if condition { <b>…</b> }}`"),
        ("{a.map(|b| <b>{b}</b>)}", "a template in the middle of Rust", "write `{for item in items { <li>…</li> }}`"),
        ("{if a <b/>}", "`if` needs a body in braces", "write `{if condition { <p>…</p> } else { \"…\" }}`"),
        ("if a { <b/> }", "`if` between tags is text", "put the whole block into braces: `{if … { <p>…</p> }}`"),
        ("{a;}", "`;` in braces, which hold one value", "remove it"),
        (
            "<p a={() => b}>x</p>",
            "a function of JavaScript is no value",
            "write what it gives, or for an event its name: `phx-click=\"save\"`",
        ),
        ("\"{self.a.b}\"", "braces inside of quotes are text", "write `{self.a.b}` outside of the quotes"),
        ("<p a=\"${self.b}\">x</p>", "braces inside of quotes are text", "write `a={self.b}`"),
    ] {
        let found: Vec<String> = parsed(text).diagnostics.into_iter().map(|found| found.message).collect();
        assert_eq!(found, [message], "{text}");
        assert_eq!(helps(text), [help], "{text}");
    }
}

#[test]
fn rust_that_looks_like_it() {
    for text in [
        "{match a { b @ 1.. => {b}, _ => {} }}",
        "{matches!(a, b @ 1 if b < 2)}",
        "{a.and_then(|b| b.parse().ok()?.next())}",
        "{Some(async { a.await })}",
        "{f(&&\"a\")}",
        "{a && b == \"c\"}",
        "{<u8 as T>::C}",
        "{a::<u8>::b(c / d > e)}",
        "{html! { <b>x</b> }}",
        "{{ let a = b; a }}",
        "<p a={S { b: c }}>x</p>",
        "a@if.example",
        "<code>\"{self.a}\"</code>",
        "\"{a} {self}\"",
    ] {
        let _ = tree(text);
    }
}
