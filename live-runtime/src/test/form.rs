//! A form of a page: filled in, changed, submitted.

use std::{
    ops::{Deref, DerefMut},
    panic::Location,
};

use scraper::ElementRef;
use serde::Serialize;

use super::{
    View,
    controls::{Control, controls, fill, set_hidden},
    deed::Deed,
    failure::{Place, fail, not_found, parse, short},
    obstacle::{is_disabled, name_of},
    pairs::pairs,
    submission::{Submitter, used_key},
};

/// A form of a page. Made by [`View::form`].
#[derive(Debug)]
pub struct Form<'a> {
    view: &'a mut View,
    selector: String,
    fills: Vec<(String, Vec<String>)>,
    hidden: Vec<(String, String)>,
    is_unchecked: bool,
    submitter: Option<String>,
}

impl View {
    /// One form of the page, by its CSS selector.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{prelude::*, test::live};
    /// # use serde::{Deserialize, Serialize};
    /// #[derive(Serialize, Deserialize)]
    /// struct NewSong {
    ///     title: String,
    /// }
    ///
    /// # #[live_view]
    /// # struct Songs { title: String, saved: bool }
    /// # #[live_view]
    /// # impl Songs {
    /// #     fn mount() -> Self { Self { title: String::new(), saved: false } }
    /// #     #[handle_event]
    /// #     fn validate(&mut self, form: Form<NewSong>) { self.title = form.into_inner().title; }
    /// #     #[handle_event]
    /// #     fn save(&mut self, form: Form<NewSong>) { self.title = form.into_inner().title; self.saved = true; }
    /// #     fn render(&self) -> impl Render {
    /// #         html! {
    /// #             <form id="new-song" phx-change="validate" phx-submit="save">
    /// #                 <input name="title" aria-label="Title" value={&self.title}>
    /// #             </form>
    /// #             <p :if={self.title.is_empty()}>A song has a title.</p>
    /// #             <p :if={self.saved}>{&self.title} is saved.</p>
    /// #         }
    /// #     }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Songs>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.form("#new-song").fill(&[("title", "")]).change().await;
    /// view.assert_text("A song has a title.");
    /// view.form("#new-song").fill(&NewSong { title: "Ashes".to_owned() }).submit().await.assert_text("Ashes is saved.");
    /// # });
    /// ```
    #[must_use = "change or submit it"]
    pub fn form(&mut self, selector: &str) -> Form<'_> {
        Form {
            view: self,
            selector: selector.to_owned(),
            fills: Vec::new(),
            hidden: Vec::new(),
            is_unchecked: false,
            submitter: None,
        }
    }
}

impl<'a> Form<'a> {
    /// Fills in inputs as a person would: `&[("title", "Ashes")]` by their names, or anything that serde can write as a map, whose
    /// fields inside others are named `song[title]`.
    ///
    /// A box is ticked and unticked by `"true"` and `"false"`, or by its value; of radio buttons and lists it says what is
    /// chosen. A name that occurs several times chooses several.
    ///
    /// # Panics
    ///
    /// If it cannot be written so. What a person couldn't fill in is found when the form is changed or submitted.
    #[must_use = "change or submit it"]
    #[track_caller]
    pub fn fill(mut self, values: &(impl Serialize + ?Sized)) -> Self {
        let place = Location::caller();
        let values = serde_json::to_value(values).unwrap_or_else(|error| fail(place, error));
        for (name, value) in pairs(values, place) {
            match self.fills.iter_mut().find(|(other, _)| *other == name) {
                Some((_, values)) if name.ends_with("[]") => values.extend(value),
                Some((_, values)) => *values = value,
                None => self.fills.push((name, value)),
            }
        }
        self
    }

    /// Sets a hidden input, as a script would.
    #[must_use = "change or submit it"]
    pub fn hidden(mut self, name: &str, value: &str) -> Self {
        self.hidden.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends it whatever the browser would say against it, as a client does that does not look: for tests of what the server
    /// says then.
    #[must_use = "submit it"]
    pub fn novalidate(mut self) -> Self {
        self.is_unchecked = true;
        self
    }

    /// Submits it by that button of it, a CSS selector, whose name and value are sent along. Without this it is the first one that is
    /// not disabled, as by the enter key.
    #[must_use = "submit it"]
    pub fn submitter(mut self, selector: &str) -> Self {
        self.submitter = Some(selector.to_owned());
        self
    }

    /// Lets `phx-change` fire: that of the input that was filled in last, or else that of the form. The form keeps what
    /// was filled in, to be submitted; it can be used as the page that it is in.
    ///
    /// # Panics
    ///
    /// If there is no such form, a person couldn't fill it in like that, or nothing would happen.
    #[track_caller]
    pub fn change(self) -> impl Future<Output = Form<'a>> + Send {
        let place = Location::caller();
        let (form, controls) = self.filled(place);
        let filled: Vec<&str> = self.fills.iter().map(|(name, _)| name.as_str()).collect();
        let first = || controls.first().map(|control| control.name.as_str());
        let touched = filled.last().copied().or_else(first).unwrap_or_default();
        let firing = self.view.change(form, &controls, touched, &filled, place);
        let used: Vec<String> = filled.iter().chain([&touched]).map(|name| used_key(form, name)).collect();
        let typed = self.typed(form);
        async move {
            self.view.used.extend(used);
            self.view.typed.extend(typed);
            self.view.do_to(Deed::Fire(vec![firing]), place).await;
            self
        }
    }

