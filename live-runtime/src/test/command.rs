//! What happens when a binding fires: an event, or commands.

use scraper::{ElementRef, Selector};
use serde_json::{Map, Value, json};

use super::{
    View,
    failure::{Place, fail},
    key::Key,
    navigation::Departure,
    obstacle::lineage,
    portal::owner,
    view::State,
};

/// What is sent with an event.
#[derive(Debug, Clone)]
pub(super) enum Carried {
    /// Of clicks, keys and hooks.
    Value(Value),
    /// Of a form: what is in it, what comes beside it, and, where it is changed, the files that are chosen.
    Form { fields: String, meta: Map<String, Value>, uploads: Option<Value> },
}

/// A binding that is about to fire.
#[derive(Debug, Clone)]
pub(super) struct Firing {
    /// The attribute's value: an event's name, or commands.
    pub(super) binding: String,
    /// `click`, `keydown` and so on.
    pub(super) kind: &'static str,
    pub(super) carried: Carried,
    pub(super) from: Sender,
}

/// Who fires it.
#[derive(Debug, Clone)]
pub(super) struct Sender {
    /// The id of the view's element.
    pub(super) view: String,
    pub(super) cid: Option<i64>,
    /// Its element.
    key: Key,
}

impl View {
    /// The view, or the component in it, that gets an element's events.
    pub(super) fn sender(&self, element: ElementRef<'_>) -> Sender {
        let key = Key::of(element);
        match element.attr("phx-target") {
            Some(target) => self.aimed(target, element, key),
            None => Sender { view: self.view_of(element), cid: None, key },
        }
    }

    /// At a component's number, or at what a CSS selector finds.
    fn aimed(&self, target: &str, element: ElementRef<'_>, key: Key) -> Sender {
        if let Ok(cid) = target.parse() {
            return Sender { view: self.view_of(element), cid: Some(cid), key };
        }
        self.sender_to(target, element).unwrap_or_else(|| self.own_view(element))
    }

    /// The view that an element is of.
    pub(super) fn own_view(&self, element: ElementRef<'_>) -> Sender {
        Sender { view: self.view_of(element), cid: None, key: Key::of(element) }
    }

    /// The view, or the component in it, that what a CSS selector finds is in.
    pub(super) fn sender_to(&self, target: &str, element: ElementRef<'_>) -> Option<Sender> {
        let found = self.dom.first(target)?;
        let cid = lineage(found).find_map(|around| around.attr("data-phx-component")?.parse().ok());
        Some(Sender { view: self.view_of(found), cid, key: Key::of(element) })
    }

    fn view_of(&self, element: ElementRef<'_>) -> String {
        let found = owner(element).filter(|id| self.joined.iter().any(|joined| joined.id == *id)).map(str::to_owned);
        found.or_else(|| self.joined.first().map(|main| main.id.clone())).unwrap_or_default()
    }

    /// Lets a binding fire.
    pub(super) async fn fire(&mut self, firing: Firing, place: Place) {
        if !firing.binding.starts_with('[') {
            let event = firing.binding.clone();
            self.push(&event, &firing, place).await;
            return;
        }
        let commands: Vec<(String, Value)> = serde_json::from_str(&firing.binding)
            .unwrap_or_else(|error| fail(place, format_args!("`{}` are no commands: {error}", firing.binding)));
        for (name, arguments) in commands {
            if !matches!(self.state, State::Open) {
                return;
            }
            self.command(&name, &arguments, &firing, place).await;
        }
    }

    async fn command(&mut self, name: &str, arguments: &Value, firing: &Firing, place: Place) {
        let text = |name: &str| arguments[name].as_str().unwrap_or_default();
        match name {
            "push" => {
                let mut firing = firing.clone();
                firing.carried.merge(&arguments["value"]);
                self.aim(&mut firing, &arguments["target"]);
                self.push(text("event"), &firing, place).await;
            }
            "patch" => self.patch(text("href"), Some(arguments["replace"] == true), place).await,
            "navigate" => {
                self.state = State::Left(Departure::navigate(text("href"), arguments["replace"] == true));
            }
            "exec" => {
                let attribute = text("attr");
                let bound = self.targets(arguments, firing, |element| {
                    let binding = element.attr(attribute)?.to_owned();
                    let carried = Carried::Value(value_of(element).into());
                    Some(Firing { binding, kind: firing.kind, carried, from: self.sender(element) })
                });
                for firing in bound.into_iter().flatten() {
                    Box::pin(self.fire(firing, place)).await;
                }
            }
            _ => self.alter(name, arguments, firing),
        }
    }

