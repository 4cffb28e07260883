//! `#[component]` on a function.

pub(crate) mod expand;
mod parse;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::ItemFn;

use crate::{
    builder::Builder,
    diagnostics::{compile_errors, error},
    lints::Levels,
    view::inject,
};

/// A component, from the function.
struct Component {
    builder: Builder,
    /// The function, as it is written but for its name and its lifetimes.
    function: ItemFn,
    name: Ident,
    /// What the function's documentation says about the component.
    docs: Vec<syn::Attribute>,
    /// The arguments in the order of the parameters.
    arguments: Vec<Argument>,
}

/// Where an argument comes from.
enum Argument {
    /// The attribute of this index.
    Attribute(usize),
    /// The attributes that are passed on.
    Rest,
}

pub(crate) fn expand(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let mut diagnostics = Vec::new();
    let levels = Levels::of(arguments, "component", &mut diagnostics);
    let expansion = match syn::parse2::<ItemFn>(item.clone()) {
        Ok(mut function) => {
            inject_levels(&mut function, &levels);
            expand::expand(&parse::component(function, &mut diagnostics))
        }
        Err(_) if !starts_like_a_function(&item) => {
            diagnostics.push(error(&first(&item), "`#[component]` goes on a function"));
            item
        }
        Err(error) => {
            let error = error.into_compile_error();
            quote!(#item #error)
        }
    };
    let errors = compile_errors(&diagnostics);
    quote!(#errors #expansion)
}

/// Tells every template in the component which findings are shown.
fn inject_levels(function: &mut ItemFn, levels: &Levels) {
    if levels.is_empty() {
        return;
    }
    let (marker, levels) = (format_ident!("{}", crate::html::LEVELS), levels.tokens());
    let block = inject(function.block.to_token_stream(), &quote!(#![#marker(#levels)]));
    if let Ok(block) = syn::parse2(block) {
        function.block = block;
    }
}

fn starts_like_a_function(item: &TokenStream) -> bool {
    item.clone().into_iter().any(|token| token.to_string() == "fn")
}

fn first(item: &TokenStream) -> TokenStream {
    item.clone().into_iter().take(1).collect()
}
