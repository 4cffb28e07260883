//! What a page shows.

use std::{fs, panic::Location, path::Path};

use scraper::{ElementRef, Html};

use super::{
    View,
    failure::{Place, cut, fail, nearest, not_found, parse, short, squeezed, text_of},
    outline::outline,
    view::State,
};
use crate::FlashKind;

/// Where texts and elements are looked for: the body, or all that there is.
pub(super) fn body(html: &Html) -> ElementRef<'_> {
    let body = scraper::Selector::parse("body").expect("a selector");
    html.select(&body).next().unwrap_or_else(|| html.root_element())
}

/// The first element that matches and has the text.
fn with_text<'a>(scope: ElementRef<'a>, selector: &str, text: &str, place: Place) -> Option<ElementRef<'a>> {
    let text = squeezed(text);
    scope.select(&parse(selector, place)).find(|element| text_of(*element).contains(&text))
}

impl View {
    /// The page, where it has not been left.
    pub(super) fn page(&self, place: Place) -> ElementRef<'_> {
        match &self.state {
            State::Left(departure) => fail(
                place,
                format_args!("the page has been left: {departure:?}. Use `follow_redirect().await` to go there"),
            ),
            State::Triggered => self.explain_trigger(place),
            State::Crashed => fail(place, "the view has panicked: its message is above"),
            State::Open => body(&self.dom.html),
        }
    }

    /// The HTML of the page's body as the browser has it.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn render(&self) -> String {
        self.page(Location::caller()).inner_html()
    }

    /// What a person reads, with white space as the browser shows it.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn text(&self) -> String {
        text_of(self.page(Location::caller()))
    }

    /// Whether the page shows `text`.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn has_text(&self, text: &str) -> bool {
        text_of(self.page(Location::caller())).contains(&squeezed(text))
    }

    /// Whether an element matches the CSS selector.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn has_element(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// How many elements match the CSS selector.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn count(&self, selector: &str) -> usize {
        let place = Location::caller();
        self.page(place).select(&parse(selector, place)).count()
    }

    /// The texts of all elements that match the CSS selector.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let place = Location::caller();
        self.page(place).select(&parse(selector, place)).map(text_of).collect()
    }

    /// Asserts that the page shows `text`.
    ///
    /// # Panics
    ///
    /// If it does not; says what it shows.
    #[track_caller]
    pub fn assert_text(&mut self, text: &str) -> &mut Self {
        self.expect_text(text, Location::caller());
        self
    }

    pub(super) fn expect_text(&self, text: &str, place: Place) {
        let page = self.page(place);
        let shown = text_of(page);
        if shown.contains(&squeezed(text)) {
            return;
        }
        let texts: Vec<String> = page.descendent_elements().map(text_of).collect();
        let hint = nearest(text, texts.iter().map(String::as_str));
        let hint = hint.map_or_else(String::new, |near| format!("; it does show {near:?}"));
        fail(place, format_args!("the page does not show {text:?}{hint}\nits text: {}", cut(&shown, 1500)));
    }

    /// Asserts that the page does not show `text`.
    ///
    /// # Panics
    ///
    /// If it does.
    #[track_caller]
    pub fn refute_text(&mut self, text: &str) -> &mut Self {
        let place = Location::caller();
        let shown = text_of(self.page(place));
        if shown.contains(&squeezed(text)) {
            fail(place, format_args!("the page shows {text:?}\nits text: {}", cut(&shown, 1500)));
        }
        self
    }

    /// Asserts that an element matches the CSS selector.
    ///
    /// # Panics
    ///
    /// If none does; says what is there.
    #[track_caller]
    pub fn assert_element(&mut self, selector: &str) -> &mut Self {
        let place = Location::caller();
        let page = self.page(place);
        if page.select(&parse(selector, place)).next().is_none() {
            fail(place, not_found(&self.dom.html, page, selector, None));
        }
        self
    }

    /// Asserts that no element matches the CSS selector.
    ///
    /// # Panics
    ///
    /// If one does.
    #[track_caller]
    pub fn refute_element(&mut self, selector: &str) -> &mut Self {
        let place = Location::caller();
        if let Some(element) = self.page(place).select(&parse(selector, place)).next() {
            fail(place, format_args!("an element matches `{selector}`: {}", short(element)));
        }
        self
    }

    /// Whether an element matches the CSS selector and has `text` in it.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn has_element_with_text(&self, selector: &str, text: &str) -> bool {
        let place = Location::caller();
        with_text(self.page(place), selector, text, place).is_some()
    }

    /// Asserts that an element matches the CSS selector and has `text` in it.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{prelude::*, test::live};
    /// # #[live_view]
    /// # struct Songs {}
    /// # #[live_view]
    /// # impl Songs {
    /// #     fn mount() -> Self { Self {} }
    /// #     fn render(&self) -> impl Render { html! { <ul><li>Ashes</li><li>Moon River</li></ul> } }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Songs>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.assert_element_with_text("li", "Moon").refute_element_with_text("li", "Sun");
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// If none does; says which texts those have that match.
    #[track_caller]
    pub fn assert_element_with_text(&mut self, selector: &str, text: &str) -> &mut Self {
        let place = Location::caller();
        let page = self.page(place);
        if with_text(page, selector, text, place).is_none() {
            fail(place, not_found(&self.dom.html, page, selector, Some(text)));
        }
        self
    }

    /// Asserts that no element matches the CSS selector and has `text` in it.
    ///
    /// # Panics
    ///
    /// If one does.
    #[track_caller]
    pub fn refute_element_with_text(&mut self, selector: &str, text: &str) -> &mut Self {
        let place = Location::caller();
        if let Some(element) = with_text(self.page(place), selector, text, place) {
            fail(place, format_args!("an element `{selector}` has the text {text:?}: {}", short(element)));
        }
        self
    }

    /// The page as text for people: a line for each element, indented, without tokens and what only the client reads. What
    /// tests that fail show the beginning of.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn outline(&self) -> String {
        outline(self.page(Location::caller()))
    }

    /// Writes the page as HTML to a file, to be looked at in a browser while a test is written.
    ///
    /// # Panics
    ///
    /// If the page has been left, or the file cannot be written.
    #[track_caller]
    pub fn save(&mut self, path: impl AsRef<Path>) -> &mut Self {
        let (place, path) = (Location::caller(), path.as_ref());
        self.page(place);
        if let Err(error) = fs::write(path, self.dom.html.html()) {
            fail(place, format_args!("{}: {error}", path.display()));
        }
        self
    }

    /// The window's title.
    #[must_use]
    pub fn page_title(&self) -> String {
        let Some(element) = self.dom.first("title") else { return String::new() };
        let part = |name| element.attr(name).unwrap_or_default();
        match &self.title {
            Some(title) => {
                let title = if title.trim().is_empty() { part("data-default") } else { title };
                format!("{}{title}{}", part("data-prefix"), part("data-suffix"))
            }
            None => text_of(element),
        }
    }

    /// The message of that kind that [`flash_group`](crate::components::flash_group()) shows.
    ///
    /// # Panics
    ///
    /// If the page has been left.
    #[must_use]
    #[track_caller]
    pub fn flash(&self, kind: FlashKind) -> Option<String> {
        self.page(Location::caller());
        self.dom.first(&format!("#flash-{kind} p")).map(text_of)
    }

    /// The ids of the views inside the page's own.
    #[must_use]
    pub fn live_children(&self) -> Vec<&str> {
        self.joined.iter().skip(1).map(|joined| joined.id.as_str()).collect()
    }
}