    /// Of the elements that a command is for.
    pub(super) fn targets<T>(&self, arguments: &Value, firing: &Firing, of: impl Fn(ElementRef<'_>) -> T) -> Vec<T> {
        let this = || firing.from.key.find(&self.dom.html);
        let select = |selector: &str| Selector::parse(selector).ok();
        match &arguments["to"] {
            Value::String(selector) => select(selector)
                .map(|selector| self.dom.select(&selector).into_iter().map(of).collect())
                .unwrap_or_default(),
            Value::Object(to) => {
                let Some(this) = this() else { return Vec::new() };
                let inner = to.get("inner").and_then(Value::as_str).and_then(select);
                let closest = to.get("closest").and_then(Value::as_str).and_then(select);
                match (inner, closest) {
                    (Some(inner), _) => this.select(&inner).map(of).collect(),
                    (_, Some(closest)) => {
                        lineage(this).find(|around| closest.matches(around)).map(of).into_iter().collect()
                    }
                    _ => Vec::new(),
                }
            }
            _ => this().map(of).into_iter().collect(),
        }
    }

    fn aim(&self, firing: &mut Firing, target: &Value) {
        if let Some(cid) = target.as_i64() {
            firing.from.cid = Some(cid);
        } else if let Some(found) = target.as_str().and_then(|target| self.dom.first(target)) {
            let key = firing.from.key.clone();
            let cid = lineage(found).find_map(|around| around.attr("data-phx-component")?.parse().ok());
            firing.from = Sender { view: self.view_of(found), cid, key };
        }
    }

    /// Sends an event.
    async fn push(&mut self, event: &str, firing: &Firing, place: Place) {
        let mut payload = match &firing.carried {
            Carried::Value(value) => json!({"type": firing.kind, "event": event, "value": value}),
            Carried::Form { fields, meta, uploads } => {
                let mut payload = json!({"type": "form", "event": event, "value": fields, "meta": meta});
                if let Some(uploads) = uploads {
                    payload["uploads"] = uploads.clone();
                }
                payload
            }
        };
        if let Some(cid) = firing.from.cid {
            payload["cid"] = cid.into();
        }
        self.reply = None;
        self.call(&firing.from.view, "event", &payload, place).await;
    }
}

impl Carried {
    /// Adds what a command sends along.
    fn merge(&mut self, value: &Value) {
        let Some(more) = value.as_object() else { return };
        let (Self::Value(Value::Object(own)) | Self::Form { meta: own, .. }) = self else { return };
        own.extend(more.clone());
    }
}

/// `phx-value-…`.
pub(super) fn values_of(element: ElementRef<'_>) -> Map<String, Value> {
    let values = element.value().attrs().filter_map(|(name, value)| Some((name.strip_prefix("phx-value-")?, value)));
    values.map(|(name, value)| (name.to_owned(), value.into())).collect()
}

/// What an event of the element carries: `phx-value-…`, and the `value` that some elements have.
pub(super) fn value_of(element: ElementRef<'_>) -> Map<String, Value> {
    let mut values = values_of(element);
    let value = || element.attr("value").unwrap_or_default().to_owned();
    let own = match (element.value().name(), element.attr("type").unwrap_or_default()) {
        ("input", "checkbox" | "radio") if element.attr("checked").is_none() => None,
        ("input", "checkbox" | "radio") => Some(element.attr("value").unwrap_or("on").to_owned()),
        ("button" | "input" | "option" | "data", _) => Some(value()),
        ("textarea", _) => Some(element.text().collect()),
        _ => None,
    };
    match own {
        Some(own) => {
            values.insert("value".to_owned(), own.into());
        }
        None => {
            if element.value().name() == "input" {
                values.remove("value");
            }
        }
    }
    values
}
