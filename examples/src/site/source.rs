//! The source of a page.

use axum::{extract::Path, http::StatusCode};
use live_runtime::prelude::*;

use super::{catalogue::Entry, url};

#[live_view]
pub(crate) struct Source {
    entry: &'static Entry,
}

#[live_view]
impl Source {
    fn mount(Path(name): Path<String>) -> Result<Self, StatusCode> {
        let entry = Entry::named(&name).ok_or(StatusCode::NOT_FOUND)?;
        Ok(Self { entry })
    }

    fn page_title(&self) -> &'static str {
        self.entry.file
    }

    fn render(&self) -> impl Render {
        html! {
            <header class="bar"><a href={url!("/")}>Gallery</a></header>
            <main class="wide">
                <h1>{self.entry.file}</h1>
                <p class="about">The source of <a href={Url::new(self.entry.path).ok()}>{self.entry.title}</a>.</p>
                <pre class="card"><code>{self.entry.source}</code></pre>
            </main>
        }
    }
}
