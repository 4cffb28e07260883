//! The code for a live view: the block as it was written, and what forwards to its methods.

pub(crate) mod call;
pub(crate) mod dispatch;
pub(crate) mod events;
mod live_view;
pub(crate) mod messages;

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{ImplItem, Type};

use super::{
    inject,
    model::{Parameter, View},
    nested,
};
use crate::lints::Levels;

pub(crate) fn expand(view: &View, levels: &Levels) -> TokenStream {
    let block = block(view, crate::html::HEADER, levels);
    let nested = nested::expand(view);
    let events = events::expand(view);
    let messages = messages::expand(view);
    // What follows from a view that borrows is not said.
    let live_view = super::check::borrowed(view).is_none().then(|| live_view::expand(view));
    quote! {
        #block
        #nested
        #events
        #messages
        #live_view
    }
}

/// The user's block, each `html!` in it told about the view.
pub(crate) fn block(view: &View, marker: &str, levels: &Levels) -> TokenStream {
    let header = inject::header(view, marker, levels);
    let mut item = view.item.clone();
    for member in &mut item.items {
        if let ImplItem::Fn(function) = member {
            let body = inject::inject(function.block.to_token_stream(), &header);
            *member = ImplItem::Verbatim({
                let (attributes, visibility, signature) = (&function.attrs, &function.vis, &function.sig);
                quote!(#(#attributes)* #visibility #signature #body)
            });
        }
    }
    quote!(#item)
}

/// What the forms are read as that the view takes.
pub(crate) fn forms(view: &View) -> impl Iterator<Item = &Type> {
    view.events.iter().flat_map(|event| &event.parameters).filter_map(|parameter| match parameter {
        Parameter::Form { ty: Some(ty), .. } => Some(ty),
        _ => None,
    })
}
