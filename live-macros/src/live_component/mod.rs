//! `#[live_component]`, on the struct and on its `impl` block. What it has in common with a view is the view's.

mod check;
mod expand;
mod properties;

use live_template::Diagnostic;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, ItemStruct};

use crate::{
    diagnostics::{compile_errors, error},
    lints::Levels,
    view::{fields, outside, parse},
};

pub(crate) fn expand(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let mut diagnostics = Vec::new();
    let levels = Levels::of(arguments, "live_component", &mut diagnostics);
    let expansion = match syn::parse2::<Item>(item.clone()) {
        Ok(Item::Struct(item)) => of_struct(item, &mut diagnostics),
        Ok(Item::Impl(mut item)) => {
            check::without_repeated(&mut item, &mut diagnostics);
            let update = properties::take_update(&mut item);
            let component = parse::view(item, parse::Kind::Component, None, &mut diagnostics);
            let properties = properties::of(&component, update.as_ref(), &mut diagnostics);
            check::check(&component, &mut diagnostics);
            expand::expand(&component, &properties, &levels)
        }
        Ok(other) => {
            let first: TokenStream = quote!(#other).into_iter().take(1).collect();
            diagnostics.push(
                error(&first, "`#[live_component]` goes on a struct and on its `impl` block")
                    .help("make the component a struct; a function is a component with `#[component]`"),
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

fn of_struct(mut item: ItemStruct, diagnostics: &mut Vec<Diagnostic>) -> TokenStream {
    if !item.generics.params.is_empty() {
        let diagnostic = error(&item.generics, "a live component has no type parameters");
        diagnostics.push(diagnostic.help("its type is what the view finds it by: write a struct for each"));
        item.generics = syn::Generics::default();
    }
    let name = item.ident.clone();
    let fields = fields::expand(item, fields::Owner::Component, diagnostics);
    quote! {
        #fields

        #[automatically_derived]
        impl ::live_runtime::__private::ComponentFields for #name {}
    }
}
