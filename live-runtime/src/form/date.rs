//! A day, as `<input type="date">` has it.

use std::{borrow::Cow, cmp::Ordering, fmt, str::FromStr};

use super::{Bounded, FormValue};
use crate::Render;

/// A day of the calendar, for `<input type="date">`. For the date of another crate there is [`Parsed`](super::Parsed).
///
/// ```
/// use live_runtime::form::Date;
///
/// let day: Date = "2024-02-29".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2024, 2, 29));
/// assert!("2023-02-29".parse::<Date>().is_err());
/// # Ok::<(), live_runtime::form::InvalidDate>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Render)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A text that is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a date")]
#[non_exhaustive]
pub struct InvalidDate {}

impl Date {
    /// Of a year from 1 to 9999, a month from 1, and a day from 1.
    ///
    /// ```
    /// # use live_runtime::form::Date;
    /// assert!(Date::new(2025, 4, 30).is_ok() && Date::new(2025, 4, 31).is_err());
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if (1..=9999).contains(&year) && (1..=days).contains(&day) {
            Ok(Self { year, month, day })
        } else {
            Err(InvalidDate {})
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let number = |text: &str| {
            let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u16>().ok().filter(|_| is_plain).ok_or(InvalidDate {})
        };
        let (Some((year, rest)), 10) = (text.split_once('-'), text.len()) else { return Err(InvalidDate {}) };
        let (month, day) = rest.split_once('-').ok_or(InvalidDate {})?;
        let small = |text: &str| u8::try_from(number(text)?).map_err(|_| InvalidDate {});
        Self::new(number(year)?, small(month)?, small(day)?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FormValue for Date {
    const TYPE: &'static str = "date";

    fn from_text(text: &str) -> Result<Self, Cow<'static, str>> {
        text.parse().map_err(|_: InvalidDate| "is not a date".into())
    }

    fn to_text(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl Bounded for Date {
    fn compare(&self, bound: &str) -> Option<Ordering> {
        Some(self.cmp(&bound.parse().ok()?))
    }
}
