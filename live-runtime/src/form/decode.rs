//! From what the client sent to fields: every one is read, whatever is wrong with the others.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashSet},
    marker::PhantomData,
};

use serde_json::Value;

use super::{
    FormField, LiveForm, Rules,
    field::Field,
    group::{Group, Input, Slot},
};
use crate::event::Place;

/// Gives the fields of a form one by one, in order.
#[derive(Debug)]
pub struct Decoder<'p> {
    place: Place<'p>,
    name: Box<str>,
    rules: &'static [Rules],
    slots: Vec<Slot>,
}

/// What is wrong with a form although each of its fields is right.
#[derive(Debug)]
pub struct FormErrors<T: LiveForm> {
    group: Group,
    fields: T::Fields,
    form: PhantomData<fn() -> T>,
}

impl<T: LiveForm> FormErrors<T> {
    /// Adds an error to a field.
    pub fn add<V>(
        &mut self,
        field: impl for<'a> FnOnce(&'a T::Fields) -> Field<'a, V>,
        message: impl Into<Cow<'static, str>>,
    ) {
        let (name, field) = field(&self.fields).place();
        if let Some(input) = self.group.input_mut(name, field) {
            input.errors.push(message.into());
        }
    }
}

impl Decoder<'_> {
    /// Reads the next field. `None` where it isn't of its type.
    pub fn field<T: FormField>(&mut self) -> Option<T> {
        self.checked(|_| Ok(()))
    }

    /// Reads the next field, and checks it with a function.
    pub fn checked<T: FormField>(&mut self, check: impl FnOnce(&T) -> Result<(), Cow<'static, str>>) -> Option<T> {
        let rules = self.rules.get(self.slots.len())?;
        let (mut slot, value) = T::decode(FieldPlace { place: self.place, group: &self.name, rules });
        if let (Some(value), Slot::Input(input)) = (&value, &mut slot)
            && let Err(message) = check(value)
        {
            input.errors.push(message);
        }
        self.slots.push(slot);
        value
    }
}

/// Where a field is read from.
#[derive(Clone, Copy, Debug)]
pub struct FieldPlace<'p> {
    place: Place<'p>,
    group: &'p str,
    pub(super) rules: &'static Rules,
}

impl<'p> FieldPlace<'p> {
    /// What the client sent for it, as the texts of its inputs.
    pub(super) fn input(self) -> Input {
        let place = self.place.get(self.rules.name);
        let texts = match place.value() {
            None => Vec::new(),
            Some(Value::Array(items)) => items.iter().filter_map(text).filter(|text| !text.is_empty()).collect(),
            Some(value) => text(value).into_iter().collect(),
        };
        Input { texts, used: place.used(), errors: Vec::new() }
    }

    /// A group of fields.
    pub(super) fn group<T: LiveForm>(self) -> (Group, Option<T>) {
        group(self.place.get(self.rules.name), self.name())
    }

    /// Groups of fields, without those that are dropped, in the order that is asked for.
    pub(super) fn list<T: LiveForm>(self) -> (Vec<(usize, Group)>, Vec<Option<T>>) {
        let name = self.name();
        let entries = self.order(self.place.get(self.rules.name));
        let decoded = entries.into_iter().map(|(key, place)| {
            let (group, value) = group(place, format!("{name}[{key}]").into());
            ((key, group), value)
        });
        decoded.unzip()
    }

    fn name(self) -> Box<str> {
        if self.group.is_empty() {
            self.rules.name.into()
        } else {
            format!("{}[{}]", self.group, self.rules.name).into()
        }
    }

    /// The entries that are there, by their keys: those in `…_sort[]` in their order, where one that is unknown is a new
    /// entry, then those that it doesn't name, without those in `…_drop[]`.
    ///
    /// An entry keeps its key for as long as the page is open: its inputs stay the elements that they are.
    fn order(self, place: Place<'p>) -> Vec<(usize, Place<'p>)> {
        let mut left: BTreeMap<usize, Place<'p>> = match place.value() {
            Some(Value::Object(entries)) => {
                entries.keys().filter_map(|key| Some((key_of(key)?, place.get(key)))).collect()
            }
            Some(Value::Array(items)) => (0..items.len()).map(|index| (index, place.item(index))).collect(),
            _ => BTreeMap::new(),
        };
        let mut next = left.keys().last().map_or(0, |last| last + 1);
        for key in self.keys("_drop") {
            key_of(key).map(|key| left.remove(&key));
        }
        let mut order = Vec::new();
        let mut seen = HashSet::new();
        for key in self.keys("_sort").into_iter().filter(|key| !key.is_empty()) {
            let known = key_of(key).filter(|key| *key < next);
            match known {
                Some(key) => order.extend(left.remove(&key).map(|place| (key, place))),
                None if seen.insert(key) => {
                    order.push((next, Place::default()));
                    next += 1;
                }
                None => {}
            }
        }
        order.extend(left);
        order
    }

    fn keys(self, what: &str) -> Vec<&'p str> {
        match self.place.get(&format!("{}{what}", self.rules.name)).value() {
            Some(Value::Array(keys)) => keys.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// Reads a group of fields.
pub(super) fn group<T: LiveForm>(place: Place<'_>, name: Box<str>) -> (Group, Option<T>) {
    let rules = T::rules();
    let mut decoder = Decoder { place, name, rules, slots: Vec::with_capacity(rules.len()) };
    let value = T::decode(&mut decoder);
    let group = Group::new(decoder.name, rules, decoder.slots);
    match value {
        None => (group, None),
        Some(value) => {
            let mut errors = FormErrors { fields: T::Fields::from(group.clone()), group, form: PhantomData };
            value.check(&mut errors);
            (errors.group, Some(value))
        }
    }
}

/// The key of an entry. One so large is nobody's.
fn key_of(key: &str) -> Option<usize> {
    key.parse().ok().filter(|key| *key <= MAX_KEY)
}

const MAX_KEY: usize = 1_000_000;

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
