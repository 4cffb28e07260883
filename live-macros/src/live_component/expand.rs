//! The code for a live component.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::properties::{Argument, Properties};
use crate::{
    builder::Builder,
    component::expand::rest,
    html::COMPONENT_HEADER,
    lints::Levels,
    view::{
        expand::{
            block,
            call::{call, changes},
            dispatch, events, forms,
            messages::once,
        },
        model::{Method, Parameter, View},
    },
};

pub(super) fn expand(component: &View, properties: &Properties, levels: &Levels) -> TokenStream {
    let block = block(component, COMPONENT_HEADER, levels);
    let events = events::expand(component);
    let (element, updates, live) = (element(component, properties), updates(component), live_component(component));
    quote! {
        #block
        #events
        #element
        #updates
        #live
    }
}

/// What a template makes of `<Clock …>`.
fn element(component: &View, properties: &Properties) -> TokenStream {
    let Properties { builder, arguments } = properties;
    let (code, rest, content) = (builder.expand(), rest(builder), content(builder));
    let (self_ty, lifetime) = (&component.item.self_ty, &builder.lifetime);
    let (ty, empty) = (builder.empty_type(), builder.empty());
    let parameters = builder.parameters(|attribute| builder.given(attribute), &TokenStream::new());
    let any = builder.any();
    let id = builder.attributes.first().map(|id| builder.value(id));
    let update = arguments.as_ref().map(|arguments| {
        let arguments = arguments.iter().map(|argument| match argument {
            Argument::Socket => quote!(socket),
            Argument::Id => quote!(id),
            Argument::Property(index) => {
                builder.attributes.get(*index).map_or_else(TokenStream::new, |attribute| builder.value(attribute))
            }
        });
        let name = component.update.as_ref().map(|update| &update.signature.ident);
        let span = name.map_or_else(|| self_ty.span(), syn::Ident::span);
        let call = quote_spanned!(span=> <#self_ty>::#name(component, #(#arguments),*));
        // The check has said that it gives something.
        let gives = component.update.as_ref().is_some_and(|update| {
            update.signature.asyncness.is_some() || !matches!(update.signature.output, syn::ReturnType::Default)
        });
        if gives { quote!(::core::mem::drop(#call)) } else { call }
    });
    quote! {
        #code
        #rest
        #content
        #[automatically_derived]
        impl ::live_runtime::__private::LiveElement for #self_ty {
            type Builder<#lifetime> = #ty;

            fn builder<#lifetime>() -> Self::Builder<#lifetime> {
                #empty
            }
        }
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, unused_variables)]
        impl #parameters ::live_runtime::__private::Component for #any {
            fn render_component(
                self,
                dynamic: ::live_runtime::__private::Dynamic<'_, '_>,
            ) -> ::live_runtime::__private::Written {
                ::live_runtime::__private::Pass {
                    id: #id,
                    update: |component: &mut #self_ty, id: &::core::primitive::str, socket: &mut ::live_runtime::Socket<#self_ty>| {
                        #update
                    },
                }
                .render(dynamic)
            }
        }
        #[automatically_derived]
        impl ::live_runtime::EventTarget for #self_ty {
            fn write_target(&self, name: &::core::primitive::str, text: &mut ::live_runtime::__private::Text<'_>) {
                ::live_runtime::__private::write_rendered(name, text);
            }
        }
    }
}

/// A live component that takes no content says so.
fn content(builder: &Builder) -> TokenStream {
    if builder.attributes.iter().any(|attribute| attribute.name == "children") {
        return TokenStream::new();
    }
    let (vis, requirement, any) = (&builder.vis, builder.beside("Content"), builder.any());
    let message = format!("{} takes no content", builder.called);
    let note =
        format!("to take content, add the parameter `children: SlotContent` to the `update` of {}", builder.declared);
    let parameters = builder.parameters(|_| TokenStream::new(), &TokenStream::new());
    quote! {
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(message = #message, label = "nothing may stand between its tags", note = #note)]
        #vis trait #requirement {}
        #[allow(dead_code, clippy::type_complexity)]
        impl #parameters #any {
            #[doc(hidden)]
            #vis fn children<C: #requirement>(self, _: C) -> Self {
                self
            }
        }
    }
}

