//! `#[derive(Render)]`: a type is shown as its `Display`.

use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let input: syn::DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let name = &input.ident;
    // Whose value cannot be shown is not helped by a list of the types that others show.
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl #generics ::live_runtime::render::Value for #name #arguments #bounds {
            fn write(&self, text: &mut ::live_runtime::render::Text<'_>) {
                ::live_runtime::__private::write_display(self, text);
            }
        }
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl #generics ::live_runtime::render::Render for #name #arguments #bounds {
            fn render(&self, dynamic: ::live_runtime::render::Dynamic<'_, '_>) -> ::live_runtime::render::Written {
                dynamic.value(self)
            }
        }
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl #generics ::live_runtime::render::Attribute for #name #arguments #bounds {
            fn write_attribute(&self, name: &str, text: &mut ::live_runtime::render::Text<'_>) {
                ::live_runtime::__private::write_attribute(name, self, text);
            }
        }
    }
}
