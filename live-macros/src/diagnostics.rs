//! Diagnostics as tokens.

use live_template::{Diagnostic, Place};
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// An error that underlines all of `tokens`.
pub(crate) fn error(tokens: &impl ToTokens, message: impl Into<String>) -> Diagnostic {
    let spans: Vec<Span> = tokens.to_token_stream().into_iter().map(|token| token.span()).collect();
    let first = spans.first().copied().unwrap_or_else(Span::call_site);
    let last = spans.last().copied().unwrap_or(first);
    Diagnostic::error(Place::new(first, last), message)
}

/// What makes rustc print the diagnostics.
pub(crate) fn compile_errors(diagnostics: &[Diagnostic]) -> TokenStream {
    diagnostics.iter().map(Diagnostic::to_compile_error).collect()
}
