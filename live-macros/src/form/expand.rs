//! The code of a form: its fields as methods, and how they are read and written.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::{Field, Form};

pub(super) fn expand(form: &Form) -> TokenStream {
    let (ident, name) = (&form.ident, &form.name);
    let fields_type = format_ident!("{ident}Fields", span = proc_macro2::Span::call_site());
    let count = form.fields.len();
    let rules = form.fields.iter().map(rules);
    let accessors = form.fields.iter().enumerate().map(|(index, field)| accessor(index, field));
    let decoded = form.fields.iter().enumerate().map(|(index, field)| decoded(index, field));
    let (members, values): (Vec<_>, Vec<_>) =
        form.fields.iter().enumerate().map(|(index, field)| (&field.ident, format_ident!("value_{index}"))).unzip();
    let check = form.check.as_ref().map(|check| {
        quote! {
            fn check(&self, errors: &mut ::live_runtime::form::FormErrors<Self>) {
                #check(self, errors)
            }
        }
    });
    quote! {
        const _: () = {
            static RULES: [::live_runtime::form::Rules; #count] = [#(#rules),*];

            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            #[allow(unreachable_pub)]
            pub struct #fields_type(::live_runtime::form::Group);

            impl ::core::convert::From<::live_runtime::form::Group> for #fields_type {
                fn from(group: ::live_runtime::form::Group) -> Self {
                    Self(group)
                }
            }

            #[allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::should_implement_trait)]
            impl #fields_type {
                #(#accessors)*
            }

            #[automatically_derived]
            #[allow(clippy::pedantic)]
            impl ::live_runtime::form::LiveForm for #ident {
                type Fields = #fields_type;
                const NAME: &'static str = #name;

                fn rules() -> &'static [::live_runtime::form::Rules] {
                    &RULES
                }

                fn decode(decoder: &mut ::live_runtime::form::Decoder<'_>) -> ::core::option::Option<Self> {
                    #[allow(unused_imports)]
                    use ::live_runtime::__private::AnyPlace as _;
                    #(#decoded)*
                    ::core::option::Option::Some(Self { #(#members: #values?),* })
                }

                fn encode(&self, encoder: &mut ::live_runtime::form::Encoder) {
                    #[allow(unused_imports)]
                    use ::live_runtime::__private::AnyPlace as _;
                    #(::live_runtime::__private::FormPlace::of(&self.#members).encode(encoder);)*
                }

                #check
            }

            ::live_runtime::__private::form_struct!(#ident, #fields_type);
        };
    }
}

fn rules(field: &Field) -> TokenStream {
    let name = &field.name;
    let rules = field.rules.iter().map(|rule| {
        let (name, value) = (&rule.name, &rule.value);
        quote!(#name: #value,)
    });
    let pattern = field.pattern.as_ref().map(|pattern| {
        quote! {
            pattern: ::core::option::Option::Some({
                static PATTERN: ::live_runtime::form::Pattern = ::live_runtime::form::Pattern::new(#pattern);
                &PATTERN
            }),
        }
    });
    quote!(::live_runtime::form::Rules { #(#rules)* #pattern ..::live_runtime::form::Rules::new(#name) })
}

/// The field as a method. That nobody calls the one of a required field is said by rustc, at the field: the form could
/// never be right.
fn accessor(index: usize, field: &Field) -> TokenStream {
    let Field { ident, ty, docs, .. } = field;
    let index = Literal::usize_unsuffixed(index);
    let is_required = field.rules.iter().any(|rule| rule.name == "required");
    let unused = (!is_required).then(|| quote!(#[allow(dead_code)]));
    let access = quote_spanned!(ty.span()=> <#ty as ::live_runtime::form::FormField>);
    // The one place where rustc says of a type that it cannot be a field: how it is read and written is asked elsewhere.
    let output = quote_spanned!(ty.span()=> <#ty as ::live_runtime::form::FormField>::Access<'_>);
    let shown = quote_spanned!(ty.span()=> #access::access(&self.0, #index));
    // At the field's name: else rustc would not say it.
    quote_spanned! {ident.span()=>
        #(#docs)*
        #unused
        pub fn #ident(&self) -> #output {
            #shown
        }
    }
}

fn decoded(index: usize, field: &Field) -> TokenStream {
    let ty = &field.ty;
    let value = format_ident!("value_{index}");
    let at = Literal::usize_unsuffixed(index);
    let bounds = field
        .bounds
        .map(|span| quote_spanned!(span=> ::live_runtime::__private::within_bounds::<#ty>(value, &RULES[#at])?;));
    let check = field.check.as_ref().map(|check| quote!(::live_runtime::__private::checked(#check(value))?;));
    if bounds.is_none() && check.is_none() {
        return quote!(let #value = ::live_runtime::__private::FormPlace::<#ty>::new().decode(decoder););
    }
    quote! {
        let #value = ::live_runtime::__private::FormPlace::<#ty>::new().checked(decoder, |value| {
            #bounds
            #check
            ::core::result::Result::Ok(())
        });
    }
}
