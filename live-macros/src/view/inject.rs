//! Tells every `html!` in the block about the view: its name and its events.

use std::collections::HashSet;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::{ImplItem, Lit};

use super::model::View;
use crate::lints::Levels;

/// What `html!` gets before the template: `#![live_view(Songs { "remove" remove(id: SongId), "validate" validate(..) } allow(), deny())]`.
pub(crate) fn header(view: &View, marker: &str, levels: &Levels) -> TokenStream {
    let name = &view.name;
    let events = view.events.iter().map(|event| {
        let (event_name, method) = (&event.event_name, &event.signature.ident);
        let arguments = event.arguments().map(|(name, ty)| quote!(#name: #ty));
        let rest = event.is_open().then(|| quote!(..));
        quote!(#event_name #method(#(#arguments,)* #rest))
    });
    let marker = format_ident!("{marker}");
    let levels = levels.tokens();
    quote!(#![#marker(#name { #(#events),* } #levels)])
}

/// Puts `header` first in every `html! { … }` at any depth; every other token stays as it is.
pub(crate) fn inject(tokens: TokenStream, header: &TokenStream) -> TokenStream {
    let mut out = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            out.push(token);
            continue;
        };
        let inner = inject(group.stream(), header);
        let inner = if follows_html(&out) { quote!(#header #inner) } else { inner };
        let mut injected = Group::new(group.delimiter(), inner);
        injected.set_span(group.span());
        out.push(TokenTree::Group(injected));
    }
    out.into_iter().collect()
}

/// Every string literal in the block: among them the names of the events that its templates send.
pub(crate) fn literals(view: &View) -> HashSet<String> {
    let mut found = HashSet::new();
    for member in &view.item.items {
        if let ImplItem::Fn(function) = member {
            collect_literals(function.block.to_token_stream(), &mut found);
        }
    }
    found
}

fn collect_literals(tokens: TokenStream, found: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect_literals(group.stream(), found),
            TokenTree::Literal(literal) => {
                if let Lit::Str(text) = Lit::new(literal) {
                    found.insert(text.value());
                }
            }
            _ => {}
        }
    }
}

fn follows_html(before: &[TokenTree]) -> bool {
    matches!(before, [.., TokenTree::Ident(name), TokenTree::Punct(bang)] if name == "html" && bang.as_char() == '!')
}
