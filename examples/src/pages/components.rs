//! Function components: a card around a table with slots and a form's inputs.

use live_runtime::{
    components::{button, input, table},
    prelude::*,
};
use serde::Deserialize;

use crate::site::page;

struct Song {
    id: u32,
    title: String,
    plays: u32,
}

#[derive(Deserialize)]
struct NewSong {
    title: String,
}

#[live_view]
pub(crate) struct Components {
    songs: Vec<Song>,
    /// Of the songs that are to be.
    title: String,
    wrong: Option<&'static str>,
}

#[live_view]
impl Components {
    fn mount() -> Self {
        let song = |(id, title): (u32, &str)| Song { id, title: title.to_owned(), plays: 0 };
        let songs = [(1, "Help!"), (2, "Yesterday"), (3, "Michelle")].map(song).into();
        Self { songs, title: String::new(), wrong: None }
    }

    #[handle_event]
    fn play(&mut self, id: u32) {
        for song in self.songs.iter_mut().filter(|song| song.id == id) {
            song.plays += 1;
        }
    }

    #[handle_event]
    fn validate(&mut self, form: Form<NewSong>) {
        self.title = form.into_inner().title;
        let is_known = self.songs.iter().any(|song| song.title == self.title);
        self.wrong = is_known.then_some("This song is in the table.");
    }

    #[handle_event]
    fn add(&mut self) {
        if self.wrong.is_none() && !self.title.is_empty() {
            let id = self.songs.iter().map(|song| song.id).max().unwrap_or_default() + 1;
            self.songs.push(Song { id, title: std::mem::take(&mut self.title), plays: 0 });
        }
    }

    fn page_title(&self) -> &'static str {
        "Components"
    }

    fn render(&self) -> impl Render {
        let plays: u32 = self.songs.iter().map(|song| song.plays).sum();
        page(
            "/components",
            html! {
                <.card title="Songs" id="songs">
                    <.table rows={&self.songs}>
                        <:col :let={song} label="Title">{&song.title}</:col>
                        <:col :let={song} label="Plays">
                            <b id={format_args!("plays-{}", song.id)}>{song.plays}</b>
                        </:col>
                        <:action :let={song}>
                            <.button id={format_args!("play-{}", song.id)} phx-click={Self::EVENTS.play(&song.id)}>
                                Play
                            </.button>
                        </:action>
                    </.table>
                    <:footer>Played <span id="total">{plays}</span> times.</:footer>
                </.card>
                <form id="new-song" class="form" phx-change="validate" phx-submit="add">
                    <.input
                        id="title"
                        name="title"
                        label="Title"
                        value={&self.title}
                        error={self.wrong}
                        autocomplete="off"
                    />
                    <.button type="submit">Add</.button>
                </form>
            },
        )
    }
}

/// A part of the page with a heading.
#[component]
fn card(title: &str, children: &Slot, #[slot] footer: Option<&Slot>, #[rest] rest: Rest) -> impl Render {
    html! {
        <section {..rest}>
            <h2>{title}</h2>
            {children}
            <p :if={let Some(footer) = footer} class="note">{footer}</p>
        </section>
    }
}
