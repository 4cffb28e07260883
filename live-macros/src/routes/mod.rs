//! `routes!`: one declaration from which the router is built and links are typed.

mod action;
mod check;
mod expand;
mod model;
mod parse;
mod path;
mod url;

pub(crate) use self::url::expand as expand_url;

use proc_macro2::TokenStream;

use crate::diagnostics::compile_errors;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let routes: model::Routes = match syn::parse2(input) {
        Ok(routes) => routes,
        Err(error) => return error.into_compile_error(),
    };
    let diagnostics = check::check(&routes);
    if diagnostics.is_empty() {
        expand::expand(&routes)
    } else {
        let errors = compile_errors(&diagnostics);
        let broken = expand::broken(&routes);
        quote::quote!(#errors #broken)
    }
}
