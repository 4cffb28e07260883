//! Which messages a view takes, and what it answers: what `send` and `ask` are checked by.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{ReturnType, Type};

use crate::view::model::{Method, View};

/// One implementation for each message; of two handlers of one, which is an error, the first counts.
pub(super) fn expand(view: &View) -> TokenStream {
    let (generics, _, bounds) = view.item.generics.split_for_impl();
    let self_ty = &view.item.self_ty;
    let handled = once(&view.infos).map(|(method, message)| {
        let attributes = &method.attributes;
        quote! {
            #(#attributes)*
            impl #generics ::live_runtime::HandledBy<#self_ty> for #message #bounds {}
        }
    });
    let answered = once(&view.calls).filter_map(|(method, message)| {
        let (attributes, reply) = (&method.attributes, reply(method)?);
        Some(quote! {
            #(#attributes)*
            impl #generics ::live_runtime::AnsweredBy<#self_ty, #reply> for #message #bounds {}
        })
    });
    handled.chain(answered).collect()
}

/// The first handler of each message.
pub(crate) fn once(methods: &[Method]) -> impl Iterator<Item = (&Method, &Type)> {
    let mut seen = HashSet::new();
    methods.iter().filter_map(move |method| {
        let message = method.message()?;
        seen.insert(message.to_token_stream().to_string()).then_some((method, message))
    })
}

/// What a method replies; `None` where the check has said that it cannot.
pub(super) fn reply(method: &Method) -> Option<TokenStream> {
    match &method.signature.output {
        ReturnType::Default => Some(quote!(())),
        ReturnType::Type(_, ty) if matches!(**ty, Type::Reference(_) | Type::ImplTrait(_)) => None,
        ReturnType::Type(_, ty) => Some(quote!(#ty)),
    }
}
