//! `#[handle_event]` and the others where no block took them: `#[live_view]` and `#[live_component]` take them off their methods.

use live_template::{Diagnostic, Place};
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

/// What gives a method its role.
const ROLES: [&str; 6] =
    ["handle_event", "handle_info", "handle_call", "handle_async", "handle_progress", "handle_update"];

/// The method as it is, and that nothing calls it.
pub(crate) fn expand(attribute: &str, item: TokenStream) -> TokenStream {
    let (block, others) = match attribute {
        "handle_update" => ("live_component", ""),
        "handle_info" | "handle_call" => ("live_view", ""),
        _ => ("live_view", ", or `#[live_component]`"),
    };
    let error =
        Diagnostic::error(Place::from(Span::call_site()), format!("`#[{attribute}]` outside of a `#[{block}]` block"))
            .help(format!("write `#[{block}]` above the `impl` block that it stands in{others}"))
            .to_compile_error();
    error.into_iter().chain(item).collect()
}

/// The block without the attributes, where it cannot be parsed: what is wrong with it has been said.
pub(crate) fn without_roles(item: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in item {
        match token {
            TokenTree::Group(group)
                if is_role(&group) && matches!(kept.last(), Some(TokenTree::Punct(mark)) if mark.as_char() == '#') =>
            {
                kept.pop();
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_roles(group.stream()));
                inner.set_span(group.span());
                kept.push(inner.into());
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

fn is_role(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket
        && matches!(first, Some(TokenTree::Ident(word)) if ROLES.iter().any(|role| word == role))
}
