//! `#[live_view]`, on the struct and on its `impl` block.

pub(crate) mod check;
pub(crate) mod expand;
pub(crate) mod fields;
mod inject;
pub(crate) mod model;
mod nested;
pub(crate) mod outside;
pub(crate) mod parse;
mod signature;
mod silenced;
pub(crate) mod uploads;

pub(crate) use self::inject::inject;

use live_template::{Diagnostic, suggest::nearest};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::Item;

use crate::{
    diagnostics::{compile_errors, error},
    lints::Levels,
};

pub(crate) fn expand(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let mut diagnostics = Vec::new();
    let (nested, arguments) = nested(arguments, &mut diagnostics);
    let levels = Levels::of(&arguments, "live_view", &mut diagnostics);
    let expansion = match syn::parse2::<Item>(item.clone()) {
        Ok(Item::Struct(item)) => {
            if let Some(word) = nested {
                diagnostics.push(
                    error(&word, "`nested` goes on the view's `impl` block, not on its struct")
                        .help("write `#[live_view]` here"),
                );
            }
            fields::expand(item, fields::Owner::View, &mut diagnostics)
        }
        Ok(Item::Impl(item)) => {
            let view = parse::view(item, parse::Kind::View, nested, &mut diagnostics);
            check::check(&view, &mut diagnostics);
            expand::expand(&view, &levels)
        }
        Ok(other) => {
            diagnostics.push(
                error(&keyword(&other), "`#[live_view]` goes on a struct and on its `impl` block")
                    .help("make the view a struct; an enum can be one of its fields"),
            );
            item
        }
        Err(error) => {
            let (error, item) = (error.into_compile_error(), outside::without_roles(item));
            quote!(#item #error)
        }
    };
    let errors = compile_errors(&diagnostics);
    quote!(#errors #expansion)
}

/// The word `nested` among the arguments, and the others.
fn nested(arguments: &TokenStream, diagnostics: &mut Vec<Diagnostic>) -> (Option<Ident>, TokenStream) {
    let mut tokens = arguments.clone().into_iter().peekable();
    let word = match tokens.peek() {
        Some(TokenTree::Ident(word)) if word == "nested" => word.clone(),
        Some(TokenTree::Ident(word)) if nearest(&word.to_string(), ["nested"]).is_some() => {
            let message = format!("`#[live_view]` takes no `{word}`");
            diagnostics.push(error(word, message).help("did you mean `nested`?"));
            word.clone()
        }
        _ => return (None, arguments.clone()),
    };
    tokens.next();
    tokens.next_if(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','));
    (Some(word), tokens.collect())
}

/// The first token that is neither an attribute nor a visibility, to point at.
fn keyword(item: &Item) -> TokenStream {
    match item {
        Item::Enum(item) => {
            let token = item.enum_token;
            quote!(#token)
        }
        Item::Fn(item) => {
            let token = item.sig.fn_token;
            quote!(#token)
        }
        other => quote!(#other).into_iter().take(1).collect(),
    }
}
