//! Function components: a card around a table with slots and a form's inputs.

use std::{cmp::Ordering, fmt};

use live_runtime::{
    components::{Sorted, button, input, table},
    prelude::*,
};
use serde::Deserialize;

use crate::site::page;

struct Song {
    id: u32,
    title: String,
    plays: u32,
}

/// A column to sort by.
#[derive(Clone, Copy, PartialEq, Deserialize, Render)]
enum By {
    Title,
    Plays,
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Title => "Title",
            Self::Plays => "Plays",
        })
    }
}

impl By {
    fn compare(self, one: &Song, other: &Song) -> Ordering {
        match self {
            Self::Title => one.title.cmp(&other.title),
            Self::Plays => one.plays.cmp(&other.plays),
        }
    }
}

#[derive(Deserialize)]
struct NewSong {
    title: String,
}

#[live_view]
pub(crate) struct Components {
    songs: Vec<Song>,
    sorted: Option<(By, Sorted)>,
    /// Of the songs that are to be.
    title: String,
    wrong: Option<&'static str>,
}

#[live_view]
impl Components {
    fn mount() -> Self {
        let song = |(id, title): (u32, &str)| Song { id, title: title.to_owned(), plays: 0 };
        let songs = [(1, "Help!"), (2, "Yesterday"), (3, "Michelle")].map(song).into();
        Self { songs, sorted: None, title: String::new(), wrong: None }
    }

    #[handle_event]
    fn play(&mut self, id: u32) {
        for song in self.songs.iter_mut().filter(|song| song.id == id) {
            song.plays += 1;
        }
        self.arrange();
    }

    /// The other way round where the rows are sorted by it already.
    #[handle_event]
    fn sort(&mut self, by: By) {
        let order = match self.sorted_by(by) {
            Some(Sorted::Ascending) => Sorted::Descending,
            _ => Sorted::Ascending,
        };
        self.sorted = Some((by, order));
        self.arrange();
    }

    fn arrange(&mut self) {
        match self.sorted {
            None => {}
            Some((by, Sorted::Ascending)) => self.songs.sort_by(|one, other| by.compare(one, other)),
            Some((by, Sorted::Descending)) => self.songs.sort_by(|one, other| by.compare(other, one)),
        }
    }

    fn sorted_by(&self, by: By) -> Option<Sorted> {
        self.sorted.filter(|(column, _)| *column == by).map(|(_, order)| order)
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
            self.arrange();
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
                        <:col
                            :let={song}
                            label="Title"
                            sort={Self::EVENTS.sort(&By::Title)}
                            sorted={self.sorted_by(By::Title)}
                        >
                            {&song.title}
                        </:col>
                        <:col
                            :let={song}
                            label="Plays"
                            sort={Self::EVENTS.sort(&By::Plays)}
                            sorted={self.sorted_by(By::Plays)}
                        >
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
