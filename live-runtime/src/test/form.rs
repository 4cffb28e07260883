//! A form of a page: filled in, changed, submitted.

use std::{
    ops::{Deref, DerefMut},
    panic::Location,
};

use http::Method;
use scraper::ElementRef;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    View,
    command::{Carried, Firing, values_of},
    controls::{Control, Kind, controls, fill, set_hidden},
    element::Deed,
    failure::{Place, fail, not_found, parse, short},
    obstacle::{is_disabled, lineage, name_of},
};

/// A form of a page. Made by [`View::form`].
#[derive(Debug)]
pub struct Form<'a> {
    view: &'a mut View,
    selector: String,
    fills: Vec<(String, Vec<String>)>,
    hidden: Vec<(String, String)>,
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
        Form { view: self, selector: selector.to_owned(), fills: Vec::new(), hidden: Vec::new() }
    }

    /// What a click on a button or a box of a form comes to.
    pub(super) fn click_of_control(&self, control: ElementRef<'_>, place: Place) -> Option<Deed> {
        let form = self.form_of(control);
        let name = control.attr("name").filter(|name| !name.is_empty());
        match (control.value().name(), control.attr("type")) {
            ("button", None | Some("submit")) | ("input", Some("submit" | "image")) => {
                let submitter = name.map(|name| (name, control.attr("value").unwrap_or_default()));
                Some(self.submission(form?, &controls(form?), submitter, place))
            }
            ("input", Some("checkbox" | "radio")) => {
                let (form, name) = (form?, name?);
                let clicked = control.attr("value").unwrap_or("on");
                let mut controls = controls(form);
                for control in controls.iter_mut().filter(|control| control.name == name) {
                    if let Kind::Tick { value, is_radio, is_on } = &mut control.kind {
                        *is_on = if value == clicked { *is_radio || !*is_on } else { *is_on && !*is_radio };
                    }
                }
                Some(self.change(form, &controls, name, &[], place))
            }
            _ => None,
        }
    }

    fn form_of<'v>(&'v self, control: ElementRef<'v>) -> Option<ElementRef<'v>> {
        match control.attr("form") {
            Some(id) => self.dom.by_id(id),
            None => lineage(control).find(|around| around.value().name() == "form"),
        }
    }

    /// What submitting a form comes to: an event, or a request.
    fn submission(
        &self,
        form: ElementRef<'_>,
        controls: &[Control],
        submitter: Option<(&str, &str)>,
        place: Place,
    ) -> Deed {
        let fields = fields(controls, submitter);
        if let Some(binding) = form.attr("phx-submit") {
            let carried = Carried::Form { fields, meta: values_of(form), is_change: false };
            let binding = binding.to_owned();
            return Deed::Fire(vec![Firing { binding, kind: "submit", carried, from: self.sender(form) }]);
        }
        request(form, fields).unwrap_or_else(|| {
            fail(
                place,
                format_args!("submitting {} does nothing: it has neither `phx-submit` nor `action`", name_of(form)),
            )
        })
    }

    /// The request of a form that has `phx-trigger-action`, with what it has then.
    pub(super) fn triggered(&self) -> Option<Deed> {
        let form = self.dom.first("form[phx-trigger-action]")?;
        request(form, fields(&controls(form), None))
    }

    /// What changing the input `touched` comes to, after the `others` have been filled in.
    fn change(&self, form: ElementRef<'_>, controls: &[Control], touched: &str, others: &[&str], place: Place) -> Deed {
        let own = controls.iter().find(|control| control.name == touched).and_then(|control| control.change.clone());
        let Some(binding) = own.clone().or_else(|| form.attr("phx-change").map(str::to_owned)) else {
            fail(
                place,
                format_args!("changing {} does nothing before it is submitted: it has no `phx-change`", name_of(form)),
            )
        };
        let mut fields = form_urlencoded::Serializer::new(String::new());
        for control in controls.iter().filter(|control| own.is_none() || control.name == touched) {
            let values = control.values();
            let name = control.name.as_str();
            let is_used =
                name == touched || others.contains(&name) || self.used.contains(&used_key(form, &control.name));
            if !values.is_empty() && !is_used && !control.is_hidden() {
                fields.append_pair(&unused(&control.name), "");
            }
            for value in values {
                fields.append_pair(&control.name, value);
            }
        }
        let mut meta: Map<String, Value> = values_of(form);
        meta.insert("_target".to_owned(), touched.into());
        let carried = Carried::Form { fields: fields.finish(), meta, is_change: true };
        Deed::Fire(vec![Firing { binding, kind: "change", carried, from: self.sender(form) }])
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
        let deed = self.view.change(form, &controls, touched, &filled, place);
        let used: Vec<String> = filled.iter().chain([&touched]).map(|name| used_key(form, name)).collect();
        async move {
            self.view.used.extend(used);
            self.view.do_to(deed, place).await;
            self
        }
    }

    /// Submits it: `phx-submit`, or a request over HTTP where it has none but an `action`.
    ///
    /// # Panics
    ///
    /// If there is no such form, a person couldn't fill it in like that, or its button is disabled.
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
        let button = buttons.into_iter().find(|button| !is_disabled(*button));
        let name = button.and_then(|button| Some((button.attr("name")?, button.attr("value").unwrap_or_default())));
        let deed = self.view.submission(form, &controls, name, place);
        async move {
            self.view.used.extend(used);
            self.view.do_to(deed, place).await
        }
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

