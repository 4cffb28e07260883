//! An element of a page, and what a person does to it.

use std::panic::Location;

use scraper::ElementRef;
use serde::Serialize;
use serde_json::Value;

use super::{
    View,
    command::{Carried, Firing, Sender, value_of},
    deed::Deed,
    failure::{Place, fail, not_found, parse, short, squeezed, text_of},
    keys::is_key_of,
    obstacle::name_of,
};

/// An element of a page, by its CSS selector. Made by [`View::element`] and [`View::element_with_text`].
///
/// It is looked for when something is done to it, and there has to be exactly one.
#[derive(Debug)]
#[must_use = "do something to it, or look at it"]
pub struct Element<'a> {
    pub(super) view: &'a mut View,
    pub(super) selector: String,
    pub(super) text: Option<String>,
    /// The id of the view that it is looked for in.
    pub(super) inside: Option<String>,
}

impl View {
    /// One element of the page.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{prelude::*, test::live};
    /// # #[live_view]
    /// # struct Counter { count: i64 }
    /// # #[live_view]
    /// # impl Counter {
    /// #     fn mount() -> Self { Self { count: 0 } }
    /// #     #[handle_event]
    /// #     fn inc(&mut self) { self.count += 1; }
    /// #     fn render(&self) -> impl Render {
    /// #         html! { <p id="count">{self.count}</p><button type="button" id="inc" phx-click="inc">More</button> }
    /// #     }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Counter>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.element("#inc").click().await;
    /// assert_eq!(view.element("#count").text(), "1");
    /// # });
    /// ```
    pub fn element(&mut self, selector: &str) -> Element<'_> {
        Element { view: self, selector: selector.to_owned(), text: None, inside: None }
    }

    /// One element of the page by its text: the only one that has exactly that text, or else the only one that contains it.
    pub fn element_with_text(&mut self, selector: &str, text: &str) -> Element<'_> {
        Element { view: self, selector: selector.to_owned(), text: Some(squeezed(text)), inside: None }
    }
}

