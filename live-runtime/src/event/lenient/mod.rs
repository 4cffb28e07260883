//! Reading types from values as the browser has them: every field of a form is text, `phx-value-*` too, and an empty
//! field means that there is nothing.
//!
//! What serde buffers before it knows the type (`flatten`, untagged and internally tagged enums) stays text there: the
//! type is not asked for, so nothing can be converted.

mod access;
mod error;
mod nothing;
mod number;
#[cfg(test)]
mod tests;
mod value;

use serde::de::DeserializeOwned;
use serde_json::Value;

pub(super) use self::error::LenientError;
use self::nothing::Nothing;
use self::value::Lenient;

/// Reads a type from a value.
pub(super) fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, LenientError> {
    T::deserialize(Lenient::from(value))
}

/// What a type is when there is no value: `None`, if it can be.
pub(super) fn from_nothing<T: DeserializeOwned>() -> Option<T> {
    T::deserialize(Nothing).ok()
}