/// What a form would send.
fn fields(controls: &[Control], submitter: Option<(&str, &str)>) -> String {
    let mut fields = form_urlencoded::Serializer::new(String::new());
    for control in controls {
        for value in control.values() {
            fields.append_pair(&control.name, value);
        }
    }
    if let Some((name, value)) = submitter {
        fields.append_pair(name, value);
    }
    fields.finish()
}

/// What a form with an `action` sends over HTTP.
fn request(form: ElementRef<'_>, fields: String) -> Option<Deed> {
    let path = form.attr("action")?.to_owned();
    if form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")) {
        return Some(Deed::Request { method: Method::POST, path, form: Some(fields) });
    }
    let path = format!("{}?{fields}", path.split('?').next().unwrap_or_default());
    Some(Deed::Request { method: Method::GET, path, form: None })
}

fn is_submit(element: ElementRef<'_>) -> bool {
    matches!(
        (element.value().name(), element.attr("type")),
        ("button", None | Some("submit")) | ("input", Some("submit" | "image"))
    )
}

fn used_key(form: ElementRef<'_>, name: &str) -> String {
    format!("{} {name}", form.value().id().unwrap_or_default())
}

/// `user[_unused_name]` for `user[name]`.
fn unused(name: &str) -> String {
    let (stem, end) = name.strip_suffix("[]").map_or((name, ""), |stem| (stem, "[]"));
    match stem.rfind('[') {
        Some(at) => format!("{}[_unused_{}{end}", &stem[..at], &stem[at + 1..]),
        None => format!("_unused_{stem}{end}"),
    }
}

/// Names and values of inputs.
fn pairs(values: Value, place: Place) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    match values {
        Value::Array(list) => {
            for pair in list {
                match serde_json::from_value::<(String, Value)>(pair) {
                    Ok((name, value)) => flatten(name, value, &mut found),
                    Err(_) => fail(place, "a form is filled in by `&[(\"name\", \"value\")]`, or by a struct"),
                }
            }
        }
        Value::Object(fields) => fields.into_iter().for_each(|(name, value)| flatten(name, value, &mut found)),
        other => {
            fail(place, format_args!("a form is not filled in by {other}: use `&[(\"name\", \"value\")]`, or a struct"))
        }
    }
    found
}

fn flatten(name: String, value: Value, found: &mut Vec<(String, Vec<String>)>) {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            fields.into_iter().for_each(|(field, value)| flatten(format!("{name}[{field}]"), value, found));
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            for (index, entry) in entries.into_iter().enumerate() {
                flatten(format!("{name}[{index}]"), entry, found);
            }
        }
        Value::Array(entries) => {
            let name = if name.ends_with("[]") { name } else { format!("{name}[]") };
            found.push((name, entries.iter().map(text).collect()));
        }
        value => found.push((name, vec![text(&value)])),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_of_what_is_not_used() {
        for (name, marker) in [
            ("name", "_unused_name"),
            ("user[name]", "user[_unused_name]"),
            ("tags[]", "_unused_tags[]"),
            ("user[tags][]", "user[_unused_tags][]"),
        ] {
            assert_eq!(unused(name), marker);
        }
    }

    #[test]
    fn structs_are_names_and_values() {
        let place = Location::caller();
        let pairs =
            pairs(json!({"user": {"name": "A", "tags": ["x", "y"], "age": 7, "no": null, "in": [{"a": true}]}}), place);
        let shown: Vec<String> =
            pairs.into_iter().map(|(name, values)| format!("{name}={}", values.join(","))).collect();
        let mut shown = shown;
        shown.sort();
        assert_eq!(shown, ["user[age]=7", "user[in][0][a]=true", "user[name]=A", "user[tags][]=x,y"]);
    }
}
