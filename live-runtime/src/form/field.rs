//! Fields as templates see them.

use std::{borrow::Cow, fmt, marker::PhantomData, ops::Deref};

use super::{
    FieldValue, Options, Rules,
    group::{Group, Input, Slot},
};
use crate::{
    Render,
    render::{AttributeList, Text, write_attribute_value},
};

/// A field of a form, for an input that edits a `T`.
pub struct Field<'a, T> {
    field: AnyField<'a>,
    value: PhantomData<fn() -> T>,
}

/// A field of whatever type: its name, what was typed, and what is wrong with it.
#[derive(Clone, Copy, Debug)]
pub struct AnyField<'a> {
    group: &'a str,
    rules: &'static Rules,
    input: &'a Input,
    pub(crate) kind: &'a str,
    pub(crate) required: bool,
    pub(crate) multiple: bool,
    pub(crate) step: Option<&'static str>,
    pub(crate) options: Options,
}

/// The name of a field's input: `user[email]`.
#[derive(Clone, Copy, Debug, Render)]
pub struct InputName<'a> {
    group: &'a str,
    field: &'a str,
    multiple: bool,
}

/// The id of a field's input: `user_email`.
#[derive(Clone, Copy, Debug, Render)]
pub struct InputId<'a> {
    group: &'a str,
    field: &'a str,
}

static NOTHING: Input = Input { texts: Vec::new(), used: false, errors: Vec::new() };

impl<'a, T: FieldValue> Field<'a, T> {
    pub(super) fn new(group: &'a Group, index: usize) -> Self {
        group.show(index);
        let input = match group.slot(index) {
            Some(Slot::Input(input)) => input,
            _ => &NOTHING,
        };
        let rules = group.rules(index);
        let field = AnyField {
            group: group.name(),
            rules,
            input,
            kind: rules.kind.unwrap_or(T::TYPE),
            required: rules.required || T::REQUIRED,
            multiple: T::MULTIPLE,
            step: rules.step.or(T::STEP),
            options: T::OPTIONS,
        };
        Self { field, value: PhantomData }
    }

    /// The value, where what was typed is one.
    #[must_use]
    pub fn typed(&self) -> Option<T> {
        T::from_texts(&self.input.texts, self.rules).ok()
    }
}

impl<'a> AnyField<'a> {
    /// The name of its input.
    #[must_use]
    pub fn name(&self) -> InputName<'a> {
        InputName { group: self.group, field: self.rules.name, multiple: self.multiple }
    }

    /// The id of its input.
    #[must_use]
    pub fn id(&self) -> InputId<'a> {
        InputId { group: self.group, field: self.rules.name }
    }

    /// What was typed, whether it can be read or not.
    #[must_use]
    pub fn value(&self) -> &'a str {
        self.input.texts.last().map_or("", String::as_str)
    }

    /// Whether this value is chosen.
    #[must_use]
    pub fn is(&self, value: &str) -> bool {
        if self.multiple { self.input.texts.iter().any(|text| text == value) } else { self.value() == value }
    }

    /// Whether somebody has been at it.
    #[must_use]
    pub fn used(&self) -> bool {
        self.input.used
    }

    /// What is wrong with it, once somebody has been at it.
    #[must_use]
    pub fn errors(&self) -> &'a [Cow<'static, str>] {
        if self.input.used { &self.input.errors } else { &[] }
    }

    /// The attributes by which the browser knows the field's rules: `required`, `maxlength`, …
    #[must_use]
    pub fn rules(&self) -> impl AttributeList + use<'a> {
        FieldRules(*self)
    }

    /// As the input of another `type` has it.
    pub(crate) fn with_kind(self, kind: &'a str) -> Self {
        Self { kind, ..self }
    }

    /// The group and the field in it.
    pub(super) fn place(self) -> (&'a str, &'static str) {
        (self.group, self.rules.name)
    }
}

/// What HTML calls the rules of a field.
struct FieldRules<'a>(AnyField<'a>);

impl AttributeList for FieldRules<'_> {
    fn write_list(&self, text: &mut Text<'_>) {
        let AnyField { rules, required, step, kind, multiple, .. } = self.0;
        let mut write = |name: &str, value: &str| write_attribute_value(name, value, text);
        let is_text = !matches!(kind, "checkbox" | "radio" | "select" | "hidden");
        if is_text {
            for (name, length) in [("minlength", rules.minlength), ("maxlength", rules.maxlength)] {
                if let Some(length) = length {
                    write(name, &length.to_string());
                }
            }
            let pattern = rules.pattern.map(super::Pattern::source);
            let step = step.filter(|_| kind == "number");
            for (name, value) in [("min", rules.min), ("max", rules.max), ("step", step), ("pattern", pattern)] {
                if let Some(value) = value {
                    write(name, value);
                }
            }
        }
        // One of several boxes cannot be required.
        if required && kind != "hidden" && !(multiple && kind == "checkbox") {
            text.push_raw(" required");
        }
    }
}

impl<'a, T> Deref for Field<'a, T> {
    type Target = AnyField<'a>;

    fn deref(&self) -> &AnyField<'a> {
        &self.field
    }
}

impl<T> Clone for Field<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Field<'_, T> {}

impl<T> fmt::Debug for Field<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.field.fmt(f)
    }
}

impl<'a, T> From<Field<'a, T>> for AnyField<'a> {
    fn from(field: Field<'a, T>) -> Self {
        field.field
    }
}

impl fmt::Display for InputName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.group {
            "" => f.write_str(self.field)?,
            group => write!(f, "{group}[{}]", self.field)?,
        }
        if self.multiple { f.write_str("[]") } else { Ok(()) }
    }
}

impl fmt::Display for InputId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.group.split(['[', ']']).filter(|part| !part.is_empty()) {
            write!(f, "{part}_")?;
        }
        f.write_str(self.field)
    }
}
