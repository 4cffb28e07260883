//! The code of a builder.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{GenericParam, ext::IdentExt as _};

use super::{Attribute, Builder, Kind, Takes, attribute::Slot};

impl Builder {
    /// The struct, a method for each attribute, and the traits that say what is missing.
    pub(crate) fn expand(&self) -> TokenStream {
        let (vis, name) = (&self.vis, &self.name);
        let bounds = &self.generics.where_clause;
        let parameters = self.parameters(|_| TokenStream::new(), &TokenStream::new());
        let fields = self.attributes.iter().map(|attribute| {
            let (name, ty) = (&attribute.name, field_type(attribute));
            quote!(#name: #ty)
        });
        let rest = self.rest.iter().map(|rest| quote!(#rest: __Rest));
        let lifetime = self.lifetime.iter();
        let types = self.generics.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Lifetime(lifetime) => {
                let lifetime = &lifetime.lifetime;
                Some(quote!(&#lifetime ()))
            }
            GenericParam::Type(ty) => {
                let ty = &ty.ident;
                // What is lent may be of this type, which is to live as long then.
                let lent = self.lifetime.as_ref().map(|lifetime| quote!(&#lifetime));
                Some(quote!(::core::marker::PhantomData<#lent #ty>))
            }
            GenericParam::Const(_) => None,
        });
        let methods = self.attributes.iter().map(|attribute| self.method(attribute));
        let requirements = self.attributes.iter().filter(|attribute| attribute.is_required());
        let requirements = requirements.map(|attribute| self.requirement_trait(attribute));
        let any = self.any();
        quote! {
            #[doc(hidden)]
            #[must_use = "a component is shown by a template"]
            #[allow(dead_code, missing_debug_implementations, clippy::type_complexity)]
            #vis struct #name #parameters #bounds {
                #(#fields,)*
                #(#rest,)*
                __generics: ::core::marker::PhantomData<(#(&#lifetime (),)* #(#types,)*)>,
            }
            #[allow(dead_code, clippy::type_complexity, clippy::missing_const_for_fn, clippy::should_implement_trait)]
            impl #parameters #any #bounds {
                #(#methods)*
            }
            #(#requirements)*
        }
    }

    /// A builder to which nothing has been given.
    pub(crate) fn empty(&self) -> TokenStream {
        let name = &self.name;
        let fields = self.attributes.iter().map(|attribute| {
            let (name, value) = (&attribute.name, initial(attribute));
            quote!(#name: #value)
        });
        let rest = self.rest.iter().map(|rest| quote!(#rest: ()));
        quote!(#name { #(#fields,)* #(#rest,)* __generics: ::core::marker::PhantomData })
    }

    /// Its type.
    pub(crate) fn empty_type(&self) -> TokenStream {
        self.ty(|_| quote!(::live_runtime::__private::component::Missing), &quote!(()))
    }

    /// The value of an attribute of `self`, which is complete.
    pub(crate) fn value(&self, attribute: &Attribute) -> TokenStream {
        let name = &attribute.name;
        match &attribute.kind {
            Kind::Default(value) => quote!(match self.#name {
                ::core::option::Option::Some(value) => value,
                ::core::option::Option::None => #value,
            }),
            _ if attribute.is_required() => {
                let requirement = self.requirement(attribute);
                quote!(#requirement::get(self.#name))
            }
            _ => quote!(self.#name),
        }
    }

    /// What is known of an attribute's state when it is given.
    pub(crate) fn given(&self, attribute: &Attribute) -> TokenStream {
        let (requirement, ty) = (self.requirement(attribute), &attribute.ty);
        quote!(: #requirement<#ty>)
    }

    fn method(&self, attribute: &Attribute) -> TokenStream {
        let (vis, name, ty, docs) = (&self.vis, &attribute.name, &attribute.ty, &attribute.docs);
        let declared = format!("`{}`", attribute.declaration);
        let docs = quote!(#(#docs)* #[doc = ""] #[doc = #declared]);
        match &attribute.kind {
            Kind::Required => {
                let (next, rebuilt) = (self.with(attribute), self.rebuilt(name, &given(name)));
                quote!(#docs #vis fn #name(self, #name: #ty) -> #next { #rebuilt })
            }
            Kind::Optional(inner) => quote! {
                #docs #vis fn #name(mut self, #name: impl ::live_runtime::__private::component::Optional<#inner>) -> Self {
                    self.#name = ::live_runtime::__private::component::Optional::optional(#name);
                    self
                }
            },
            Kind::Flag => quote! {
                #docs #vis fn #name(mut self, #name: #ty) -> Self {
                    self.#name = #name;
                    self
                }
            },
            Kind::Default(_) => quote! {
                #docs #vis fn #name(mut self, #name: #ty) -> Self {
                    self.#name = ::core::option::Option::Some(#name);
                    self
                }
            },
            Kind::Slot(slot) => self.slot(attribute, slot, &docs),
        }
    }

    fn slot(&self, attribute: &Attribute, slot: &Slot, docs: &TokenStream) -> TokenStream {
        let (vis, name, ty) = (&self.vis, &attribute.name, &attribute.ty);
        let Slot { takes, value, attributes } = slot;
        let body = (name == "children").then(|| quote!(, _: ::live_runtime::__private::component::Body));
        let (next, rebuilt) = match takes {
            Takes::One => (self.with(attribute), self.rebuilt(name, &given(name))),
            Takes::AtMostOne | Takes::Any => (quote!(Self), self.rebuilt(name, &quote!(#name))),
        };
        quote! {
            #docs #vis fn #name(self #body) -> ::live_runtime::__private::component::Place<
                #ty, #value, #attributes, impl ::core::ops::FnOnce(#ty) -> #next,
            > {
                ::live_runtime::__private::component::Place::new(move |#name: #ty| #rebuilt)
            }
        }
    }

    /// The type with `attribute` given.
    fn with(&self, attribute: &Attribute) -> TokenStream {
        let state = |other: &Attribute| {
            let (state, ty) = (other.state(), &other.ty);
            let is_it = other.name == attribute.name;
            if is_it { quote!(::live_runtime::__private::component::Given<#ty>) } else { quote!(#state) }
        };
        self.ty(state, &quote!(__Rest))
    }

    /// `self` with another value of one field, which may change its type.
    pub(crate) fn rebuilt(&self, changed: &Ident, value: &TokenStream) -> TokenStream {
        let name = &self.name;
        let fields = self.attributes.iter().map(|attribute| &attribute.name).chain(&self.rest);
        let fields =
            fields.map(|field| if field == changed { quote!(#field: #value) } else { quote!(#field: self.#field) });
        quote!(#name { #(#fields,)* __generics: ::core::marker::PhantomData })
    }

    /// A trait of its own for each required attribute, so that each has its own message.
    fn requirement_trait(&self, attribute: &Attribute) -> TokenStream {
        let (vis, requirement, name) = (&self.vis, self.requirement(attribute), attribute.name.unraw());
        let is_slot = matches!(attribute.kind, Kind::Slot(_));
        let what = match (is_slot, name == "children") {
            _ if attribute.is_alternative() => format!("attribute {}", attribute.alternatives("")),
            (false, true) => "required content".to_owned(),
            _ if attribute.is_content() => format!("required slot `<:{name}>`"),
            (true, true) => "required content".to_owned(),
            (true, false) => format!("required slot `<:{name}>`"),
            _ => format!("required attribute `{name}`"),
        };
        let message = format!("{} is missing the {what}", self.called);
        let label = match (is_slot, name == "children") {
            _ if attribute.is_alternative() => format!("add {}", attribute.alternatives("={…}")),
            (false, true) => "write it between the tags".to_owned(),
            _ if attribute.is_content() => format!("add `<:{name}>…</:{name}>`"),
            (true, true) => "write it between the tags".to_owned(),
            (true, false) => format!("add `<:{name}>…</:{name}>`"),
            _ => format!("add `{name}={{…}}`"),
        };
        let note = format!("`{}` is declared by {}", attribute.declaration, self.declared);
        quote_spanned! {attribute.name.span().resolved_at(proc_macro2::Span::mixed_site())=>
            #[doc(hidden)]
            #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
            #vis trait #requirement<T> {
                #[doc(hidden)]
                fn get(self) -> T;
            }
            #[diagnostic::do_not_recommend]
            impl<T> #requirement<T> for ::live_runtime::__private::component::Given<T> {
                fn get(self) -> T {
                    self.0
                }
            }
        }
    }

    /// The name of a trait or function beside the builder.
    pub(crate) fn beside(&self, name: &str) -> Ident {
        format_ident!("__{}{}", self.prefix, name)
    }
}

fn given(name: &Ident) -> TokenStream {
    quote!(::live_runtime::__private::component::Given(#name))
}

fn field_type(attribute: &Attribute) -> TokenStream {
    let (ty, state) = (&attribute.ty, attribute.state());
    match &attribute.kind {
        _ if attribute.is_required() => quote!(#state),
        Kind::Default(_) => quote!(::core::option::Option<#ty>),
        _ => quote!(#ty),
    }
}

fn initial(attribute: &Attribute) -> TokenStream {
    match &attribute.kind {
        _ if attribute.is_required() => quote!(::live_runtime::__private::component::Missing),
        Kind::Flag => quote!(false),
        Kind::Slot(Slot { takes: Takes::Any, .. }) => quote!(&[]),
        _ => quote!(::core::option::Option::None),
    }
}
