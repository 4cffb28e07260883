//! What a field's text must be like: checked here, and told to the browser.

use std::{cmp::Ordering, sync::OnceLock};

use regex_lite::Regex;

/// The rules of one field, by HTML's names. Made by `#[derive(LiveForm)]`.
#[derive(Debug)]
pub struct Rules {
    /// The field's name.
    pub name: &'static str,
    /// `type="…"` of its input, where it isn't that of the field's type.
    pub kind: Option<&'static str>,
    /// It must not be left blank.
    pub required: bool,
    /// The least number of characters.
    pub minlength: Option<usize>,
    /// The largest number of characters.
    pub maxlength: Option<usize>,
    /// The least value, as text.
    pub min: Option<&'static str>,
    /// The largest value, as text.
    pub max: Option<&'static str>,
    /// Which numbers may be entered.
    pub step: Option<&'static str>,
    /// What the whole text must match.
    pub pattern: Option<&'static Pattern>,
}

/// A regular expression that a whole text must match. Made by `#[derive(LiveForm)]`, which has checked it.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

/// How long a text is looked at: a regular expression over a megabyte is no validation.
const MAX_MATCHED: usize = 10_000;

impl Rules {
    /// Of a field that may be anything.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            kind: None,
            required: false,
            minlength: None,
            maxlength: None,
            min: None,
            max: None,
            step: None,
            pattern: None,
        }
    }

    /// What is wrong with a text that isn't blank, as far as only text counts.
    pub(super) fn wrong_text(&self, text: &str) -> Option<String> {
        let length = || text.chars().count();
        if let Some(min) = self.minlength.filter(|min| length() < *min) {
            return Some(format!("should be at least {min} characters"));
        }
        if let Some(max) = self.maxlength.filter(|max| length() > *max) {
            return Some(format!("should be at most {max} characters"));
        }
        if self.kind == Some("email") && !is_email(text) {
            return Some("must have the @ sign".to_owned());
        }
        let matches = self.pattern.is_none_or(|pattern| pattern.matches(text));
        (!matches).then(|| "has invalid format".to_owned())
    }

    /// What is wrong with a value that `compare` compares with a bound.
    pub(super) fn wrong_value(&self, compare: impl Fn(&str) -> Option<Ordering>) -> Option<String> {
        if let Some(min) = self.min.filter(|min| compare(min) == Some(Ordering::Less)) {
            return Some(format!("must be at least {min}"));
        }
        let max = self.max.filter(|max| compare(max) == Some(Ordering::Greater))?;
        Some(format!("must be at most {max}"))
    }
}

impl Pattern {
    /// Of an expression.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self { source, regex: OnceLock::new() }
    }

    /// As the browser gets it.
    pub(super) fn source(&self) -> &'static str {
        self.source
    }

    fn matches(&self, text: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(&format!("^(?:{})$", self.source)).ok());
        text.len() <= MAX_MATCHED && regex.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

/// Something, an `@`, something: what else an address may be is known to mail servers only.
fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
}
