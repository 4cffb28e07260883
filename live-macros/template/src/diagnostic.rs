//! What a template author is told about a mistake.

use std::fmt;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The template does not compile.
    Error,
    /// The template compiles; the author should look at it.
    Warning,
}

/// One mistake in a template: where it is, what it is, and what to write instead.
///
/// The message starts lower-case and names things in backticks. Its text form is the message, then a line for the
/// help and a line for the note, as rustc prints them.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The first token of the mistake.
    pub span: Span,
    /// The last token of the mistake: the same as `span` where it is one token.
    pub end: Span,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Why it is wrong.
    pub note: Option<String>,
    /// Whether the template may compile all the same.
    pub severity: Severity,
    /// The name by which a warning is silenced or made an error: one of
    /// [`LINTS`](crate::check::accessibility::LINTS).
    pub name: Option<&'static str>,
}

impl Diagnostic {
    /// An error at one token or at a first and a last one.
    pub fn error(at: impl Into<Place>, message: impl Into<String>) -> Self {
        let Place { first, last } = at.into();
        let message = message.into();
        Self { span: first, end: last, message, help: None, note: None, severity: Severity::Error, name: None }
    }

    /// A warning that has a name.
    pub fn lint(name: &'static str, at: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { name: Some(name), ..Self::error(at, message).warning() }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the reason.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Lets the template compile in spite of this.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// `::core::compile_error!("…");` that underlines from the first to the last token.
    #[must_use]
    pub fn to_compile_error(&self) -> TokenStream {
        let text = self.to_string();
        // rustc underlines a macro call from its first to its last token.
        let path = quote_spanned!(self.span=> ::core::compile_error!);
        let arguments = quote_spanned!(self.end=> { #text });
        quote::quote!(#path #arguments)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(help) = &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        if let Some(note) = &self.note {
            write!(f, "\nnote: {note}")?;
        }
        Ok(())
    }
}

/// A stretch of tokens: `Span::join` does not work on stable.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The first token.
    pub first: Span,
    /// The last token.
    pub last: Span,
}

impl Place {
    /// From the first token to the last.
    #[must_use]
    pub fn new(first: Span, last: Span) -> Self {
        Self { first, last }
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self { first: span, last: span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_has_one_line_for_each_part() {
        let diagnostic = Diagnostic::error(Span::call_site(), "unknown element `<dvi>`");
        assert_eq!(diagnostic.to_string(), "unknown element `<dvi>`");
        let diagnostic = diagnostic.help("did you mean `<div>`?").note("see the standard");
        assert_eq!(
            diagnostic.to_string(),
            "unknown element `<dvi>`\nhelp: did you mean `<div>`?\nnote: see the standard"
        );
    }

    #[test]
    fn compile_error_carries_the_text() {
        let tokens = Diagnostic::error(Span::call_site(), "wrong").help("right").to_compile_error().to_string();
        assert!(tokens.contains("compile_error") && tokens.contains(r"wrong\nhelp: right"), "{tokens}");
    }
}
