//! Numbers from text.

use std::num::{IntErrorKind, ParseIntError};
use std::str::FromStr;

use super::error::LenientError;

pub(super) fn parse_whole<N: FromStr<Err = ParseIntError>>(text: &str) -> Result<N, LenientError> {
    let text = text.trim();
    text.parse().map_err(|error: ParseIntError| match error.kind() {
        IntErrorKind::Empty => LenientError::blank(),
        IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => LenientError::new("is out of range"),
        _ if text.parse::<i128>().is_ok() => LenientError::new("is out of range"),
        _ => LenientError::new("is not a whole number"),
    })
}

/// Rust reads `inf` and `NaN`; nobody who fills in a form means them.
pub(super) fn parse_f64(text: &str) -> Result<f64, LenientError> {
    match text.trim() {
        "" => Err(LenientError::blank()),
        text => text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(not_a_number),
    }
}

pub(super) fn parse_f32(text: &str) -> Result<f32, LenientError> {
    match text.trim() {
        "" => Err(LenientError::blank()),
        text => text.parse().ok().filter(|number: &f32| number.is_finite()).ok_or_else(not_a_number),
    }
}

fn not_a_number() -> LenientError {
    LenientError::new("is not a number")
}
