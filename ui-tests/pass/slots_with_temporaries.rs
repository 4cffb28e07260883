//! What an entry of a slot borrows may be made for it alone, with `:if` and `:for` too.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

/// The attributes of a tab.
#[derive(Slot)]
struct Tab<'a> {
    title: &'a str,
    note: Option<&'a str>,
    tags: &'a [&'a str],
}

#[component]
fn tabs(#[slot] tab: &[Slot<(), Tab<'_>>]) -> impl Render {
    html! { <p :for={tab in tab} title={tab.note}>{tab.title}{tab.tags.len()}{tab}</p> }
}

fn main() {
    let songs = vec![("one", 1), ("two", 2)];
    let shown = true;
    let page = html! {
        <.tabs>
            <:tab title={&format!("{} songs", songs.len())} tags={&["a"]}>all</:tab>
            <:tab :if={shown} title={&format!("{} songs", songs.len())} tags={&vec!["a", "b"]}>some</:tab>
            <:tab
                :for={(name, number) in &songs}
                :if={*number > 1}
                title={&name.to_uppercase()}
                note={Some(&*number.to_string())}
                tags={&[*name, *name]}
            >
                {name}
            </:tab>
            <:tab :if={let Some((name, _)) = songs.first()} title={name.to_uppercase().trim()} tags={&[]}>{name}</:tab>
        </.tabs>
    };
    let html = "<p>2 songs1all</p><p>2 songs2some</p><p title=\"2\">TWO2two</p><p>ONE0one</p>";
    assert_eq!(to_html(&page).replace('\n', ""), html);
}
