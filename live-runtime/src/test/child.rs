//! A view inside of a page's own, looked at alone.

use std::panic::Location;

use scraper::ElementRef;

use super::{
    Element, View,
    failure::{Place, cut, fail, not_found, parse, short, squeezed, text_of},
};
use crate::{Address, HandledBy};

/// A connected view inside of the page's own. Made by [`View::child`].
#[derive(Debug)]
pub struct Child<'a> {
    view: &'a mut View,
    id: String,
}

impl View {
    /// A view inside of the page's own, by its id: what is looked for is looked for in it alone, and messages go to it.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{components::live_render, prelude::*, test::live};
    /// # #[live_view]
    /// # struct Clock { hours: u32 }
    /// # #[live_view(nested)]
    /// # impl Clock {
    /// #     fn mount(hours: u32) -> Self { Self { hours } }
    /// #     #[handle_event]
    /// #     fn on(&mut self) { self.hours += 1; }
    /// #     fn render(&self) -> impl Render {
    /// #         html! { <b>{self.hours}</b><button type="button" phx-click="on">On</button> }
    /// #     }
    /// # }
    /// # #[live_view]
    /// # struct Page {}
    /// # #[live_view]
    /// # impl Page {
    /// #     fn mount() -> Self { Self {} }
    /// #     fn render(&self) -> impl Render {
    /// #         html! {
    /// #             <.live_render id="here" view={Clock::child(12)}/>
    /// #             <.live_render id="there" view={Clock::child(21)}/>
    /// #         }
    /// #     }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Page>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.child("there").element("button").click().await;
    /// view.child("there").assert_text("22").refute_text("12");
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// If the page shows no connected view of that id.
    #[track_caller]
    pub fn child(&mut self, id: &str) -> Child<'_> {
        let place = Location::caller();
        self.page(place);
        let id = id.strip_prefix('#').unwrap_or(id).to_owned();
        if !self.joined.iter().skip(1).any(|joined| joined.id == id) {
            fail(place, format_args!("the page has no view `{id}` inside; it has {:?}", self.live_children()));
        }
        Child { view: self, id }
    }
}

impl<'a> Child<'a> {
    /// One element of it.
    pub fn element(self, selector: &str) -> Element<'a> {
        Element { view: self.view, selector: selector.to_owned(), text: None, inside: Some(self.id) }
    }

    /// What a person reads in it.
    ///
    /// # Panics
    ///
    /// If it is gone.
    #[must_use]
    #[track_caller]
    pub fn text(&self) -> String {
        text_of(self.root(Location::caller()))
    }

    /// Asserts that it shows `text`.
    ///
    /// # Panics
    ///
    /// If it does not.
    #[track_caller]
    pub fn assert_text(&mut self, text: &str) -> &mut Self {
        let place = Location::caller();
        let shown = text_of(self.root(place));
        if !shown.contains(&squeezed(text)) {
            fail(place, format_args!("`#{}` does not show {text:?}\nits text: {}", self.id, cut(&shown, 1500)));
        }
        self
    }

    /// Asserts that it does not show `text`.
    ///
    /// # Panics
    ///
    /// If it does.
    #[track_caller]
    pub fn refute_text(&mut self, text: &str) -> &mut Self {
        let place = Location::caller();
        let shown = text_of(self.root(place));
        if shown.contains(&squeezed(text)) {
            fail(place, format_args!("`#{}` shows {text:?}\nits text: {}", self.id, cut(&shown, 1500)));
        }
        self
    }

    /// Asserts that an element in it matches the CSS selector.
    ///
    /// # Panics
    ///
    /// If none does.
    #[track_caller]
    pub fn assert_element(&mut self, selector: &str) -> &mut Self {
        let place = Location::caller();
        let root = self.root(place);
        if root.select(&parse(selector, place)).next().is_none() {
            fail(place, not_found(&self.view.dom.html, root, selector, None));
        }
        self
    }

    /// Asserts that no element in it matches the CSS selector.
    ///
    /// # Panics
    ///
    /// If one does.
    #[track_caller]
    pub fn refute_element(&mut self, selector: &str) -> &mut Self {
        let place = Location::caller();
        if let Some(element) = self.root(place).select(&parse(selector, place)).next() {
            fail(place, format_args!("an element matches `{selector}`: {}", short(element)));
        }
        self
    }

    /// Sends a message to it, and waits until it is handled.
    ///
    /// # Panics
    ///
    /// If it is of another type.
    #[track_caller]
    pub fn send<V: 'static>(
        self,
        message: impl HandledBy<V> + Send + 'static,
    ) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        if let Err(error) = self.address::<V>().send(message) {
            fail(place, error);
        }
        async move {
            self.view.settle_at(place).await;
            self.view
        }
    }

    /// Where messages to it are sent.
    ///
    /// # Panics
    ///
    /// If it is of another type.
    #[must_use]
    #[track_caller]
    pub fn address<V: 'static>(&self) -> Address<V> {
        self.view.address_of(Some(&self.id), Location::caller())
    }

    fn root(&self, place: Place) -> ElementRef<'_> {
        self.view.page(place);
        let root = self.view.dom.by_id(&self.id);
        root.unwrap_or_else(|| fail(place, format_args!("the view `{}` is gone", self.id)))
    }
}
