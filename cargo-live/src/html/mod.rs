//! `cargo live html`: HTML and `HEEx` as a template.
//!
//! `lex` takes the page apart, `convert` puts a template together and notes what is left to be done, and the formatter lays
//! it out.

pub mod command;
mod convert;
mod elixir;
mod entities;
mod implied;
mod lex;
mod text;

use std::fmt;

use crate::fmt::{Problem, Style, format};

/// A template, and what is left to be done.
#[derive(Clone, Debug)]
pub struct Converted {
    /// `html! { … }`
    pub template: String,
    /// What could not be turned into the dialect, or was changed on the way.
    pub notes: Vec<Note>,
    /// Why the template does not compile: nothing, for all that is known to be HTML.
    pub problems: Vec<Problem>,
}

/// What somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The line of the original, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What there is to say.
    pub message: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// Turns HTML or `HEEx` into a template.
///
/// ```
/// use cargo_live::{fmt::Style, html::convert};
///
/// let converted = convert("<p class=note>Don't <%= @verb %>!<br></p>", Style::default());
/// assert_eq!(converted.template, "html! { <p class=\"note\">\"Don't\" {self.verb}!<br/></p> }\n");
/// assert_eq!(converted.notes[0].to_string(), "1:21: `@verb` has become `self.verb`");
/// ```
#[must_use]
pub fn convert(source: &str, style: Style) -> Converted {
    let (template, notes) = convert::template(source);
    let (before, after) = if template.contains('\n') { ("\n", "\n") } else { (" ", " ") };
    let formatted = format(&format!("html! {{{before}{}{after}}}\n", template.trim()), style);
    Converted { template: formatted.text, notes, problems: formatted.problems }
}
