//! One attribute of a builder, from a parameter or a field.

use live_template::Diagnostic;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{
    Expr, GenericArgument, Meta, PathArguments, Token, Type, TypePath, ext::IdentExt as _, punctuated::Punctuated,
};

use crate::diagnostics::error;

/// An attribute that is given by a method of its name.
pub(crate) struct Attribute {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) kind: Kind,
    /// Its documentation.
    pub(crate) docs: Vec<syn::Attribute>,
    /// Its declaration, as errors and the documentation show it: `title: &str`.
    pub(crate) declaration: String,
    /// `#[one_of(patch, href)]`: the methods, beside the builder's own, of which one gives it.
    pub(crate) given_by: Vec<Ident>,
}

/// Whether an attribute may be left out, and what it is then.
pub(crate) enum Kind {
    Required,
    /// `Option<T>`: `None`.
    Optional(Box<Type>),
    /// `bool`: `false`.
    Flag,
    /// `#[default]`, `#[default = value]` or `#[default(value)]`.
    Default(TokenStream),
    Slot(Slot),
}

/// A slot, by its type.
pub(crate) struct Slot {
    pub(crate) takes: Takes,
    /// What the component gives to the entry.
    pub(crate) value: TokenStream,
    /// The attributes of an entry.
    pub(crate) attributes: TokenStream,
}

/// How many entries a slot takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// `&Slot`.
    One,
    /// `Option<&Slot>`.
    AtMostOne,
    /// `&[Slot]`.
    Any,
}

/// What an attribute is made from.
pub(crate) struct Parameter<'a> {
    pub(crate) name: &'a Ident,
    /// As it is declared.
    pub(crate) written: &'a Type,
    /// With every lifetime named.
    pub(crate) ty: Type,
    pub(crate) attributes: &'a [syn::Attribute],
    pub(crate) is_slot: bool,
}

impl Attribute {
    pub(crate) fn of(parameter: Parameter<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let Parameter { name, written, ty, attributes, is_slot } = parameter;
        let declaration = format!("{}: {}", name.unraw(), readable(written));
        let docs = attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).cloned().collect();
        let default = attributes.iter().find(|attribute| attribute.path().is_ident("default"));
        let kind = match (is_slot, default) {
            (true, _) => Slot::of(&ty).map_or_else(
                || {
                    let message = format!("`{name}` is a slot, and its type does not say how many entries it takes");
                    let help = "write `&Slot` for one, `Option<&Slot>` for one or none, `&[Slot]` for any number";
                    diagnostics.push(error(written, message).help(help));
                    Kind::Required
                },
                Kind::Slot,
            ),
            (false, Some(default)) => Kind::Default(value_of(default, diagnostics)),
            (false, None) => match inner(&ty, "Option") {
                Some(inner) => Kind::Optional(Box::new(inner.clone())),
                None if is_bool(&ty) => Kind::Flag,
                None => Kind::Required,
            },
        };
        let given_by = attributes.iter().find(|attribute| attribute.path().is_ident("one_of"));
        let given_by = given_by.map_or_else(Vec::new, |attribute| names_of(attribute, diagnostics));
        Self { name: name.clone(), ty, kind, docs, declaration, given_by }
    }

    /// Whether the builder is incomplete without it.
    pub(crate) fn is_required(&self) -> bool {
        matches!(self.kind, Kind::Required | Kind::Slot(Slot { takes: Takes::One, .. }))
    }

    /// Whether it is the content of one slot of a live component.
    pub(super) fn is_content(&self) -> bool {
        last_segment(&self.ty).is_some_and(|segment| segment.ident == "SlotContent")
    }

    /// Whether it is given by one of several methods.
    pub(super) fn is_alternative(&self) -> bool {
        !self.given_by.is_empty()
    }

    /// `` `patch`, `navigate` or `href` ``, each with something after it.
    pub(super) fn alternatives(&self, after: &str) -> String {
        let names: Vec<String> = self.given_by.iter().map(|name| format!("`{name}{after}`")).collect();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// The name of a type: `Title`.
    pub(super) fn camel(&self) -> String {
        camel(&self.name)
    }

    /// The type parameter that says whether the attribute has been given.
    pub(crate) fn state(&self) -> Ident {
        format_ident!("__{}", self.camel())
    }
}

impl Slot {
    fn of(ty: &Type) -> Option<Self> {
        let (takes, lent) = match ty {
            Type::Reference(reference) => match &*reference.elem {
                Type::Slice(slice) => (Takes::Any, &*slice.elem),
                entry => (Takes::One, entry),
            },
            _ => match inner(ty, "Option")? {
                Type::Reference(reference) => (Takes::AtMostOne, &*reference.elem),
                _ => return None,
            },
        };
        let segment = last_segment(lent).filter(|segment| segment.ident == "Slot")?;
        let mut types = generic_types(&segment.arguments).map(quote::ToTokens::to_token_stream);
        let value = types.next().unwrap_or_else(|| quote!(()));
        let attributes = types.next().unwrap_or_else(|| quote!(()));
        Some(Self { takes, value, attributes })
    }
}

/// `songTitle` and `song_title` become `SongTitle`.
pub(crate) fn camel(name: &Ident) -> String {
    let name = name.unraw().to_string();
    let words = name.split('_').filter(|word| !word.is_empty());
    words.map(capitalized).collect()
}

/// The word with its first letter as a capital, whatever language it is of.
pub(crate) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn value_of(default: &syn::Attribute, diagnostics: &mut Vec<Diagnostic>) -> TokenStream {
    match &default.meta {
        Meta::Path(_) => quote!(::core::default::Default::default()),
        Meta::NameValue(pair) => pair.value.to_token_stream(),
        Meta::List(list) => {
            if list.parse_args::<Expr>().is_ok() {
                return list.tokens.clone();
            }
            let message = "the default is no expression";
            diagnostics.push(error(&list.tokens, message).help("write `#[default(value)]`"));
            quote!(::core::default::Default::default())
        }
    }
}

fn names_of(attribute: &syn::Attribute, diagnostics: &mut Vec<Diagnostic>) -> Vec<Ident> {
    let names = attribute.parse_args_with(Punctuated::<Ident, Token![,]>::parse_terminated);
    let Ok(names) = names else {
        diagnostics.push(error(&attribute.meta, "`#[one_of]` takes names").help("write `#[one_of(patch, href)]`"));
        return Vec::new();
    };
    names.into_iter().collect()
}

/// `T` of `Option<T>`.
fn inner<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == name)?;
    generic_types(&segment.arguments).next()
}

fn is_bool(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("bool"))
}

fn last_segment(ty: &Type) -> Option<&syn::PathSegment> {
    match ty {
        Type::Path(TypePath { path, .. }) => path.segments.last(),
        _ => None,
    }
}

fn generic_types(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let arguments = match arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.args.iter()),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// A type as people write it: without the spaces between tokens.
pub(crate) fn readable(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string();
    let text = text.replace(" < ", "<").replace(" >", ">").replace(" ,", ",").replace("& ", "&").replace(" :: ", "::");
    text.replace("< ", "<").replace("( ", "(").replace(" )", ")").replace("[ ", "[").replace(" ]", "]")
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;

    #[test]
    fn names_of_types() {
        for (name, expected) in
            [("title", "Title"), ("song_title", "SongTitle"), ("_über_uns", "ÜberUns"), ("r#type", "Type")]
        {
            let ident = syn::parse_str::<Ident>(name).unwrap_or_else(|_| Ident::new(name, Span::call_site()));
            assert_eq!(camel(&ident), expected);
        }
    }
}
