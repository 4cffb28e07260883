//! What submitting or changing a form comes to.

use http::Method;
use scraper::ElementRef;
use serde_json::{Map, Value};

use super::{
    View,
    command::{Carried, Firing, values_of},
    controls::{Control, Kind, controls},
    deed::Deed,
    failure::{Place, fail},
    obstacle::{lineage, name_of},
    validity,
};

/// A form that is submitted by an event.
#[derive(Debug)]
pub(super) struct Submission {
    /// Its id.
    pub(super) form: String,
    /// Name and value of the button.
    pub(super) submitter: Option<(String, String)>,
    pub(super) firing: Firing,
    /// The uploads whose inputs it has: their files are sent before.
    pub(super) uploads: Vec<String>,
}

/// How a form is submitted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Submitter<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) value: &'a str,
    /// It is sent whatever the browser would say.
    pub(super) is_unchecked: bool,
}

impl<'a> Submitter<'a> {
    pub(super) fn of(button: ElementRef<'a>) -> Self {
        Self {
            name: button.attr("name").filter(|name| !name.is_empty()),
            value: button.attr("value").unwrap_or_default(),
            is_unchecked: button.attr("formnovalidate").is_some(),
        }
    }
}

impl View {
    /// What a click on a button or a box of a form comes to.
    pub(super) fn click_of_control(&self, control: ElementRef<'_>, place: Place) -> Option<Deed> {
        let form = self.form_of(control);
        let name = control.attr("name").filter(|name| !name.is_empty());
        match (control.value().name(), control.attr("type")) {
            ("button", None | Some("submit")) | ("input", Some("submit" | "image")) => {
                Some(self.submission(form?, &controls(form?), Submitter::of(control), place))
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
                Some(Deed::Fire(vec![self.change(form, &controls, name, &[], place)]))
            }
            _ => None,
        }
    }

    pub(super) fn form_of<'v>(&'v self, control: ElementRef<'v>) -> Option<ElementRef<'v>> {
        match control.attr("form") {
            Some(id) => self.dom.by_id(id),
            None => lineage(control).find(|around| around.value().name() == "form"),
        }
    }

    /// What submitting a form comes to: an event, or a request.
    pub(super) fn submission(
        &self,
        form: ElementRef<'_>,
        controls: &[Control],
        submitter: Submitter<'_>,
        place: Place,
    ) -> Deed {
        let is_checked = form.attr("novalidate").is_none() && !submitter.is_unchecked;
        let files = |control: &Control| self.has_files(control.upload.as_deref());
        if let Some(wrong) = is_checked.then(|| validity::wrong(controls, files)).flatten() {
            fail(
                place,
                format_args!(
                    "the browser would not send {}: {wrong}\nthe form's `novalidate` lets it through, and in a test \
                     `.novalidate()` before `.submit()`",
                    name_of(form)
                ),
            );
        }
        let mut fields = form_urlencoded::Serializer::new(String::new());
        for control in controls {
            for value in control.values() {
                fields.append_pair(&control.name, value);
            }
        }
        if let Some(name) = submitter.name {
            fields.append_pair(name, submitter.value);
        }
        let fields = fields.finish();
        if let Some(binding) = form.attr("phx-submit") {
            let carried = Carried::Form { fields, meta: values_of(form), uploads: None };
            let firing = Firing { binding: binding.to_owned(), kind: "submit", carried, from: self.sender(form) };
            let uploads = controls.iter().filter_map(|control| control.upload.clone()).collect();
            let form = form.value().id().unwrap_or_default().to_owned();
            let submitter = submitter.name.map(|name| (name.to_owned(), submitter.value.to_owned()));
            return Deed::Submit(Submission { form, submitter, firing, uploads });
        }
        if form.attr("action").is_none() {
            fail(
                place,
                format_args!("submitting {} does nothing: it has neither `phx-submit` nor `action`", name_of(form)),
            );
        }
        self.request(form, fields)
    }

    /// What sending a form over HTTP comes to.
    pub(super) fn request(&self, form: ElementRef<'_>, fields: String) -> Deed {
        let path = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(&self.url).to_owned();
        if form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")) {
            return Deed::Request { method: Method::POST, path, form: Some(fields) };
        }
        let path = format!("{}?{fields}", path.split('?').next().unwrap_or_default());
        Deed::Request { method: Method::GET, path, form: None }
    }

    /// What changing the input `touched` comes to, after the `others` have been filled in.
    pub(super) fn change(
        &self,
        form: ElementRef<'_>,
        controls: &[Control],
        touched: &str,
        others: &[&str],
        place: Place,
    ) -> Firing {
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
        let carried = Carried::Form { fields: fields.finish(), meta, uploads: Some(Value::Object(Map::new())) };
        Firing { binding, kind: "change", carried, from: self.sender(form) }
    }
}

pub(super) fn used_key(form: ElementRef<'_>, name: &str) -> String {
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

#[cfg(test)]
mod tests {
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
}
