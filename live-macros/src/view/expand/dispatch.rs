//! From what has arrived to the method that handles it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{ext::IdentExt as _, spanned::Spanned as _};

use super::{
    call::{arguments, call, cfgs},
    messages::reply,
};
use crate::view::{
    model::{Method, Parameter, View},
    uploads,
};

/// Finds the method by the event's name, and calls it with what the event carries.
pub(crate) fn of_events(view: &View) -> TokenStream {
    let arms = view.events.iter().map(|event| {
        let cfgs = cfgs(event);
        let text = &event.event_name;
        let names = arguments(event);
        let decoded: TokenStream =
            event.parameters.iter().zip(&names).filter_map(|(parameter, name)| decoded(parameter, name)).collect();
        let call = call(event, &names);
        let answer = quote!(::live_runtime::__private::answer(#call, socket));
        if decoded.is_empty() {
            quote!(#(#cfgs)* #text => #answer,)
        } else {
            quote!(#(#cfgs)* #text => { #decoded #answer })
        }
    });
    quote! {
        match event.name() {
            #(#arms)*
            _ => ::live_runtime::__private::unknown(event),
        }
    }
}

/// What an event carries for a parameter.
fn decoded(parameter: &Parameter, name: &TokenStream) -> Option<TokenStream> {
    match parameter {
        Parameter::Argument { name: argument, ty } => {
            let argument = argument.unraw().to_string();
            // At the parameter's type, where rustc says that nothing of the kind can be sent.
            Some(quote_spanned!(ty.span()=> let #name = event.arg::<#ty>(#argument)?;))
        }
        Parameter::Form { fallible: false, .. } => Some(quote!(let #name = event.form()?;)),
        Parameter::Form { fallible: true, .. } => Some(quote!(let #name = event.try_form()?;)),
        Parameter::Params => Some(quote!(let #name = event.params()?;)),
        Parameter::Payload(ty) => Some(quote_spanned!(ty.span()=> let #name = event.payload::<#ty>()?;)),
        _ => None,
    }
}

/// Calls the first of the methods that takes a message of the type of `info`.
pub(crate) fn of_messages(methods: &[Method]) -> TokenStream {
    let handlers = methods.iter().filter_map(|method| {
        let (cfgs, message) = (cfgs(method), method.message()?);
        let call = call(method, &arguments(method));
        Some(quote! {
            #(#cfgs)*
            let info = match info.downcast::<#message>() {
                ::core::result::Result::Ok(message) => {
                    return ::live_runtime::__private::HandlerOutput::into_result(#call);
                }
                ::core::result::Result::Err(info) => info,
            };
        })
    });
    handlers.collect()
}

/// Answers the first of the methods that takes a question of the type of `info`.
pub(super) fn of_questions(methods: &[Method]) -> TokenStream {
    let handlers = methods.iter().filter_map(|method| {
        let (cfgs, message) = (cfgs(method), method.message()?);
        let call = call(method, &arguments(method));
        let Some(reply) = reply(method) else {
            // Called all the same: else it would be dead code.
            return Some(quote!(if let ::core::result::Result::Ok(message) = info.downcast::<#message>() { #call; }));
        };
        Some(quote! {
            #(#cfgs)*
            let info = match info.call::<Self, #message, #reply>() {
                ::core::result::Result::Ok((message, reply)) => {
                    reply.send(#call);
                    return ::core::result::Result::Ok(());
                }
                ::core::result::Result::Err(info) => info,
            };
        })
    });
    handlers.collect()
}

/// Calls the method that a task was started for.
pub(crate) fn of_tasks(view: &View) -> TokenStream {
    let handlers = view.asyncs.iter().filter_map(|method| {
        let (cfgs, result, name) = (cfgs(method), method.message()?, &method.signature.ident);
        let call = call(method, &arguments(method));
        // At the parameter's type, where rustc says that it is none that a handler can take.
        let taken = quote_spanned!(result.span()=> finished.of::<_, #result>(Self::#name));
        Some(quote! {
            #(#cfgs)*
            let finished = match #taken {
                ::core::result::Result::Ok(message) => {
                    return ::live_runtime::__private::HandlerOutput::into_result(#call);
                }
                ::core::result::Result::Err(finished) => finished,
            };
        })
    });
    handlers.collect()
}

/// Calls the method that an upload names.
pub(crate) fn of_progress(view: &View) -> TokenStream {
    let handlers = view.progresses.iter().filter(|method| uploads::takes_entry(method)).map(|method| {
        let (cfgs, name) = (cfgs(method), &method.signature.ident);
        let call = call(method, &arguments(method));
        quote! {
            #(#cfgs)*
            let progress = match progress.of(Self::#name) {
                ::core::result::Result::Ok(message) => {
                    return ::live_runtime::__private::HandlerOutput::into_result(#call);
                }
                ::core::result::Result::Err(progress) => progress,
            };
        }
    });
    handlers.collect()
}
