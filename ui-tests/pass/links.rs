//! Links within the site and to others.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{components::link, prelude::*, render::to_html};

const SONGS: LocalUrl = LocalUrl::from_static("/songs?page=2");
const OTHER: Url = Url::from_static("https://example.test/");

fn main() {
    let page = html! {
        <.link navigate={SONGS}>"Songs"</.link>
        <.link patch={&SONGS} class="active" aria-current="page">"Next"</.link>
        <.link href={OTHER} target="_blank">"Other"</.link>
    };
    assert!(to_html(&page).contains("data-phx-link"));
}
