//! A component may show itself.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

struct Folder {
    name: &'static str,
    folders: Vec<Folder>,
}

#[component]
fn tree(folder: &Folder) -> impl Render {
    html! {
        <li>
            {folder.name}
            <ul :if={!folder.folders.is_empty()}><.tree :for={folder in &folder.folders} folder={folder}/></ul>
        </li>
    }
}

fn main() {
    let root = Folder { name: "a", folders: vec![Folder { name: "b", folders: vec![] }] };
    let html = to_html(&html! { <ul><.tree folder={&root}/></ul> });
    assert_eq!(html.split_whitespace().collect::<String>(), "<ul><li>a<ul><li>b</li></ul></li></ul>");
}
