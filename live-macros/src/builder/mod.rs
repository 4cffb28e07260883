//! Builders whose type knows what is missing: of a component, and of a slot's attributes.
//!
//! `<.card title="x">` becomes `card().title("x")`. Each attribute is a method that has the parameter's name and its span,
//! so that completion, hover and "did you mean" are rustc's. A required attribute is a type parameter of the builder:
//! `Missing` before it is given, `Given<T>` after.

mod attribute;
mod expand;
mod ty;

pub(crate) use self::{
    attribute::{Attribute, Kind, Parameter, Takes, camel, capitalized},
    ty::Types,
};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{GenericParam, Generics, Lifetime, Visibility};

/// What is needed to write a builder.
pub(crate) struct Builder {
    /// The struct's name.
    pub(crate) name: Ident,
    /// What the names of its traits begin with.
    pub(crate) prefix: String,
    /// As errors say it: `` `<.card>` ``.
    pub(crate) called: String,
    /// As errors say it: `` `#[component] fn card` ``.
    pub(crate) declared: String,
    pub(crate) vis: Visibility,
    /// The lifetime of everything that is borrowed, where it is ours.
    pub(crate) lifetime: Option<Lifetime>,
    pub(crate) generics: Generics,
    pub(crate) attributes: Vec<Attribute>,
    /// The parameter that takes the attributes that are passed on.
    pub(crate) rest: Option<Ident>,
}

impl Builder {
    /// The parameters with their bounds, as they follow `impl`; `bound` says what is known of an attribute's state.
    pub(crate) fn parameters(&self, bound: impl Fn(&Attribute) -> TokenStream, rest: &TokenStream) -> TokenStream {
        let lifetime = self.lifetime.iter();
        let own = self.generics.params.iter().map(without_default);
        let states = self.attributes.iter().filter(|attribute| attribute.is_required()).map(|attribute| {
            let (state, bound) = (attribute.state(), bound(attribute));
            quote!(#state #bound)
        });
        let rest = self.rest.iter().map(|_| quote!(__Rest #rest));
        quote!(<#(#lifetime,)* #(#own,)* #(#states,)* #(#rest),*>)
    }

    /// The builder's type; `state` says the state of an attribute.
    pub(crate) fn ty(&self, state: impl Fn(&Attribute) -> TokenStream, rest: &TokenStream) -> TokenStream {
        let (name, lifetime) = (&self.name, self.lifetime.iter());
        let own = self.generics.params.iter().map(argument);
        let states = self.attributes.iter().filter(|attribute| attribute.is_required()).map(state);
        let rest = self.rest.iter().map(|_| rest);
        quote!(#name<#(#lifetime,)* #(#own,)* #(#states,)* #(#rest),*>)
    }

    /// The builder's type in whatever state.
    pub(crate) fn any(&self) -> TokenStream {
        self.ty(|attribute| attribute.state().into_token_stream(), &quote!(__Rest))
    }

    /// The trait of the states in which an attribute has its value.
    pub(crate) fn requirement(&self, attribute: &Attribute) -> Ident {
        format_ident!("__{}{}", self.prefix, attribute.camel())
    }
}

/// The parameter as an argument: its name.
pub(crate) fn argument(parameter: &GenericParam) -> TokenStream {
    match parameter {
        GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
        GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
        GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
    }
}

/// The parameter as `impl` takes it.
pub(crate) fn without_default(parameter: &GenericParam) -> GenericParam {
    let mut parameter = parameter.clone();
    match &mut parameter {
        GenericParam::Type(parameter) => {
            parameter.default = None;
        }
        GenericParam::Const(parameter) => {
            parameter.default = None;
        }
        GenericParam::Lifetime(_) => {}
    }
    parameter
}
