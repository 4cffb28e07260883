//! What an editor offers inside of a template: drives rust-analyzer on a small page.

#[path = "editor/client.rs"]
mod client;

use std::{fs, path::Path};

use client::{Definition, Editor};

/// A page; each test puts something else in the place of `TEMPLATE`.
const PAGE: &str = "
use live_runtime::{components::table, prelude::*};

struct Song { title: String, plays: u32 }

/// A box with a heading.
#[component]
fn panel(heading: &str, wide: bool, children: &Slot) -> impl Render {
    html! { <section hidden={wide}><h2>{heading}</h2>{children}</section> }
}

#[live_view]
struct Songs { songs: Vec<Song>, chosen: Option<String> }

#[live_view]
impl Songs {
    fn mount() -> Self { Self { songs: Vec::new(), chosen: None } }

    #[handle_event]
    fn remove(&mut self, index: usize) { self.songs.remove(index); }

    fn render(&self) -> impl Render {
        html! { <main>TEMPLATE</main> }
    }
}

fn main() {}
";

#[test]
fn editors_complete_and_find_and_explain_what_stands_in_a_template() {
    let Some(mut editor) = Editor::start() else { return };
    let page = |template: &str| PAGE.replace("TEMPLATE", template);
    let mut missing = Vec::new();

    for (place, template, wanted) in [
        ("a field after `self.`", "<p>{self.|}</p>", "songs"),
        ("a method in an attribute", "<p title={self.songs.|}>text</p>", "len"),
        ("a component", "<.pan|></.pan>", "panel"),
        ("a component that is not closed yet", "<.pan|", "panel"),
        ("a component's attribute", r#"<.panel hea|="a">text</.panel>"#, "heading"),
        ("a component's attribute without a value", "<.panel wi|>text</.panel>", "wide"),
        (
            "a field of a slot's value",
            r#"<.table rows={&self.songs}><:col :let={song} label="Title">{song.|}</:col></.table>"#,
            "title",
        ),
        ("inside of a `match`", "{match &self.chosen { Some(name) => <b>{name.|}</b>, None => {} }}", "len"),
        ("a name in a loop", "{for song in &self.songs { <b>{song.|}</b> }}", "plays"),
    ] {
        let found = editor.completions(&page(template));
        if !found.iter().any(|label| label.starts_with(wanted)) {
            missing.push(format!("no completion for {place}: {} others", found.len()));
        }
    }

    for (place, template, wanted) in [
        ("`<.panel>`", r#"<.pan|el heading="a">text</.panel>"#, "fn panel("),
        ("`<.table>`", "<.tab|le rows={&self.songs}></.table>", "pub fn table<"),
        ("an attribute", r#"<.panel head|ing="a">text</.panel>"#, "fn panel(heading"),
        (
            "a slot",
            r#"<.table rows={&self.songs}><:c|ol :let={song} label="Title">{&song.title}</:col></.table>"#,
            "col: &",
        ),
        (
            "an attribute of a slot",
            r#"<.table rows={&self.songs}><:col :let={song} lab|el="Title">{&song.title}</:col></.table>"#,
            "label: ",
        ),
        ("an event", r#"<button phx-click="rem|ove" phx-value-index="1">x</button>"#, "fn remove("),
    ] {
        let text = page(template);
        let found = editor.definitions(&text);
        if !found.iter().any(|definition| line(definition, &text).contains(wanted)) {
            missing.push(format!("{place} leads to {found:?}"));
        }
    }

    let shown = editor.hover(&page(r#"<.pan|el heading="a">text</.panel>"#));
    if !shown.contains("A box with a heading.") {
        missing.push(format!("a component is explained by {shown:?}"));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The line of a definition: of the page itself, which is not saved, or of another file.
fn line(definition: &Definition, page: &str) -> String {
    let text = if definition.file.ends_with(Path::new("pass/everything.rs")) {
        page.to_owned()
    } else {
        fs::read_to_string(&definition.file).unwrap_or_default()
    };
    text.lines().nth(definition.line).unwrap_or_default().to_owned()
}