impl<'a> Element<'a> {
    /// The element.
    pub(super) fn find(&self, place: Place) -> ElementRef<'_> {
        let page = self.view.page(place);
        let page = self.inside.as_deref().and_then(|id| self.view.dom.by_id(id)).unwrap_or(page);
        let selector = parse(&self.selector, place);
        let mut found: Vec<_> = page.select(&selector).collect();
        if let Some(text) = &self.text {
            let exact: Vec<_> = found.iter().copied().filter(|element| text_of(*element) == *text).collect();
            found.retain(|element| text_of(*element).contains(text.as_str()));
            if !exact.is_empty() {
                found = exact;
            }
        }
        match *found {
            [element] => element,
            [] => fail(place, not_found(&self.view.dom.html, page, &self.selector, self.text.as_deref())),
            _ => {
                let all: Vec<String> = found.iter().take(5).map(|element| short(*element)).collect();
                fail(
                    place,
                    format_args!(
                        "{} elements match `{}`, and one is meant; the first are\n{}",
                        found.len(),
                        self.selector,
                        all.join("\n")
                    ),
                )
            }
        }
    }

    /// Clicks it: lets its `phx-click` fire, or that of an element around it; follows a link; submits or changes a form. What is
    /// elsewhere and has a `phx-click-away` is told before.
    ///
    /// # Panics
    ///
    /// If a person couldn't click it, or nothing would happen.
    #[track_caller]
    pub fn click(self) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let (away, deed) = self.view.click(self.find(place), place);
        let view = self.view;
        async move {
            for firing in away {
                view.fire(firing, place).await;
            }
            match deed {
                Some(deed) => view.do_to(deed, place).await,
                None => view.do_to(Deed::Fire(Vec::new()), place).await,
            }
        }
    }

    /// Presses a key in it: `phx-keydown`.
    ///
    /// # Panics
    ///
    /// If it has no `phx-keydown`, or one for another key.
    #[track_caller]
    pub fn keydown(self, key: &str) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        self.key("phx-keydown", "keydown", key, place)
    }

    /// Lets a key go in it: `phx-keyup`.
    ///
    /// # Panics
    ///
    /// If it has no `phx-keyup`, or one for another key.
    #[track_caller]
    pub fn keyup(self, key: &str) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        self.key("phx-keyup", "keyup", key, place)
    }

    /// Gives it the focus: `phx-focus`.
    ///
    /// # Panics
    ///
    /// If it has no `phx-focus`, or a person couldn't reach it.
    #[track_caller]
    pub fn focus(self) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let element = self.bound("phx-focus", place);
        let firing = self.view.firing(element, "phx-focus", "focus", value_of(element));
        self.view.do_to(Deed::Fire(vec![firing]), place)
    }

    /// Takes the focus away from it: `phx-blur`.
    ///
    /// # Panics
    ///
    /// If it has no `phx-blur`, or a person couldn't reach it.
    #[track_caller]
    pub fn blur(self) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let element = self.bound("phx-blur", place);
        let firing = self.view.firing(element, "phx-blur", "blur", value_of(element));
        self.view.do_to(Deed::Fire(vec![firing]), place)
    }

    fn key(
        self,
        attribute: &str,
        kind: &'static str,
        key: &str,
        place: Place,
    ) -> impl Future<Output = &'a mut View> + Send {
        let element = self.bound(attribute, place);
        if !is_key_of(element, key) {
            let wanted = element.attr("phx-key").unwrap_or_default();
            fail(place, format_args!("{} waits for the key `{wanted}`, not for `{key}`", name_of(element)));
        }
        let firing = self.view.key_firing(element, attribute, kind, key);
        self.view.do_to(Deed::Fire(vec![firing]), place)
    }

    /// The element, which has to have that binding and be in reach.
    fn bound(&self, attribute: &str, place: Place) -> ElementRef<'_> {
        let element = self.find(place);
        if element.attr(attribute).is_none() {
            fail(place, format_args!("{} has no `{attribute}`: {}", name_of(element), short(element)));
        }
        if let Some(obstacle) = self.view.obstacle(element) {
            fail(place, format_args!("{} cannot be reached: {obstacle}", name_of(element)));
        }
        element
    }

    /// Pushes what its hook would push by `this.pushEvent(event, payload)`, to its view, and gives the handler's reply; `null` where
    /// it has none.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{prelude::*, test::live};
    /// # #[derive(serde::Deserialize)]
    /// # struct Pick { percent: u32 }
    /// # #[live_view]
    /// # struct Page {}
    /// # #[live_view]
    /// # impl Page {
    /// #     fn mount() -> Self { Self {} }
    /// #     #[handle_event]
    /// #     fn pick(&mut self, Payload(pick): Payload<Pick>) -> Reply<u32> { Reply(pick.percent / 10) }
    /// #     fn render(&self) -> impl Render { html! { <div id="chart" phx-hook={CHART}></div> } }
    /// # }
    /// # hook! { CHART = "{}" }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Page>("/"));
    /// # let mut view = live(&app, "/").await;
    /// let reply = view.element("#chart").hook_event("pick", &serde_json::json!({"percent": 40})).await;
    /// assert_eq!(reply, 4);
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// If the element has no `phx-hook`.
    #[track_caller]
    pub fn hook_event<P: Serialize + ?Sized>(
        self,
        event: &str,
        payload: &P,
    ) -> impl Future<Output = Value> + Send + use<'a, P> {
        let place = Location::caller();
        let sender = self.view.own_view(self.hooked(place));
        push(self.view, event, payload, sender, place)
    }

    /// Pushes what its hook would push by `this.pushEventTo(target, event, payload)`: to the live component that the target, a
    /// CSS selector, is in, or else to its view.
    ///
    /// # Panics
    ///
    /// If the element has no `phx-hook`, or nothing matches the target.
    #[track_caller]
    pub fn hook_event_to<P: Serialize + ?Sized>(
        self,
        target: &str,
        event: &str,
        payload: &P,
    ) -> impl Future<Output = Value> + Send + use<'a, P> {
        let place = Location::caller();
        let hooked = self.hooked(place);
        parse(target, place);
        let Some(sender) = self.view.sender_to(target, hooked) else {
            let page = self.view.page(place);
            fail(place, not_found(&self.view.dom.html, page, target, None))
        };
        push(self.view, event, payload, sender, place)
    }

    /// The element, which has to have a hook.
    fn hooked(&self, place: Place) -> ElementRef<'_> {
        let element = self.find(place);
        if element.attr("phx-hook").is_none() {
            fail(place, format_args!("{} has no `phx-hook`: {}", name_of(element), short(element)));
        }
        element
    }

    /// What a person reads in it.
    ///
    /// # Panics
    ///
    /// If it is not there.
    #[must_use]
    #[track_caller]
    pub fn text(self) -> String {
        text_of(self.find(Location::caller()))
    }

    /// Its HTML.
    ///
    /// # Panics
    ///
    /// If it is not there.
    #[must_use]
    #[track_caller]
    pub fn html(self) -> String {
        self.find(Location::caller()).html()
    }

    /// The value of one of its attributes.
    ///
    /// # Panics
    ///
    /// If it is not there.
    #[must_use]
    #[track_caller]
    pub fn attribute(self, name: &str) -> Option<String> {
        self.find(Location::caller()).attr(name).map(str::to_owned)
    }

    /// Whether it has a class.
    ///
    /// # Panics
    ///
    /// If it is not there.
    #[must_use]
    #[track_caller]
    pub fn has_class(self, class: &str) -> bool {
        self.find(Location::caller()).value().classes().any(|other| other == class)
    }
}

/// Pushes what a script pushes, and gives the reply.
fn push<'a, P: Serialize + ?Sized>(
    view: &'a mut View,
    event: &str,
    payload: &P,
    from: Sender,
    place: Place,
) -> impl Future<Output = Value> + Send + use<'a, P> {
    let payload = serde_json::to_value(payload).unwrap_or_else(|error| fail(place, error));
    let firing = Firing { binding: event.to_owned(), kind: "hook", carried: Carried::Value(payload), from };
    async move {
        view.fire(firing, place).await;
        let reply = view.reply.take();
        view.conclude(place).await;
        reply.unwrap_or_default()
    }
}
