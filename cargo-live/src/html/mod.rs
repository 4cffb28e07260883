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

use std::{fmt, path::Path, str::FromStr as _};

use live_template::{Severity, Source, check, parse};
use proc_macro2::TokenStream;

use crate::fmt::{Problem, Style, format, templates};

/// A template, and what is left to be done.
#[derive(Clone, Debug)]
pub struct Converted {
    /// `html! { … }`
    pub template: String,
    /// What could not be turned into the dialect, or was changed on the way.
    pub notes: Vec<Note>,
    /// Why the template does not compile: what HTML does not allow, or does not allow any more.
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

/// What a page is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Braces are text.
    Html,
    /// Braces are Elixir.
    Heex,
}

impl Language {
    /// As the end of a file's name has it, or else as it looks.
    #[must_use]
    pub fn of(path: &Path, source: &str) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("html" | "htm" | "xhtml" | "svg") => Self::Html,
            Some("heex") => Self::Heex,
            _ if lex::is_heex(source) => Self::Heex,
            _ => Self::Html,
        }
    }
}

/// Turns HTML or `HEEx` into a template.
///
/// ```
/// use cargo_live::{fmt::Style, html::{Language, convert}};
///
/// let converted = convert("<p class=note>Don't <%= @verb %>!<br></p>", Language::Heex, Style::default());
/// assert_eq!(converted.template, "html! { <p class=\"note\">\"Don't\" {self.verb}!<br/></p> }\n");
/// assert_eq!(converted.notes[0].to_string(), "1:21: `@verb` has become `self.verb`");
/// ```
#[must_use]
pub fn convert(source: &str, language: Language, style: Style) -> Converted {
    let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (template, notes) = convert::template(&source, language == Language::Heex);
    let (before, after) = if template.contains('\n') { ("\n", "\n") } else { (" ", " ") };
    let mut formatted = format(&format!("html! {{{before}{}{after}}}\n", template.trim()), style);
    if formatted.problems.is_empty() {
        formatted.problems = mistakes(&formatted.text);
    }
    Converted { template: formatted.text, notes, problems: formatted.problems }
}

/// What the compiler will say. The view is not known here, and with it which events there are.
fn mistakes(text: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    if let Ok(tokens) = TokenStream::from_str(text) {
        templates(tokens, &mut found);
    }
    let source = Source::new(text, 1, 0);
    let checked = found.iter().flat_map(|group| check(&parse(group.stream(), &source).template, None));
    let needs_view = |message: &str| message.ends_with("cannot be checked outside `#[live_view]`");
    let errors = checked.filter(|found| found.severity == Severity::Error && !needs_view(&found.message));
    errors.map(|error| Problem::new(error.span.start(), error.to_string())).collect()
}
