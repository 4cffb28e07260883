//! The view's events as values: `Songs::EVENTS.remove(&id)`.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;

use crate::view::{
    inject,
    model::{Method, View},
};

/// A type with a method for each event. A method that nobody calls, and whose event no template names, belongs to a
/// handler that nothing calls: rustc says so, at the handler's name.
pub(crate) fn expand(view: &View) -> TokenStream {
    let literals = inject::literals(view);
    let (generics, _, bounds) = view.item.generics.split_for_impl();
    let self_ty = &view.item.self_ty;
    let name = format_ident!("__{}Events", view.name, span = Span::call_site());
    let methods = view.events.iter().map(|event| method(event, literals.contains(&event.event_name)));
    let methods = (!view.events.is_empty()).then(|| {
        // An argument's type may be as private as the view's module: nobody else builds its events.
        quote! {
            #[allow(clippy::all, clippy::pedantic, private_bounds, private_interfaces)]
            impl #name {
                #(#methods)*
            }
        }
    });
    quote! {
        #[doc(hidden)]
        pub(crate) struct #name;

        #methods

        #[allow(dead_code)]
        impl #generics #self_ty #bounds {
            /// Builds the view's events, for components and for scripts.
            pub(crate) const EVENTS: #name = #name;
        }
    }
}

fn method(event: &Method, is_named: bool) -> TokenStream {
    let (attributes, name) = (&event.attributes, &event.signature.ident);
    let text = &event.event_name;
    let parameters = event.arguments().map(|(name, ty)| quote!(#name: &#ty));
    // `for<'__a>` puts off the check to where the method is used: an event that only a script sends may take what no
    // template could.
    let bounds = event.arguments().map(|(_, ty)| quote!(for<'__a> #ty: ::live_runtime::__private::EventValue));
    let bounds = event.arguments().next().map(|_| quote!(where #(#bounds),*));
    let values = event.arguments().map(|(name, _)| {
        let attribute = name.unraw().to_string().replace('_', "-");
        quote!(.value(#attribute, #name))
    });
    // A script sends what no template can: nobody else has to mention it.
    let is_called = is_named || event.is_for_scripts();
    let called = is_called.then(|| quote!(#[allow(dead_code)]));
    // At the handler's name: else rustc would not say that nobody calls it.
    quote_spanned! {name.span()=>
        #(#attributes)*
        #called
        pub(crate) fn #name(&self, #(#parameters),*) -> ::live_runtime::Event #bounds {
            ::live_runtime::Event::new(#text) #(#values)*
        }
    }
}
