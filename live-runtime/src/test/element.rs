//! An element of a page, and what a person does to it.

use std::panic::Location;

use http::Method;
use scraper::ElementRef;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    View,
    command::{Carried, Firing, value_of},
    failure::{Place, fail, not_found, parse, short, squeezed, text_of},
    navigation::Departure,
    obstacle::{lineage, name_of},
    view::State,
};

/// An element of a page, by its CSS selector. Made by [`View::element`] and [`View::element_with_text`].
///
/// It is looked for when something is done to it, and there has to be exactly one.
#[derive(Debug)]
#[must_use = "do something to it, or look at it"]
pub struct Element<'a> {
    view: &'a mut View,
    selector: String,
    text: Option<String>,
}

/// What doing something to an element comes to.
#[derive(Debug)]
pub(super) enum Deed {
    Fire(Vec<Firing>),
    Patch(String),
    Leave(Departure),
    Request { method: Method, path: String, form: Option<String> },
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
        Element { view: self, selector: selector.to_owned(), text: None }
    }

    /// One element of the page by its text: the only one that has exactly that text, or else the only one that contains it.
    pub fn element_with_text(&mut self, selector: &str, text: &str) -> Element<'_> {
        Element { view: self, selector: selector.to_owned(), text: Some(squeezed(text)) }
    }

    /// Presses a key where no element has the focus: what is bound by `phx-window-keydown`.
    ///
    /// # Panics
    ///
    /// If nothing is bound to that key.
    #[track_caller]
    pub fn keydown(&mut self, key: &str) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let firings = self.window_firings("phx-window-keydown", "keydown", key, place);
        self.do_to(Deed::Fire(firings), place)
    }

    fn window_firings(&self, attribute: &str, kind: &'static str, key: &str, place: Place) -> Vec<Firing> {
        let bound = self.page(place).descendent_elements().filter(|element| element.attr(attribute).is_some());
        let bound: Vec<_> =
            bound.filter(|element| is_key_of(*element, key) && self.obstacle(*element).is_none()).collect();
        if bound.is_empty() {
            fail(place, format_args!("nothing that is shown has `{attribute}` for the key `{key}`"));
        }
        bound.into_iter().map(|element| self.key_firing(element, attribute, kind, key)).collect()
    }

    fn key_firing(&self, element: ElementRef<'_>, attribute: &str, kind: &'static str, key: &str) -> Firing {
        let mut value = value_of(element);
        value.entry("key").or_insert_with(|| key.into());
        self.firing(element, attribute, kind, value)
    }

    pub(super) fn firing(
        &self,
        element: ElementRef<'_>,
        attribute: &str,
        kind: &'static str,
        value: Map<String, Value>,
    ) -> Firing {
        Firing {
            binding: element.attr(attribute).unwrap_or_default().to_owned(),
            kind,
            carried: Carried::Value(value.into()),
            from: self.sender(element),
        }
    }

    pub(super) async fn do_to(&mut self, deed: Deed, place: Place) -> &mut Self {
        match deed {
            Deed::Fire(firings) => {
                for firing in firings {
                    self.fire(firing, place).await;
                }
            }
            Deed::Patch(to) => self.patch(&to, place).await,
            Deed::Leave(departure) => self.state = State::Left(departure),
            Deed::Request { method, path, form } => self.load(method, path, form, place).await,
        }
        self.conclude(place).await;
        self
    }

    /// What a click comes to.
    fn click(&self, element: ElementRef<'_>, place: Place) -> Deed {
        if let Some(obstacle) = self.obstacle(element) {
            fail(place, format_args!("{} cannot be clicked: {obstacle}\n{}", name_of(element), short(element)));
        }
        let bound = lineage(element).find_map(|around| Some((around, self.click_of(around, place)?)));
        let Some((around, deed)) = bound else {
            let inside: Vec<String> =
                element.descendent_elements().filter(|inside| is_clickable(*inside)).map(name_of).collect();
            let hint = if inside.is_empty() { String::new() } else { format!("; inside it are {}", inside.join(", ")) };
            fail(
                place,
                format_args!(
                    "clicking {} does nothing: it has no `phx-click`, and is no link and no button of a form{hint}\n{}",
                    name_of(element),
                    short(element)
                ),
            )
        };
        if let Some(obstacle) = self.obstacle(around) {
            fail(place, format_args!("{} cannot be clicked: {obstacle}\n{}", name_of(around), short(around)));
        }
        deed
    }

    /// Of the document.
    fn csrf_token(&self) -> &str {
        self.dom.first("meta[name=csrf-token]").and_then(|meta| meta.attr("content")).unwrap_or_default()
    }

    /// What a click that arrives at an element comes to there.
    fn click_of(&self, element: ElementRef<'_>, place: Place) -> Option<Deed> {
        if element.attr("phx-click").is_some() {
            let firing = self.firing(element, "phx-click", "click", value_of(element));
            return Some(Deed::Fire(vec![firing]));
        }
        match element.value().name() {
            "a" => link(element, self.csrf_token()),
            "button" | "input" => self.click_of_control(element, place),
            "label" => {
                let inside = element.descendent_elements().find(|inside| inside.value().name() == "input");
                let control = element.attr("for").and_then(|id| self.dom.by_id(id)).or(inside)?;
                if let Some(obstacle) = self.obstacle(control).filter(|_| super::obstacle::is_disabled(control)) {
                    fail(place, format_args!("{} cannot be clicked: {obstacle}", name_of(control)));
                }
                self.click_of_control(control, place)
            }
            _ => None,
        }
    }
}

