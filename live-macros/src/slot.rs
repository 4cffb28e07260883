//! `#[derive(Slot)]`: the fields of a struct are the attributes of a slot.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Fields};

use crate::{
    builder::{Attribute, Builder, Parameter, argument, without_default},
    diagnostics::{compile_errors, error},
};

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let Data::Struct(syn::DataStruct { fields: Fields::Named(fields), .. }) = &input.data else {
        let diagnostic = error(&input.ident, "the attributes of a slot are a struct with named fields");
        return compile_errors(&[diagnostic.help("write `struct Column<'a> { label: &'a str }`")]);
    };
    let mut diagnostics = Vec::new();
    let attributes = fields.named.iter().filter_map(|field| {
        let (name, written, ty) = (field.ident.as_ref()?, &field.ty, field.ty.clone());
        let parameter = Parameter { name, written, ty, attributes: &field.attrs, is_slot: false };
        Some(Attribute::of(parameter, &mut diagnostics))
    });
    let name = &input.ident;
    let builder = Builder {
        name: format_ident!("{name}Attributes", span = Span::call_site()),
        prefix: name.to_string(),
        called: "this slot".to_owned(),
        declared: format!("`struct {name}`"),
        vis: input.vis.clone(),
        lifetime: None,
        generics: input.generics.clone(),
        attributes: attributes.collect(),
        rest: None,
    };
    let (own, arguments) =
        (input.generics.params.iter().map(without_default), input.generics.params.iter().map(argument));
    let (code, empty, empty_type) = (builder.expand(), builder.empty(), builder.empty_type());
    let values = builder.attributes.iter().map(|attribute| {
        let (name, value) = (&attribute.name, builder.value(attribute));
        quote!(#name: #value)
    });
    let parameters = builder.parameters(|attribute| builder.given(attribute), &TokenStream::new());
    let (any, bounds) = (builder.any(), &input.generics.where_clause);
    let ty = quote!(#name<#(#arguments),*>);
    let errors = compile_errors(&diagnostics);
    quote! {
        #errors
        #code
        #[automatically_derived]
        impl<#(#own),*> ::live_runtime::__private::component::Attributes for #ty #bounds {
            type Builder = #empty_type;

            fn builder() -> Self::Builder {
                #empty
            }
        }
        #[automatically_derived]
        impl #parameters ::live_runtime::__private::component::Complete<#ty> for #any #bounds {
            fn complete(self) -> #ty {
                #name { #(#values),* }
            }
        }
    }
}
