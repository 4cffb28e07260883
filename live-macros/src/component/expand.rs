//! From the component to its code: a function that gives a builder, and the builder, which shows the component.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote};

use super::{Argument, Component};
use crate::builder::{Attribute, Builder, Kind};

pub(super) fn expand(component: &Component) -> TokenStream {
    let constructor = constructor(component);
    let builder = component.builder.expand();
    let shown = shown(component);
    let content = content(component);
    let rest = rest(&component.builder);
    quote!(#constructor #builder #shown #content #rest)
}

/// The function of the component's name: templates find the component as a value, so that rustc suggests similar ones.
fn constructor(component: &Component) -> TokenStream {
    let Component { builder, name, docs, .. } = component;
    let (vis, bounds, lifetime) = (&builder.vis, &builder.generics.where_clause, &builder.lifetime);
    let own = builder.generics.params.iter().map(crate::builder::without_default);
    let (ty, empty) = (builder.empty_type(), builder.empty());
    let attributes = builder.attributes.iter().map(|attribute| format!("* `{}`", attribute.declaration));
    quote! {
        #(#docs)*
        #[doc = ""]
        #[doc = "# Attributes and slots"]
        #[doc = ""]
        #(#[doc = #attributes])*
        #vis fn #name<#lifetime, #(#own),*>() -> #ty #bounds {
            #empty
        }
    }
}

/// The function as it is written is inside, where only the complete builder can call it.
fn shown(component: &Component) -> TokenStream {
    let Component { builder, function, arguments, .. } = component;
    let mut function = function.clone();
    let inner = format_ident!("__{}", component.name, span = component.name.span());
    function.sig.ident = inner.clone();
    function.vis = syn::Visibility::Inherited;
    let arguments = arguments.iter().map(|argument| match argument {
        Argument::Attribute(index) => builder.attributes.get(*index).map(|attribute| builder.value(attribute)),
        Argument::Rest => {
            builder.rest.as_ref().map(|rest| quote!(::live_runtime::__private::component::Rest::new(&self.#rest)))
        }
    });
    let parameters =
        builder.parameters(|attribute| builder.given(attribute), &quote!(: ::live_runtime::__private::AttributeList));
    let (any, bounds) = (builder.any(), &builder.generics.where_clause);
    quote! {
        #[automatically_derived]
        impl #parameters ::live_runtime::__private::Component for #any #bounds {
            fn render_component(
                self,
                dynamic: ::live_runtime::__private::Dynamic<'_, '_>,
            ) -> ::live_runtime::__private::Written {
                #[allow(
                    clippy::elidable_lifetime_names,
                    clippy::extra_unused_lifetimes,
                    clippy::needless_lifetimes,
                    clippy::needless_pass_by_value,
                    clippy::ref_option,
                    clippy::too_many_arguments,
                    clippy::trivially_copy_pass_by_ref,
                )]
                #function
                ::live_runtime::__private::Render::render(&#inner(#(#arguments),*), dynamic)
            }
        }
    }
}

/// A component that takes no content says so.
fn content(component: &Component) -> TokenStream {
    let builder = &component.builder;
    let is_children = |attribute: &Attribute| attribute.name == "children";
    if builder.attributes.iter().any(is_children) {
        return TokenStream::new();
    }
    let (vis, requirement, lifetime) = (&builder.vis, builder.beside("Content"), &builder.lifetime);
    let message = format!("{} takes no content", builder.called);
    let slots = builder.attributes.iter().filter(|attribute| matches!(attribute.kind, Kind::Slot(_)));
    let slots: Vec<String> = slots.map(|attribute| format!("`<:{}>`", attribute.name)).collect();
    let label = if slots.is_empty() {
        "nothing may stand between its tags".to_owned()
    } else {
        format!("only its slots may stand between its tags: {}", slots.join(", "))
    };
    let note = format!("to take content, add the parameter `children: &Slot` to {}", builder.declared);
    let parameters = builder.parameters(|_| TokenStream::new(), &TokenStream::new());
    let (any, bounds) = (builder.any(), &builder.generics.where_clause);
    let ty = quote!(::core::option::Option<&#lifetime ::live_runtime::Slot<#lifetime>>);
    quote! {
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
        #vis trait #requirement {}
        #[allow(dead_code, clippy::type_complexity)]
        impl #parameters #any #bounds {
            #[doc(hidden)]
            #vis fn children<C: #requirement>(self, _: C) -> ::live_runtime::__private::component::Place<
                #ty, (), (), fn(#ty) -> Self,
            > {
                ::live_runtime::__private::component::Place::new(|_| ::live_runtime::__private::component::invalid())
            }
        }
    }
}

/// A component with `#[rest]` takes any attribute; any other says that it doesn't.
pub(crate) fn rest(builder: &Builder) -> TokenStream {
    let parameters = builder.parameters(|_| TokenStream::new(), &quote!(: ::live_runtime::__private::AttributeList));
    let (any, bounds) = (builder.any(), &builder.generics.where_clause);
    let attribute = Ident::new("attribute", Span::mixed_site());
    let (passes, with, body) = match &builder.rest {
        None => (quote!(PassesNothing), any.clone(), quote!({ let _ = #attribute; self })),
        Some(rest) => {
            let more = quote!(::live_runtime::__private::component::And<__Rest, __Attribute>);
            let with = builder.ty(|attribute| attribute.state().into_token_stream(), &more);
            let and = quote!(::live_runtime::__private::component::And(self.#rest, #attribute));
            (quote!(PassesOn), with, builder.rebuilt(rest, &and))
        }
    };
    quote! {
        #[automatically_derived]
        impl #parameters ::live_runtime::__private::component::TakesRest for #any #bounds {
            type Passes = ::live_runtime::__private::component::#passes;
            type With<__Attribute: ::live_runtime::__private::AttributeList> = #with;

            fn with_rest<__Attribute: ::live_runtime::__private::AttributeList>(
                self,
                #attribute: __Attribute,
            ) -> Self::With<__Attribute> {
                #body
            }
        }
    }
}
