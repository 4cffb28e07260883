//! What is wrong with a value.

use std::fmt::Display;

use serde::de::{self, Expected, Unexpected};

/// The longest message that is kept, in characters: values from the client are part of some.
pub(super) const MAX_MESSAGE: usize = 200;

/// What is wrong with a value, and where.
#[derive(Debug)]
pub(in crate::event) struct LenientError {
    /// From the inside out.
    path: Vec<String>,
    message: String,
}

impl LenientError {
    /// The fields that lead to the value, with dots between.
    pub(in crate::event) fn field(&self) -> String {
        self.path.iter().rev().map(String::as_str).collect::<Vec<_>>().join(".")
    }

    pub(in crate::event) fn into_message(self) -> String {
        self.message
    }

    pub(super) fn new(message: impl Display) -> Self {
        Self { path: Vec::new(), message: message.to_string().chars().take(MAX_MESSAGE).collect() }
    }

    pub(super) fn blank() -> Self {
        Self::new("can't be blank")
    }

    pub(super) fn inside(mut self, segment: impl Display) -> Self {
        self.path.push(segment.to_string());
        self
    }
}

impl std::error::Error for LenientError {}

impl Display for LenientError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl de::Error for LenientError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message)
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format_args!("should be {expected}, not {unexpected}"))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new("is missing").inside(field)
    }

    fn unknown_field(field: &str, _expected: &'static [&'static str]) -> Self {
        Self::new("is not a known field").inside(field)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format_args!("should be one of {}, not {variant:?}", expected.join(", ")))
    }
}
