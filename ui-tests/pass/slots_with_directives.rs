//! Entries of a slot with `:if`, `:for` and `:let`, one after the other.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

/// The attributes of a tab.
#[derive(Slot)]
struct Tab<'a> {
    title: &'a str,
}

#[component]
fn tabs<'a, T>(items: &'a [T], #[slot] tab: &[Slot<&'a T, Tab<'_>>], #[slot] empty: Option<&Slot>) -> impl Render {
    html! {
        <div :for={tab in tab}><h2>{tab.title}</h2>{for item in items { {tab.with(item)} }}</div>
        <p :if={items.is_empty()}>{empty}</p>
    }
}

fn main() {
    let (names, is_open) = (["one", "two"], true);
    let page = html! {
        <.tabs items={&[1, 2]}>
            <:tab :for={name in names} :if={name != "two"} :let={number} title={name}>{name}{number}</:tab>
            <:tab :if={is_open} :let={number} title="last">{number}</:tab>
            <:tab :if={let Some(name) = names.first()} title="unused">{name.len()}</:tab>
            <:empty :if={!is_open}>nothing</:empty>
        </.tabs>
    };
    let html = "<div><h2>one</h2>one1one2</div><div><h2>last</h2>12</div><div><h2>unused</h2>33</div> ";
    assert_eq!(to_html(&page), html);
}
