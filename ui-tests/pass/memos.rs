//! `:memo` on elements, rows, components, slots and live components, with keys that are borrowed, made, or the view's own.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

#[derive(Hash)]
struct Song {
    id: u32,
    title: String,
}

#[component]
fn card(title: &str, children: &Slot, #[slot] line: &[Slot<u32>]) -> impl Render {
    html! { <section><h2 :memo={title}>{title}</h2>{children}<p :for={line in line}>{line.with(1)}</p></section> }
}

#[live_component]
#[derive(Default)]
struct Player {
    title: String,
    stars: u32,
}

#[live_component]
impl Player {
    fn update(&mut self, title: &str) {
        title.clone_into(&mut self.title);
    }

    #[handle_event]
    fn star(&mut self) {
        self.stars += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <p :memo={(&self.title, self.stars)}>
                {&self.title}
                <button type="button" phx-click="star" phx-target={self}>{self.stars}</button>
            </p>
        }
    }
}

#[live_view]
struct Songs {
    songs: Vec<Song>,
    chosen: Option<u32>,
    version: u64,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        let song = Song { id: 1, title: "Waltz".to_owned() };
        Self { songs: vec![song], chosen: None, version: 0 }
    }

    #[handle_event]
    fn choose(&mut self, id: u32) {
        self.chosen = Some(id);
        self.version += 1;
    }

    fn render(&self) -> impl Render {
        let heading = String::from("Songs");
        html! {
            <h1 :memo={heading}>{&heading}</h1>
            <ul :memo={self.version}>
                <li :for={Song { id, title } in &self.songs} :if={*id > 0} :key={id} :memo={title}>
                    <button type="button" phx-click="choose" phx-value-id={*id}>{title}</button>
                </li>
            </ul>
            {for song in &self.songs { <p :key={song.id} :memo={song}>{&song.title}</p> }}
            {match self.songs.first() {
                Some(song) => <i :memo={&song.title}>{&song.title}</i>,
                None => <i :memo={()}>"None"</i>,
            }}
            <b :if={let Some(id) = self.chosen} :memo={id}>{id}</b>
            <.card :memo={&self.songs} title="All">
                <p :memo={self.songs.len()}>{self.songs.len()}</p>
                <:line :let={n} :memo={(n, self.version)}>{n}</:line>
                <:line :for={song in &self.songs} :memo={&song.title}>{&song.title}</:line>
            </.card>
            <Player :for={song in &self.songs} :memo={&song.title} id={song.id} title={&song.title}/>
        }
    }
}

fn main() {
    let html = to_html(&Songs::mount().render());
    assert!(html.contains("<section><h2>All</h2>"), "{html}");
}