    /// Submits it: `phx-submit`, or a request over HTTP where it has none but an `action`. The files that are chosen in it are
    /// sent before.
    ///
    /// # Panics
    ///
    /// If there is no such form, a person couldn't fill it in like that, its button is disabled, or the browser would refuse
    /// to send it: by `required`, `type="email"`, `pattern` and so on. [`novalidate`](Self::novalidate) sends it nevertheless.
    #[track_caller]
    pub fn submit(self) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let (form, controls) = self.filled(place);
        let used: Vec<String> = controls.iter().map(|control| used_key(form, &control.name)).collect();
        let buttons: Vec<_> = form.descendent_elements().filter(|inside| is_submit(*inside)).collect();
        if let (Some(button), true) = (buttons.first(), buttons.iter().all(|button| is_disabled(*button))) {
            fail(
                place,
                format_args!("{} cannot be submitted: its button is disabled: {}", name_of(form), short(*button)),
            );
        }
        let button = match &self.submitter {
            Some(selector) => Some(self.button(form, selector, place)),
            None => buttons.into_iter().find(|button| !is_disabled(*button)),
        };
        let mut submitter = button.map(Submitter::of).unwrap_or_default();
        submitter.is_unchecked |= self.is_unchecked;
        let deed = self.view.submission(form, &controls, submitter, place);
        let typed = self.typed(form);
        async move {
            self.view.used.extend(used);
            self.view.typed.extend(typed);
            self.view.do_to(deed, place).await
        }
    }

    /// The button that it is submitted by.
    fn button<'b>(&'b self, form: ElementRef<'b>, selector: &str, place: Place) -> ElementRef<'b> {
        let page = self.view.page(place);
        let Some(button) = page.select(&parse(selector, place)).next() else {
            fail(place, not_found(&self.view.dom.html, page, selector, None))
        };
        if !is_submit(button) || self.view.form_of(button) != Some(form) {
            fail(place, format_args!("{} is no button that submits {}", short(button), name_of(form)));
        }
        if let Some(obstacle) = self.view.obstacle(button) {
            fail(place, format_args!("{} cannot be clicked: {obstacle}", name_of(button)));
        }
        button
    }

    /// What is filled in, by form and name.
    fn typed(&self, form: ElementRef<'_>) -> Vec<((String, String), Vec<String>)> {
        let form = form.value().id().unwrap_or_default();
        self.fills.iter().map(|(name, values)| ((form.to_owned(), name.clone()), values.clone())).collect()
    }

    /// The form with its controls as they are filled in.
    fn filled(&self, place: Place) -> (ElementRef<'_>, Vec<Control>) {
        let page = self.view.page(place);
        let Some(form) = page.select(&parse(&self.selector, place)).next() else {
            fail(place, not_found(&self.view.dom.html, page, &self.selector, None))
        };
        if form.value().name() != "form" {
            fail(place, format_args!("`{}` is no form: {}", self.selector, short(form)));
        }
        if let Some(obstacle) = self.view.obstacle(form) {
            fail(place, format_args!("{} cannot be filled in: {obstacle}", name_of(form)));
        }
        let mut controls = controls(form);
        for (name, values) in &self.fills {
            if let Err(why) = fill(&mut controls, name, values) {
                fail(place, format_args!("{} cannot be filled in like that: {why}", name_of(form)));
            }
        }
        for (name, value) in &self.hidden {
            if let Err(why) = set_hidden(&mut controls, name, value) {
                fail(place, format_args!("{}: {why}", name_of(form)));
            }
        }
        (form, controls)
    }
}

/// The page that it is in, to be looked at after a change.
impl Deref for Form<'_> {
    type Target = View;

    fn deref(&self) -> &View {
        self.view
    }
}

impl DerefMut for Form<'_> {
    fn deref_mut(&mut self) -> &mut View {
        self.view
    }
}

fn is_submit(element: ElementRef<'_>) -> bool {
    matches!(
        (element.value().name(), element.attr("type")),
        ("button", None | Some("submit")) | ("input", Some("submit" | "image"))
    )
}
