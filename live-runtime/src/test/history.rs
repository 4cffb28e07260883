//! Where a page has been: back and forward.

use std::panic::Location;

use super::{
    View,
    failure::{Place, fail},
};

/// The URLs of one page, with that where it is.
#[derive(Debug, Default)]
pub(super) struct History {
    entries: Vec<Entry>,
    at: usize,
}

#[derive(Debug)]
struct Entry {
    url: String,
    arrival: Arrival,
}

/// How a page has come to a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    Load,
    Navigation,
    Patch,
}

impl History {
    /// Notes where the page is now: one step further, or in the place of where it was.
    pub(super) fn note(&mut self, url: &str, arrival: Arrival, is_replacing: bool) {
        if is_replacing && let Some(entry) = self.entries.get_mut(self.at) {
            url.clone_into(&mut entry.url);
            return;
        }
        self.entries.truncate(self.at + 1);
        self.entries.push(Entry { url: url.to_owned(), arrival });
        self.at = self.entries.len() - 1;
    }

    /// Goes there, and says how: as the later one of the two has been arrived at.
    fn go(&mut self, to: usize) -> Option<(String, Arrival)> {
        let url = self.entries.get(to)?.url.clone();
        let arrival = self.entries.get(to.max(self.at))?.arrival;
        self.at = to;
        Some((url, arrival))
    }
}

impl View {
    /// Goes back, as by the browser's button: to the URL before, by a patch where that is how the page has come here.
    ///
    /// ```
    /// # use axum::{Router, extract::Query};
    /// # use live_runtime::{components::link, prelude::*, test::live};
    /// # #[derive(serde::Deserialize)]
    /// # struct Page { #[serde(default)] page: u32 }
    /// # #[live_view]
    /// # struct Songs { page: u32 }
    /// # #[live_view]
    /// # impl Songs {
    /// #     fn mount() -> Self { Self { page: 0 } }
    /// #     fn handle_params(&mut self, Query(page): Query<Page>) { self.page = page.page; }
    /// #     fn render(&self) -> impl Render {
    /// #         html! { <p>Page {self.page}</p><.link patch={LocalUrl::from_static("/?page=2")}>Two</.link> }
    /// #     }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Songs>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.element("a").click().await.assert_patch("/?page=2").assert_text("Page 2");
    /// view.back().await.assert_patch("/").assert_text("Page 0");
    /// view.forward().await.assert_patch("/?page=2").assert_text("Page 2");
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// If the page is where it was opened.
    #[track_caller]
    pub fn back(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let to = self.history.at.checked_sub(1);
        let Some(step) = to.and_then(|to| self.history.go(to)) else {
            fail(place, format_args!("there is no way back: the page was opened at `{}`", self.url))
        };
        self.cross(step, place)
    }

    /// Goes forward again, after [`back`](Self::back).
    ///
    /// # Panics
    ///
    /// If the page has not gone back.
    #[track_caller]
    pub fn forward(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let Some(step) = self.history.go(self.history.at + 1) else {
            fail(place, format_args!("there is no way forward from `{}`: the page has not gone back", self.url))
        };
        self.cross(step, place)
    }

    async fn cross(&mut self, (url, arrival): (String, Arrival), place: Place) -> &mut Self {
        match arrival {
            Arrival::Patch if !self.joined.is_empty() => self.patch(&url, None, place).await,
            Arrival::Navigation if self.navigate(&url, None, place).await => {}
            _ => self.load_again(url, place).await,
        }
        self
    }
}
