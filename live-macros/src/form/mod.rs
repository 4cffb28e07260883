//! `#[derive(LiveForm)]`: the fields of a struct are those of a form, the variants of an enum what can be chosen in one.

mod choice;
mod expand;
mod parse;

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Data, DeriveInput, Expr, Fields, LitStr, Path, Type};

use crate::diagnostics::{compile_errors, error};

/// A form, from the struct.
struct Form {
    ident: Ident,
    /// What the names of the inputs begin with.
    name: String,
    /// Says what is wrong with the whole.
    check: Option<Path>,
    fields: Vec<Field>,
}

/// A field and its rules.
struct Field {
    ident: Ident,
    ty: Type,
    docs: Vec<syn::Attribute>,
    name: String,
    rules: Vec<Rule>,
    pattern: Option<LitStr>,
    /// Says what is wrong with the value.
    check: Option<Expr>,
    /// Where `min` or `max` stands.
    bounds: Option<Span>,
}

/// A rule that the runtime checks and the browser is told.
struct Rule {
    name: Ident,
    value: TokenStream,
}

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut diagnostics = Vec::new();
    if let Some(parameter) = input.generics.params.first() {
        let diagnostic = error(parameter, "a form has no generic parameters");
        return compile_errors(&[diagnostic.help("write one struct for each form")]);
    }
    let code = match &input.data {
        Data::Struct(syn::DataStruct { fields: Fields::Named(fields), .. }) => {
            expand::expand(&parse::form(&input, fields, &mut diagnostics))
        }
        Data::Enum(data) => choice::expand(&input.ident, data, &mut diagnostics),
        _ => {
            let diagnostic = error(&input.ident, "a form is a struct with named fields, or an enum to choose from");
            diagnostics.push(diagnostic.help("write `struct Signup { email: String }`"));
            TokenStream::new()
        }
    };
    let errors = compile_errors(&diagnostics);
    quote::quote!(#errors #code)
}
