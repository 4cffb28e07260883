//! What the inputs of a form hold: their texts as they were typed, and what is wrong with them.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use serde_json::{Map, Value};
use tracing::warn;

use super::{FormField, Rules};

/// The inputs of a form, or of a part of it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Group(Arc<Inputs>);

#[derive(Clone, Debug)]
struct Inputs {
    name: Box<str>,
    rules: &'static [Rules],
    slots: Vec<Slot>,
    shown: Shown,
}

/// Which of the first 64 fields a template has asked for.
#[derive(Debug, Default)]
struct Shown(AtomicU64);

impl Clone for Shown {
    fn clone(&self) -> Self {
        Self(AtomicU64::new(self.0.load(Ordering::Relaxed)))
    }
}

/// What a field is made of.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub enum Slot {
    Input(Input),
    Group(Group),
    /// By their keys.
    List(Vec<(usize, Group)>),
}

/// What one input, or several of one name, hold.
#[doc(hidden)]
#[derive(Clone, Default)]
pub struct Input {
    pub(crate) texts: Vec<String>,
    pub(crate) used: bool,
    pub(crate) errors: Vec<Cow<'static, str>>,
}

/// What was typed may be a password: it is not shown.
impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("used", &self.used).field("errors", &self.errors).finish_non_exhaustive()
    }
}

impl Group {
    pub(super) fn new(name: Box<str>, rules: &'static [Rules], slots: Vec<Slot>) -> Self {
        Self(Arc::new(Inputs { name, rules, slots, shown: Shown::default() }))
    }

    /// What the names of its inputs begin with.
    pub(super) fn name(&self) -> &str {
        &self.0.name
    }

    pub(super) fn rules(&self, index: usize) -> &'static Rules {
        static NONE: Rules = Rules::new("");
        self.0.rules.get(index).unwrap_or(&NONE)
    }

    /// A template asks for the field: it shows an input.
    pub(super) fn show(&self, index: usize) {
        if let Some(bit) = u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)) {
            self.0.shown.0.fetch_or(bit, Ordering::Relaxed);
        }
    }

    /// Warns, once in a process, of each required field that no template has asked for: the form can never be right.
    pub(super) fn warn_of_missing_inputs(&self, form: &'static str) {
        static WARNED: Mutex<BTreeSet<(&str, &str)>> = Mutex::new(BTreeSet::new());
        let shown = self.0.shown.0.load(Ordering::Relaxed);
        for (index, (rules, slot)) in self.0.rules.iter().zip(&self.0.slots).enumerate().take(64) {
            match slot {
                Slot::Input(_) if rules.required && shown & (1 << index) == 0 => {
                    let is_new = WARNED.lock().unwrap_or_else(PoisonError::into_inner).insert((form, rules.name));
                    if is_new {
                        warn!(form, field = rules.name, "a required field has no input in its form");
                    }
                }
                Slot::Input(_) => {}
                Slot::Group(group) => group.warn_of_missing_inputs(form),
                Slot::List(groups) => groups.iter().for_each(|(_, group)| group.warn_of_missing_inputs(form)),
            }
        }
    }

    pub(super) fn slot(&self, index: usize) -> Option<&Slot> {
        self.0.slots.get(index)
    }

    pub(super) fn any(&self, is: &impl Fn(&Input) -> bool) -> bool {
        self.0.slots.iter().any(|slot| match slot {
            Slot::Input(input) => is(input),
            Slot::Group(group) => group.any(is),
            Slot::List(groups) => groups.iter().any(|(_, group)| group.any(is)),
        })
    }

    pub(super) fn each(&mut self, act: &impl Fn(&mut Input)) {
        for slot in &mut Arc::make_mut(&mut self.0).slots {
            match slot {
                Slot::Input(input) => act(input),
                Slot::Group(group) => group.each(act),
                Slot::List(groups) => groups.iter_mut().for_each(|(_, group)| group.each(act)),
            }
        }
    }

    /// The input of the field `field` of the group `name`, here or below.
    pub(super) fn input_mut(&mut self, name: &str, field: &str) -> Option<&mut Input> {
        let inputs = Arc::make_mut(&mut self.0);
        if *inputs.name == *name {
            let index = inputs.rules.iter().position(|rules| rules.name == field)?;
            return match inputs.slots.get_mut(index)? {
                Slot::Input(input) => Some(input),
                _ => None,
            };
        }
        inputs.slots.iter_mut().find_map(|slot| match slot {
            Slot::Input(_) => None,
            Slot::Group(group) => group.input_mut(name, field),
            Slot::List(groups) => groups.iter_mut().find_map(|(_, group)| group.input_mut(name, field)),
        })
    }
}

/// Takes the fields of a form one by one, in order.
#[derive(Debug, Default)]
pub struct Encoder {
    rules: &'static [Rules],
    fields: Map<String, Value>,
}

impl Encoder {
    pub(super) fn value(rules: &'static [Rules], encode: impl FnOnce(&mut Self)) -> Value {
        let mut encoder = Self { rules, fields: Map::new() };
        encode(&mut encoder);
        Value::Object(encoder.fields)
    }

    /// Writes the next field.
    pub fn field(&mut self, value: &impl FormField) {
        if let Some((rules, rest)) = self.rules.split_first() {
            self.fields.insert(rules.name.to_owned(), value.encode());
            self.rules = rest;
        }
    }
}
