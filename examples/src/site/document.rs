//! The document around every page, and the frame around a page of the gallery.

use live_runtime::{Page, prelude::*};

use super::{Source, catalogue::Entry, url};

/// The root layout: sent once, by HTTP.
pub(crate) fn document(page: &Page<'_>) -> impl Render {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>{head(page, " · Live")}</head>
            <body>{page.content()}</body>
        </html>
    }
}

/// What is in the head of each root layout.
pub(crate) fn head(page: &Page<'_>, suffix: &'static str) -> impl Render {
    html! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="csrf-token" content={page.csrf_token()}/>
        {page.live_title().default("Gallery").suffix(suffix)}
        <link rel="stylesheet" href={url!("/assets/style.css")} phx-track-static/>
        {page.script()}
    }
}

/// The frame around a page of the gallery: heading, sentence, and where its source is.
pub(crate) fn page(path: &'static str, content: impl Render) -> impl Render {
    let entry = Entry::at(path);
    html! {
        <header class="bar"><a href={url!("/")}>Gallery</a></header>
        <main>
            {if let Some(entry) = entry {
                <h1>{entry.title}</h1>
                <p class="about">{entry.about}</p>
            }}
            <section class="card">{&content}</section>
            {if let Some(entry) = entry {
                <p class="source"><a href={Source::path(entry.source_name())}>{entry.file}</a></p>
            }}
        </main>
    }
}
