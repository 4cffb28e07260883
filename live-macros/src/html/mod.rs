//! `html!`: from the template language to code.

mod component;
mod expand;
mod header;
mod tokens;

use live_template::{Severity, Source, shape::Shape};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use self::tokens::Tokens;
use crate::{diagnostics::compile_errors, lints::warning};

/// Marks what `#[live_view]` puts before a template.
pub(crate) const HEADER: &str = "live_view";

/// Marks what `#[live_component]` puts before a template.
pub(crate) const COMPONENT_HEADER: &str = "live_component";

/// Marks what `#[component]` puts before a template.
pub(crate) const LEVELS: &str = "component";

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut diagnostics = Vec::new();
    let (before, input) = header::split(input, &mut diagnostics);
    let signatures = before.view.as_ref().map(|view| &view.signatures);
    let parsed = live_template::parse(input, &Source::of(Span::call_site()));
    let template = parsed.template;
    diagnostics.extend(parsed.diagnostics);
    diagnostics.extend(live_template::check(&template, signatures));
    let (errors, warnings): (Vec<_>, Vec<_>) =
        diagnostics.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    let shape = Shape::of(&template, signatures);
    let warnings: TokenStream = warnings.iter().filter_map(|found| warning(&before.levels, found)).collect();
    let used = expand::used_events(&template, before.view.as_ref());
    let rendered = expand::rendered(&shape, signatures);
    let mut block = Tokens::new();
    block.stream(&warnings).stream(&used);
    if errors.is_empty() {
        block.tokens(rendered);
        return block.braced();
    }
    let (rendered, errors, name) =
        (TokenStream::from(rendered), compile_errors(&errors), Ident::new("rendered", Span::mixed_site()));
    // Behind the template: rust-analyzer looks for what it completes no further than the expansion was long before.
    block.stream(&quote!(match { #rendered } { #name => { #errors #name } })).braced()
}
