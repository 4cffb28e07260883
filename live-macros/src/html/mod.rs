//! `html!`: from the template language to code.

mod component;
mod expand;
mod header;

use live_template::{Severity, Source, shape::Shape};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::diagnostics::compile_errors;

/// Marks what `#[live_view]` puts before a template.
pub(crate) const HEADER: &str = "live_view";

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let (view, input) = header::split(input);
    let signatures = view.as_ref().map(|view| &view.signatures);
    let parsed = live_template::parse(input, &Source::of(Span::call_site()));
    let (template, mut diagnostics) = (parsed.template, parsed.diagnostics);
    diagnostics.extend(live_template::check(&template, signatures));
    let levels = view.as_ref().map(|view| view.levels.clone()).unwrap_or_default();
    let (errors, warnings): (Vec<_>, Vec<_>) =
        diagnostics.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    let shape = Shape::of(&template, signatures);
    let errors = compile_errors(&errors);
    let warnings: TokenStream = warnings.iter().filter_map(|warning| levels.warning(warning)).collect();
    let used = expand::used_events(&template, view.as_ref());
    let rendered = expand::rendered(&shape, signatures);
    quote!({ #errors #warnings #used #rendered })
}