fn is_clickable(element: ElementRef<'_>) -> bool {
    element.attr("phx-click").is_some() || element.value().name() == "a" && link(element, "").is_some()
}

/// What a link leads to.
fn link(element: ElementRef<'_>, csrf_token: &str) -> Option<Deed> {
    let href = element.attr("href").filter(|href| !href.is_empty() && !href.starts_with('#'));
    let path = |to: &str| to.split('#').next().unwrap_or_default().to_owned();
    if element.attr("data-method") == Some("post") {
        let csrf = element.attr("data-csrf").filter(|token| !token.is_empty()).unwrap_or(csrf_token);
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("_csrf_token", csrf);
        let path = path(element.attr("data-to").or(href)?);
        return Some(Deed::Request { method: Method::POST, path, form: Some(form.finish()) });
    }
    let href = href?;
    Some(match element.attr("data-phx-link") {
        Some("patch") => Deed::Patch(path(href)),
        Some(_) => Deed::Leave(Departure::navigate(href)),
        None => Deed::Leave(Departure::load(href)),
    })
}

/// Whether `phx-key`, where there is one, names the key.
fn is_key_of(element: ElementRef<'_>, key: &str) -> bool {
    element.attr("phx-key").is_none_or(|wanted| wanted.eq_ignore_ascii_case(key))
}

impl<'a> Element<'a> {
    /// The element.
    fn find(&self, place: Place) -> ElementRef<'_> {
        let page = self.view.page(place);
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

    /// Clicks it: lets its `phx-click` fire, or that of an element around it; follows a link; submits or changes a form.
    ///
    /// # Panics
    ///
    /// If a person couldn't click it, or nothing would happen.
    #[track_caller]
    pub fn click(self) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let deed = self.view.click(self.find(place), place);
        self.view.do_to(deed, place)
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

    /// Pushes what its hook would push, and gives the handler's reply; `null` where it has none.
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
        let element = self.find(place);
        if element.attr("phx-hook").is_none() {
            fail(place, format_args!("{} has no `phx-hook`: {}", name_of(element), short(element)));
        }
        let payload = serde_json::to_value(payload).unwrap_or_else(|error| fail(place, error));
        let firing = Firing {
            binding: event.to_owned(),
            kind: "hook",
            carried: Carried::Value(payload),
            from: self.view.sender(element),
        };
        let view = self.view;
        async move {
            view.fire(firing, place).await;
            let reply = view.reply.take();
            view.conclude(place).await;
            reply.unwrap_or_default()
        }
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
