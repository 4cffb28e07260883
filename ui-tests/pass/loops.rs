//! Loops over everything that can be iterated, with keys, in tables and lists.

#![deny(warnings, clippy::pedantic)]

use std::collections::BTreeMap;

use live_runtime::{prelude::*, render::to_html};

fn main() {
    let ages = BTreeMap::from([("Ada", 36), ("Ben", 7)]);
    let words = [String::from("a"), String::from("b")];
    let page = html! {
        <table><tbody><tr :for={(name, age) in &ages} :key={name}><td>{name}</td><td>{age}</td></tr></tbody></table>
        <ul><li :for={n in 0..3} :if={n != 1}>{n}</li></ul>
        <ol>{for (index, word) in words.iter().enumerate() { <li :key={word}>{index}{word}</li> }}</ol>
        <p>{for word in words.iter().rev() { {word} " " }}</p>
        <p>{words.iter().map(|word| html! { <b>{word}</b> }).collect::<Vec<_>>()}</p>
    };
    assert!(to_html(&page).contains("<ul><li>0</li><li>2</li></ul>"));
}
