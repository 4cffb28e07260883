//! The call of a handler, and what is passed to it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, FnArg, Signature};

use crate::view::{
    model::{Method, Parameter},
    nested, signature,
};

/// Calls the user's method; at its name, so that what is wrong with its types is said there.
pub(crate) fn call(method: &Method, arguments: &[TokenStream]) -> TokenStream {
    let name = &method.signature.ident;
    let receiver = method.signature.receiver().map(|_| quote!(self));
    let arguments = receiver.iter().chain(arguments);
    let call = quote_spanned!(name.span()=> Self::#name(#(#arguments),*));
    if method.signature.asyncness.is_none() {
        return call;
    }
    quote_spanned!(name.span()=> ::live_runtime::__private::sent(#call).await)
}

/// Whether the method takes `&mut self`.
pub(crate) fn changes(signature: &Signature) -> bool {
    matches!(signature.inputs.first(), Some(FnArg::Receiver(receiver)) if signature::is_mutable(receiver))
}

/// The extractors, and the call of the user's method with what they give.
pub(super) fn extracting_call(method: &Method) -> (TokenStream, TokenStream) {
    let names: Vec<_> = locals()
        .zip(&method.parameters)
        .map(|(local, parameter)| match parameter {
            Parameter::Socket => quote!(socket),
            Parameter::Refused => quote!(::core::unreachable!()),
            _ => quote!(#local),
        })
        .collect();
    let extracted = method.parameters.iter().zip(&names).filter_map(|(parameter, name)| match parameter {
        Parameter::Other(typed) => {
            let ty = &typed.ty;
            Some(quote!(let #name = ::live_runtime::__private::extract::<#ty, __S>(parts, state).await?;))
        }
        Parameter::Given { ty, .. } => Some(nested::taken(method, name, ty)),
        Parameter::Parent { ty, .. } => {
            Some(quote!(let #name = ::live_runtime::__private::NestedState::parent::<#ty>(state);))
        }
        _ => None,
    });
    let call = call(method, &names);
    (extracted.collect(), call)
}

/// What is passed for each parameter of a handler.
pub(super) fn arguments(method: &Method) -> Vec<TokenStream> {
    method
        .parameters
        .iter()
        .zip(locals())
        .map(|(parameter, local)| match parameter {
            Parameter::Socket => quote!(socket),
            Parameter::State(ty) => quote! {
                ::live_runtime::__private::State(<#ty as ::live_runtime::__private::FromRef<__S>>::from_ref(state))
            },
            Parameter::Other(_) if method.signature.receiver().is_some() => quote!(message),
            Parameter::Flash => quote!(socket.flash()),
            Parameter::Refused => quote!(::core::unreachable!()),
            Parameter::Form { .. }
            | Parameter::Params
            | Parameter::Payload(_)
            | Parameter::Argument { .. }
            | Parameter::Given { .. }
            | Parameter::Parent { .. }
            | Parameter::Other(_) => quote!(#local),
        })
        .collect()
}

/// Names for what is passed.
fn locals() -> impl Iterator<Item = Ident> {
    (0..).map(|index| format_ident!("argument_{index}"))
}

/// The conditions under which the method is there.
pub(super) fn cfgs(method: &Method) -> impl Iterator<Item = &Attribute> {
    method.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"))
}
