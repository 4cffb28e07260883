//! Text as HTML source and in quotes, entities, comments, parentheses.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

fn main() {
    let (n, name) = (3, "<Ada>");
    let page = html! {
        <!-- a comment -->
        <p>Hello, {name}! (<b>{n}</b>) and [{n}] 100% &amp; more; a = b, #1 @x $5 &nbsp;</p>
        <p>"don't 🎉 <escape>" {n} "{n}"</p>
        <pre>
            kept {n}
        </pre>
    };
    let html = to_html(&page);
    assert!(html.contains("Hello, &lt;Ada&gt;! (<b>3</b>) and [3] 100% &amp; more"), "{html}");
    assert!(html.contains("don't 🎉 &lt;escape&gt;") || html.contains("don&#39;t 🎉 &lt;escape&gt;"), "{html}");
}
