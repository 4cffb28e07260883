//! The code for a live view.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::{FnArg, ImplItem, ReturnType, Signature, Type, ext::IdentExt as _, parse_quote, spanned::Spanned as _};

use super::{
    inject,
    model::{Method, Parameter, View},
    nested, signature, uploads,
};
use crate::lints::Levels;

pub(crate) fn expand(view: &View, levels: &Levels) -> TokenStream {
    let block = block(view, crate::html::HEADER, levels);
    let events = events(view);
    let messages = messages(view);
    let replies = replies(view);
    let live_view = live_view(view);
    let nested = nested::expand(view);
    quote! {
        #block
        #nested
        #events
        #messages
        #replies
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

/// The name of the type whose methods build the view's events.
fn events_type(view: &Ident) -> Ident {
    format_ident!("__{view}Events", span = proc_macro2::Span::call_site())
}

/// `Songs::EVENTS.remove(&id)`. A method that nobody calls, and whose event no template names, belongs to a handler that
/// nothing calls: rustc says so, at the handler's name.
pub(crate) fn events(view: &View) -> TokenStream {
    let literals = inject::literals(view);
    let (generics, _, bounds) = view.item.generics.split_for_impl();
    let self_ty = &view.item.self_ty;
    let name = events_type(&view.name);
    let methods = view.events.iter().map(|event| {
        let (attributes, event_name) = (&event.attributes, &event.signature.ident);
        let text = &event.event_name;
        let parameters = event.arguments().map(|(name, ty)| quote!(#name: &#ty));
        // `for<'__a>` puts off the check to where the method is used: an event that only a script sends may take what no
        // template could.
        let bounds = event.arguments().map(|(_, ty)| quote!(for<'__a> #ty: ::live_runtime::__private::EventValue));
        let values = event.arguments().map(|(name, _)| {
            let attribute = name.unraw().to_string().replace('_', "-");
            quote!(.value(#attribute, #name))
        });
        // A script sends what no template can: nobody else has to mention it.
        let is_called = literals.contains(text) || event.is_for_scripts();
        let named = is_called.then(|| quote!(#[allow(dead_code)]));
        // At the handler's name: else rustc would not say that nobody calls it.
        quote_spanned! {event_name.span()=>
            #(#attributes)*
            #named
            pub(crate) fn #event_name(&self, #(#parameters),*) -> ::live_runtime::Event
            where
                #(#bounds,)*
            {
                ::live_runtime::Event::new(#text) #(#values)*
            }
        }
    });
    quote! {
        #[doc(hidden)]
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct #name;

        #[allow(clippy::pedantic, clippy::unused_self)]
        impl #name {
            #(#methods)*
        }

        #[allow(dead_code)]
        impl #generics #self_ty #bounds {
            /// Builds the view's events, for components and for scripts.
            pub(crate) const EVENTS: #name = #name;
        }
    }
}

/// Says which messages the view handles, each once.
fn messages(view: &View) -> TokenStream {
    let (generics, _, bounds) = view.item.generics.split_for_impl();
    let self_ty = &view.item.self_ty;
    let mut seen = HashSet::new();
    let handlers = view.infos.iter().filter_map(|method| {
        let (attributes, message) = (&method.attributes, method.message()?);
        seen.insert(message.to_token_stream().to_string()).then(|| {
            quote! {
                #(#attributes)*
                impl #generics ::live_runtime::HandledBy<#self_ty> for #message #bounds {}
            }
        })
    });
    handlers.collect()
}

/// Says which messages the view answers, and with what.
fn replies(view: &View) -> TokenStream {
    let (generics, _, bounds) = view.item.generics.split_for_impl();
    let self_ty = &view.item.self_ty;
    let mut seen = HashSet::new();
    let handlers = view.calls.iter().filter_map(|method| {
        let (attributes, message, reply) = (&method.attributes, method.message()?, reply(method)?);
        seen.insert(message.to_token_stream().to_string()).then(|| {
            quote! {
                #(#attributes)*
                impl #generics ::live_runtime::AnsweredBy<#self_ty, #reply> for #message #bounds {}
            }
        })
    });
    handlers.collect()
}

/// What a method replies; `None` where the check has said that it cannot.
fn reply(method: &Method) -> Option<TokenStream> {
    match &method.signature.output {
        ReturnType::Default => Some(quote!(())),
        ReturnType::Type(_, ty) if matches!(**ty, Type::Reference(_) | Type::ImplTrait(_)) => None,
        ReturnType::Type(_, ty) => Some(quote!(#ty)),
    }
}

fn live_view(view: &View) -> TokenStream {
    let self_ty = &view.item.self_ty;
    let name = view.name.to_string();
    let state: Ident = parse_quote!(__S);
    let mut generics = view.item.generics.clone();
    generics.params.push(parse_quote!(#state));
    let clause = generics.make_where_clause();
    if view.nested.is_some() {
        clause
            .predicates
            .push(parse_quote!(#state: ::live_runtime::__private::NestedState + ::core::marker::Send + ::core::marker::Sync + 'static));
    } else {
        clause
            .predicates
            .push(parse_quote!(#state: ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static));
    }
    for extractor in extractors(view) {
        clause.predicates.push(parse_quote!(#extractor: ::live_runtime::__private::FromRequestParts<#state>));
    }
    // Assumed: what is wrong with the view's fields and with its forms, rustc says where they are written.
    clause.predicates.push(parse_quote!(for<'__a> #self_ty: ::core::marker::Send));
    for ty in forms(view) {
        clause.predicates.push(parse_quote!(for<'__a> #ty: ::live_runtime::__private::FormData));
    }
    for ty in state_types(view) {
        clause.predicates.push(parse_quote!(#ty: ::live_runtime::__private::FromRef<#state>));
    }
    let (generics, _, bounds) = generics.split_for_impl();
    let (mount, render, page_title) = (mount(view), render(view), page_title(view));
    let handle_params = handle_params(view);
    let (handle_event, handle_info, terminate) = (handle_event(view), handle_info(view), terminate(view));
    let (handle_async, handle_progress) = (handle_async(view), handle_progress(view));
    // The one place where rustc says that the struct is not marked, or cannot be sent, at its name.
    let fields = quote_spanned! {self_ty.span()=>
        fn __fields(&mut self) -> &mut (impl ::live_runtime::__private::Fields + ::core::marker::Send) {
            self
        }
    };
    let (own, _, own_bounds) = view.item.generics.split_for_impl();
    quote! {
        #[allow(clippy::all, clippy::pedantic)]
        impl #own #self_ty #own_bounds {
            #fields
        }

        #[allow(clippy::all, clippy::pedantic, unreachable_code, unused_variables)]
        impl #generics ::live_runtime::LiveView<#state> for #self_ty #bounds {
            const NAME: &'static str = ::core::concat!(::core::module_path!(), "::", #name);
            #mount
            #handle_params
            #render
            #page_title
            #handle_event

            fn after_render(&mut self) {
                ::live_runtime::__private::Fields::after_render(self.__fields());
            }

            fn uploads(&mut self, uploads: &mut ::live_runtime::__private::Uploads<'_>) {
                ::live_runtime::__private::Fields::uploads(self.__fields(), uploads);
            }

            #handle_info
            #handle_async
            #handle_progress
            #terminate
        }
    }
}

/// What `mount` and `handle_params` take of a request.
fn extractors(view: &View) -> impl Iterator<Item = &Type> {
    let methods = view.mount.iter().chain(&view.handle_params);
    methods.flat_map(|method| &method.parameters).filter_map(|parameter| match parameter {
        Parameter::Other(typed) => Some(&*typed.ty),
        _ => None,
    })
}

/// What the forms are read as that the view takes.
pub(crate) fn forms(view: &View) -> impl Iterator<Item = &Type> {
    view.events.iter().flat_map(|event| &event.parameters).filter_map(|parameter| match parameter {
        Parameter::Form { ty: Some(ty), .. } => Some(ty),
        _ => None,
    })
}

fn state_types(view: &View) -> impl Iterator<Item = &Type> {
    view.events
        .iter()
        .chain(&view.infos)
        .chain(&view.asyncs)
        .chain(&view.calls)
        .chain(&view.progresses)
        .flat_map(|method| &method.parameters)
        .filter_map(|parameter| match parameter {
            Parameter::State(ty) => Some(ty),
            _ => None,
        })
}

fn mount(view: &View) -> TokenStream {
    let (extracted, result) = match &view.mount {
        Some(mount) if mount.signature.receiver().is_none() => {
            let (extracted, call) = extracting_call(mount);
            // At its name, where rustc says that it returns something else.
            let span = mount.signature.ident.span();
            (extracted, quote_spanned!(span=> ::live_runtime::__private::MountOutput::<Self>::into_result(#call)))
        }
        // The check has said what is wrong: nothing more is to be said about it.
        _ => (TokenStream::new(), quote!(::core::unreachable!())),
    };
    quote! {
        async fn mount(
            parts: &mut ::live_runtime::__private::Parts,
            state: &__S,
            socket: &mut ::live_runtime::Socket<Self>,
        ) -> ::core::result::Result<Self, ::live_runtime::__private::Response> {
            #extracted
            #result
        }
    }
}

fn handle_params(view: &View) -> Option<TokenStream> {
    let method = view.handle_params.as_ref()?;
    let (extracted, call) = extracting_call(method);
    let result =
        quote_spanned!(method.signature.ident.span()=> ::live_runtime::__private::ParamsOutput::into_result(#call));
    Some(quote! {
        async fn handle_params(
            &mut self,
            parts: &mut ::live_runtime::__private::Parts,
            state: &__S,
            socket: &mut ::live_runtime::Socket<Self>,
        ) -> ::core::result::Result<(), ::live_runtime::__private::Response> {
            #extracted
            #result
        }
    })
}

/// The extractors, and the call of the user's method with what they give.
fn extracting_call(method: &Method) -> (TokenStream, TokenStream) {
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

fn render(view: &View) -> TokenStream {
    let call = match &view.render {
        Some(render) if render.signature.asyncness.is_none() && !changes(&render.signature) => {
            let flash = render.parameters.iter().filter(|parameter| matches!(parameter, Parameter::Flash));
            let flash = flash.map(|_| quote!(flash));
            quote!(Self::render(self, #(#flash),*))
        }
        // The check has said what is wrong.
        _ => quote!(),
    };
    quote! {
        fn render(&self, flash: &::live_runtime::Flash) -> impl ::live_runtime::Render {
            #call
        }
    }
}

fn page_title(view: &View) -> Option<TokenStream> {
    view.page_title.as_ref()?;
    Some(quote! {
        fn page_title(&self) -> impl ::live_runtime::PageTitle {
            Self::page_title(self)
        }
    })
}

fn terminate(view: &View) -> Option<TokenStream> {
    let terminate = view.terminate.as_ref()?;
    let names: Vec<_> = terminate.parameters.iter().map(|_| quote!(reason)).collect();
    let call = call(terminate, &names);
    Some(quote! {
        async fn terminate(&mut self, reason: ::live_runtime::TerminateReason) {
            #call
        }
    })
}

/// Finds the method by the event's name, and calls it with what the event carries.
pub(crate) fn event_body(view: &View) -> TokenStream {
    let arms = view.events.iter().map(|event| {
        let cfgs = cfgs(event);
        let text = &event.event_name;
        let names = arguments(event);
        let decoded = event.parameters.iter().zip(&names).filter_map(|(parameter, name)| match parameter {
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
        });
        let call = call(event, &names);
        quote! {
            #(#cfgs)*
            #text => {
                #(#decoded)*
                ::live_runtime::__private::answer(#call, socket)
            }
        }
    });
    quote! {
        match event.name() {
            #(#arms)*
            _ => ::core::result::Result::Err(event.unknown().into()),
        }
    }
}

fn handle_event(view: &View) -> TokenStream {
    let body = event_body(view);
    quote! {
        async fn handle_event(
            &mut self,
            event: &mut ::live_runtime::__private::ClientEvent<'_>,
            socket: &mut ::live_runtime::Socket<Self>,
            state: &__S,
        ) -> ::core::result::Result<(), ::live_runtime::HandlerError> {
            #body
        }
    }
}

/// Calls the first of the methods that takes a message of the type of `info`.
pub(crate) fn info_handlers(methods: &[Method]) -> TokenStream {
    let handlers = methods.iter().filter_map(|method| {
        let (cfgs, message) = (cfgs(method), method.message()?);
        let names = arguments(method);
        let call = call(method, &names);
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

fn handle_info(view: &View) -> TokenStream {
    let handlers = info_handlers(&view.infos);
    let calls = view.calls.iter().filter_map(|method| {
        let (cfgs, message) = (cfgs(method), method.message()?);
        let names = arguments(method);
        let call = call(method, &names);
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
    quote! {
        async fn handle_info(
            &mut self,
            info: ::live_runtime::Info,
            socket: &mut ::live_runtime::Socket<Self>,
            state: &__S,
        ) -> ::core::result::Result<(), ::live_runtime::HandlerError> {
            #handlers
            #(#calls)*
            ::core::result::Result::Err(::live_runtime::HandlerError::Unhandled)
        }
    }
}

/// Calls the method that a task was started for.
pub(crate) fn async_handlers(view: &View) -> TokenStream {
    let handlers = view.asyncs.iter().filter_map(|method| {
        let (cfgs, result, name) = (cfgs(method), method.message()?, &method.signature.ident);
        let names = arguments(method);
        let call = call(method, &names);
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

fn handle_async(view: &View) -> Option<TokenStream> {
    if view.asyncs.is_empty() {
        return None;
    }
    let handlers = async_handlers(view);
    Some(quote! {
        async fn handle_async(
            &mut self,
            finished: ::live_runtime::Finished,
            socket: &mut ::live_runtime::Socket<Self>,
            state: &__S,
        ) -> ::core::result::Result<(), ::live_runtime::HandlerError> {
            #handlers
            ::core::result::Result::Err(::live_runtime::HandlerError::Unhandled)
        }
    })
}

fn handle_progress(view: &View) -> Option<TokenStream> {
    if view.progresses.is_empty() {
        return None;
    }
    let handlers = view.progresses.iter().filter(|method| uploads::takes_entry(method)).map(|method| {
        let (cfgs, name) = (cfgs(method), &method.signature.ident);
        let names = arguments(method);
        let call = call(method, &names);
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
    Some(quote! {
        async fn handle_progress(
            &mut self,
            progress: ::live_runtime::__private::UploadProgress,
            socket: &mut ::live_runtime::Socket<Self>,
            state: &__S,
        ) -> ::core::result::Result<(), ::live_runtime::HandlerError> {
            #(#handlers)*
            ::core::result::Result::Err(::live_runtime::HandlerError::Unhandled)
        }
    })
}

fn cfgs(method: &Method) -> impl Iterator<Item = &syn::Attribute> {
    method.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"))
}

/// What is passed for each parameter.
fn arguments(method: &Method) -> Vec<TokenStream> {
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

/// Whether the method takes `&mut self`.
pub(crate) fn changes(signature: &Signature) -> bool {
    matches!(signature.inputs.first(), Some(FnArg::Receiver(receiver)) if signature::is_mutable(receiver))
}

/// Names for what is passed.
fn locals() -> impl Iterator<Item = Ident> {
    (0..).map(|index| format_ident!("argument_{index}"))
}

/// Calls the user's method; at its name, so that what is wrong with its types is said there.
pub(crate) fn call(method: &Method, arguments: &[TokenStream]) -> TokenStream {
    let name = &method.signature.ident;
    let receiver = method.signature.receiver().map(|_| quote!(self,));
    let call = quote_spanned!(name.span()=> Self::#name(#receiver #(#arguments),*));
    if method.signature.asyncness.is_none() {
        return call;
    }
    quote_spanned!(name.span()=> ::live_runtime::__private::sent(#call).await)
}
