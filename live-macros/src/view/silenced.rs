//! Which lints a method with a role is spared: those about the shape that its role gives it.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Attribute, FnArg, Ident, ImplItemFn, Type, parse_quote};

/// A template is as long as its page: what a body may have before it is asked how long it may be.
const SHORT: usize = 25;

/// `#[allow(…)]` with those lints that could say something of this very method, so that there is none where none could.
pub(super) fn attribute(function: &ImplItemFn) -> Option<Attribute> {
    let lints = [
        ("needless_pass_by_value", takes_values(function)),
        ("too_many_lines", is_long(function)),
        ("unused_async", function.sig.asyncness.is_some()),
        ("unused_self", function.sig.receiver().is_some() && !mentions_self(function.block.to_token_stream())),
    ];
    let lints = lints.iter().filter(|(_, applies)| *applies).map(|(lint, _)| Ident::new(lint, Span::call_site()));
    let lints: Vec<Ident> = lints.collect();
    (!lints.is_empty()).then(|| parse_quote!(#[allow(#(clippy::#lints),*)]))
}

/// What is extracted or decoded is passed by value, whatever is done with it.
fn takes_values(function: &ImplItemFn) -> bool {
    function.sig.inputs.iter().any(|input| match input {
        FnArg::Typed(typed) => !matches!(*typed.ty, Type::Reference(_)),
        FnArg::Receiver(_) => false,
    })
}

fn is_long(function: &ImplItemFn) -> bool {
    let span = function.block.brace_token.span;
    span.close().end().line.saturating_sub(span.open().start().line) > SHORT
}

fn mentions_self(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "self",
        TokenTree::Group(group) => mentions_self(group.stream()),
        _ => false,
    })
}