/// Says which updates the component handles, each once.
fn updates(component: &View) -> TokenStream {
    let self_ty = &component.item.self_ty;
    let handlers = once(&component.updates).map(|(method, message)| {
        let attributes = &method.attributes;
        quote!(#(#attributes)* impl ::live_runtime::UpdateFor<#self_ty> for #message {})
    });
    handlers.collect()
}

fn live_component(component: &View) -> TokenStream {
    let (self_ty, name) = (&component.item.self_ty, component.name.to_string());
    let without_state = without_state(component);
    let (mount, update_many, render) = (mount(component), update_many(component), render(component));
    let (event, update, finished) =
        (handle_event(&without_state), handle_update(&without_state), handle_async(&without_state));
    let handle_progress = handle_progress(&without_state);
    let forms = forms(component);
    quote_spanned! {self_ty.span()=>
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, unused_variables)]
        impl ::live_runtime::LiveComponent for #self_ty
        where
            #(for<'__a> #forms: ::live_runtime::__private::FormData,)*
        {
            const NAME: &'static ::core::primitive::str = ::core::concat!(::core::module_path!(), "::", #name);
            #mount
            #update_many
            #render
            #event
            #update
            #finished
            #handle_progress
        }
    }
}

fn handle_event(component: &View) -> Option<TokenStream> {
    let body = (!component.events.is_empty()).then(|| dispatch::of_events(component))?;
    Some(quote! {
        async fn handle_event(
            &mut self,
            event: &mut ::live_runtime::__private::ClientEvent<'_>,
            socket: &mut ::live_runtime::Socket<Self>,
        ) -> ::live_runtime::__private::Handled {
            #body
        }
    })
}

fn handle_update(component: &View) -> Option<TokenStream> {
    let handlers = (!component.updates.is_empty()).then(|| dispatch::of_messages(&component.updates))?;
    Some(quote! {
        async fn handle_update(
            &mut self,
            info: ::live_runtime::Info,
            socket: &mut ::live_runtime::Socket<Self>,
        ) -> ::live_runtime::__private::Handled {
            #handlers
            ::live_runtime::__private::UNHANDLED
        }
    })
}

fn handle_async(component: &View) -> Option<TokenStream> {
    let handlers = (!component.asyncs.is_empty()).then(|| dispatch::of_tasks(component))?;
    Some(quote! {
        async fn handle_async(
            &mut self,
            finished: ::live_runtime::Finished,
            socket: &mut ::live_runtime::Socket<Self>,
        ) -> ::live_runtime::__private::Handled {
            #handlers
            ::live_runtime::__private::UNHANDLED
        }
    })
}

fn handle_progress(component: &View) -> Option<TokenStream> {
    let handlers = (!component.progresses.is_empty()).then(|| dispatch::of_progress(component))?;
    Some(quote! {
        async fn handle_progress(
            &mut self,
            progress: ::live_runtime::__private::UploadProgress,
            socket: &mut ::live_runtime::Socket<Self>,
        ) -> ::live_runtime::__private::Handled {
            #handlers
            ::live_runtime::__private::UNHANDLED
        }
    })
}

/// Without the handlers of which the check has said that they cannot be called.
fn without_state(component: &View) -> View {
    let callable = |methods: &[Method]| {
        let takes_state = |method: &Method| method.parameters.iter().any(|it| matches!(it, Parameter::State(_)));
        methods.iter().filter(|method| !takes_state(method)).cloned().collect()
    };
    View {
        events: callable(&component.events),
        updates: callable(&component.updates),
        asyncs: callable(&component.asyncs),
        progresses: callable(&component.progresses),
        ..component.clone()
    }
}

fn mount(component: &View) -> TokenStream {
    let self_ty = &component.item.self_ty;
    let call = match &component.mount {
        Some(mount)
            if mount.parameters.iter().all(|parameter| matches!(parameter, Parameter::Socket))
                && mount.signature.receiver().is_none() =>
        {
            call(mount, &vec![quote!(socket); mount.parameters.len()])
        }
        Some(_) => quote!(::core::unreachable!()),
        None => quote_spanned!(self_ty.span()=> ::live_runtime::__private::mounted_by_default::<#self_ty>()),
    };
    quote! {
        fn mount(socket: &mut ::live_runtime::Socket<Self>) -> Self {
            #call
        }
    }
}

fn update_many(component: &View) -> Option<TokenStream> {
    let update_many = component.update_many.as_ref().filter(|method| method.signature.receiver().is_none())?;
    let call = call(update_many, &[quote!(components)]);
    Some(quote! {
        const UPDATES_MANY: ::core::primitive::bool = true;

        fn update_many(components: ::std::vec::Vec<(&mut Self, &mut ::live_runtime::Socket<Self>)>) {
            #call
        }
    })
}

fn render(component: &View) -> TokenStream {
    let callable = component.render.as_ref().filter(|render| {
        render.signature.asyncness.is_none() && render.parameters.is_empty() && !changes(&render.signature)
    });
    let call = callable.map(|_| quote!(Self::render(self)));
    quote! {
        fn render(&self) -> impl ::live_runtime::Render {
            #call
        }
    }
}
