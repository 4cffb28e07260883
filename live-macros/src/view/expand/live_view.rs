//! The implementation of `LiveView`, whose methods forward to those of the block.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Generics, Ident, Type, parse_quote, spanned::Spanned as _};

use super::{
    call::{call, changes, extracting_call},
    dispatch, forms,
};
use crate::view::model::{Method, Parameter, View};

pub(super) fn expand(view: &View) -> TokenStream {
    let (self_ty, name) = (&view.item.self_ty, view.name.to_string());
    let generics = generics(view);
    let (generics, _, bounds) = generics.split_for_impl();
    let (mount, handle_params, render) = (mount(view), handle_params(view), render(view));
    let (page_title, terminate) = (page_title(view), terminate(view));
    let (handle_event, handle_info) = (handle_event(view), handle_info(view));
    let (handle_async, handle_progress) = (handle_async(view), handle_progress(view));
    let (own, _, own_bounds) = view.item.generics.split_for_impl();
    // The one place where rustc says that the view cannot be sent, at its name.
    let sent = quote_spanned!(self_ty.span()=> fn __sent(self) -> impl ::core::marker::Send + 'static { self });
    quote! {
        #[allow(dead_code, clippy::all, clippy::pedantic)]
        impl #own #self_ty #own_bounds {
            #sent
        }

        #[allow(clippy::all, clippy::pedantic, unreachable_code, unused_variables)]
        impl #generics ::live_runtime::LiveView<__S> for #self_ty #bounds {
            const NAME: &'static str = ::core::concat!(::core::module_path!(), "::", #name);
            #mount
            #handle_params
            #render
            #page_title
            #handle_event
            #handle_info
            #handle_async
            #handle_progress
            #terminate
        }
    }
}

/// Those of the block, and the router's state.
fn generics(view: &View) -> Generics {
    let mut generics = view.item.generics.clone();
    let of = if view.nested.is_some() { "NestedState" } else { "RouterState" };
    let of = Ident::new(of, proc_macro2::Span::call_site());
    generics.params.push(parse_quote!(__S: ::live_runtime::__private::#of));
    let extracted = extractors(view).map(|ty| parse_quote!(#ty: ::live_runtime::__private::FromRequestParts<__S>));
    let states = state_types(view).map(|ty| parse_quote!(#ty: ::live_runtime::__private::FromRef<__S>));
    // Assumed: what is wrong with the view's fields and with its forms, rustc says where they are written.
    let self_ty = &view.item.self_ty;
    let own = std::iter::once(parse_quote!(for<'__a> #self_ty: ::core::marker::Send));
    let owned = view.item.generics.type_params().map(|parameter| &parameter.ident);
    let owned: Vec<syn::WherePredicate> = owned.map(|parameter| parse_quote!(#parameter: 'static)).collect();
    let forms = forms(view).map(|ty| parse_quote!(for<'__a> #ty: ::live_runtime::__private::FormData));
    let bounds: Vec<syn::WherePredicate> = extracted.chain(states).chain(own).chain(owned).chain(forms).collect();
    generics.make_where_clause().predicates.extend(bounds);
    generics
}

/// What `mount` and `handle_params` take of a request.
fn extractors(view: &View) -> impl Iterator<Item = &Type> {
    let methods = view.mount.iter().chain(&view.handle_params);
    methods.flat_map(|method| &method.parameters).filter_map(|parameter| match parameter {
        Parameter::Other(typed) => Some(&*typed.ty),
        _ => None,
    })
}

fn state_types(view: &View) -> impl Iterator<Item = &Type> {
    let handlers = [&view.events, &view.infos, &view.asyncs, &view.calls, &view.progresses];
    handlers.into_iter().flatten().flat_map(|method| &method.parameters).filter_map(|parameter| match parameter {
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

fn render(view: &View) -> TokenStream {
    let callable = |render: &&Method| {
        let others = render.parameters.iter().any(|parameter| !matches!(parameter, Parameter::Flash));
        render.signature.asyncness.is_none() && !changes(&render.signature) && !others
    };
    let call = view.render.as_ref().filter(callable).map(|render| {
        let flash = render.parameters.iter().filter(|parameter| matches!(parameter, Parameter::Flash));
        let flash = flash.map(|_| quote!(, flash));
        quote!(Self::render(self #(#flash)*))
    });
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

fn handle_event(view: &View) -> Option<TokenStream> {
    let body = (!view.events.is_empty()).then(|| dispatch::of_events(view))?;
    Some(quote! {
        async fn handle_event(
            &mut self,
            event: &mut ::live_runtime::__private::ClientEvent<'_>,
            socket: &mut ::live_runtime::Socket<Self>,
            state: &__S,
        ) -> ::live_runtime::__private::Handled {
            #body
        }
    })
}

fn handle_info(view: &View) -> Option<TokenStream> {
    if view.infos.is_empty() && view.calls.is_empty() {
        return None;
    }
    let (messages, questions) = (dispatch::of_messages(&view.infos), dispatch::of_questions(&view.calls));
    Some(quote! {
        async fn handle_info(
            &mut self,
            info: ::live_runtime::Info,
            socket: &mut ::live_runtime::Socket<Self>,
            state: &__S,
        ) -> ::live_runtime::__private::Handled {
            #messages
            #questions
            ::live_runtime::__private::UNHANDLED
        }
    })
}

fn handle_async(view: &View) -> Option<TokenStream> {
    let handlers = (!view.asyncs.is_empty()).then(|| dispatch::of_tasks(view))?;
    Some(quote! {
        async fn handle_async(
            &mut self,
            finished: ::live_runtime::Finished,
            socket: &mut ::live_runtime::Socket<Self>,
            state: &__S,
        ) -> ::live_runtime::__private::Handled {
            #handlers
            ::live_runtime::__private::UNHANDLED
        }
    })
}

fn handle_progress(view: &View) -> Option<TokenStream> {
    let handlers = (!view.progresses.is_empty()).then(|| dispatch::of_progress(view))?;
    Some(quote! {
        async fn handle_progress(
            &mut self,
            progress: ::live_runtime::__private::UploadProgress,
            socket: &mut ::live_runtime::Socket<Self>,
            state: &__S,
        ) -> ::live_runtime::__private::Handled {
            #handlers
            ::live_runtime::__private::UNHANDLED
        }
    })
}
