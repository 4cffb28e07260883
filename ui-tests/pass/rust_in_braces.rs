//! Rust that looks like another template language.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

fn first(words: &[&str]) -> Option<String> {
    let shown = |word: &&str| Some(word.chars().next()?.to_string());
    words.first().and_then(shown)
}

fn main() {
    let (count, words) = (5, ["one", "two"]);
    let page = html! {
        <p>{{ let twice = count * 2; twice + 1 }} {count > 3 && words[0] == "one"}</p>
        <p>{words.iter().find_map(|word| Some(word.chars().next()?.to_string()))}</p>
        <p title={match count { few @ 0..=3 => few, many @ 4.. => many * 10, _ => 0 }}>{first(&words)}</p>
        <p>{words.map(|word| html! { <b>{word}</b> })}</p>
        <code>"{self.count}"</code> {"{self.count}"} ada@if.example
    };
    let html = to_html(&page);
    assert!(html.contains("<p>11 true</p>") && html.contains("<p>o</p>"), "{html}");
    assert!(html.contains(r#"<p title="50">o</p> <p><b>one</b><b>two</b></p>"#), "{html}");
    assert!(html.contains("<code>{self.count}</code> {self.count} ada@if.example"), "{html}");
}
