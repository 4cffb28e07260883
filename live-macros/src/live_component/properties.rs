//! What a live component is given: the parameters of its `update`, and an id.

use live_template::Diagnostic;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::{
    Attribute as SynAttribute, FnArg, Generics, ImplItem, ItemImpl, Lifetime, Pat, Signature, Type, Visibility,
    ext::IdentExt as _, parse_quote,
};

use crate::{
    builder::{Attribute, Builder, Parameter, Types},
    diagnostics::error,
    view::model::View,
};

/// The builder that a template fills, and what of it `update` is called with.
pub(super) struct Properties {
    pub(super) builder: Builder,
    /// In the order of the parameters; `None` where there is no `update`.
    pub(super) arguments: Option<Vec<Argument>>,
}

pub(super) enum Argument {
    Socket,
    Id,
    /// The property of this index.
    Property(usize),
}

/// The signature of `update` with the attributes of its parameters, which rustc would not take.
pub(super) fn take_update(item: &mut ItemImpl) -> Option<Signature> {
    let mut updates = item.items.iter_mut().filter_map(|member| match member {
        ImplItem::Fn(function) if function.sig.ident == "update" => Some(function),
        _ => None,
    });
    let update = updates.next()?;
    let signature = update.sig.clone();
    for input in &mut update.sig.inputs {
        if let FnArg::Typed(typed) = input {
            typed.attrs.retain(|attribute| !is_ours(attribute));
        }
    }
    Some(signature)
}

fn is_ours(attribute: &SynAttribute) -> bool {
    attribute.path().is_ident("default") || attribute.path().is_ident("doc")
}

pub(super) fn of(component: &View, update: Option<&Signature>, diagnostics: &mut Vec<Diagnostic>) -> Properties {
    let name = &component.name;
    let lifetime = Lifetime::new("'__lent", Span::mixed_site());
    let prefix = format!("Live{name}");
    let mut naming = Types { lifetime: &lifetime, prefix: &prefix, named: Vec::new() };
    let mut attributes = vec![id(&lifetime, name)];
    let mut arguments = update.is_some().then(Vec::new);
    for input in update.into_iter().flat_map(|update| &update.inputs) {
        let FnArg::Typed(typed) = input else { continue };
        let arguments = arguments.get_or_insert_default();
        if is_socket(&typed.ty) {
            arguments.push(Argument::Socket);
            continue;
        }
        let Pat::Ident(pattern) = &*typed.pat else {
            let diagnostic = error(&typed.pat, "a parameter of `update` is the name of a property");
            diagnostics.push(diagnostic.help("write a name, and take the value apart in the body"));
            continue;
        };
        let property = &pattern.ident;
        if property.unraw() == "id" {
            arguments.push(Argument::Id);
            continue;
        }
        if let Some(diagnostic) = wrong_type(&typed.ty) {
            diagnostics.push(diagnostic);
        }
        let ty = naming.name(&of_component(&typed.ty, &component.item.self_ty));
        let parameter = Parameter { name: property, written: &typed.ty, ty, attributes: &typed.attrs, is_slot: false };
        arguments.push(Argument::Property(attributes.len()));
        attributes.push(Attribute::of(parameter, diagnostics));
    }
    let builder = Builder {
        name: format_ident!("{name}Properties", span = Span::call_site()),
        called: format!("`<{name}>`"),
        declared: format!("`#[live_component] impl {name}`"),
        vis: Visibility::Public(parse_quote!(pub)),
        generics: Generics::default(),
        lifetime: Some(lifetime.clone()),
        prefix,
        attributes,
        rest: None,
    };
    Properties { builder, arguments }
}

/// The id by which the view finds the component again.
fn id(lifetime: &Lifetime, component: &Ident) -> Attribute {
    let name = Ident::new("id", component.span());
    let ty: Type = parse_quote!(&#lifetime dyn ::core::fmt::Display);
    let written: Type = parse_quote!(impl Display);
    let parameter = Parameter { name: &name, written: &written, ty, attributes: &[], is_slot: false };
    Attribute::of(parameter, &mut Vec::new())
}

/// Whether it is `&mut Socket<…>`.
fn is_socket(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else { return false };
    matches!(&*reference.elem, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Socket"))
}

/// What can be no property.
fn wrong_type(ty: &Type) -> Option<Diagnostic> {
    let text = ty.to_token_stream().to_string();
    let has = |word: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word);
    if has("impl") {
        let diagnostic = error(ty, "a property of a live component has a type that can be named");
        return Some(diagnostic.help("write the type itself"));
    }
    if has("Slot") {
        let diagnostic = error(ty, "a live component keeps its content, and cannot keep a `&Slot`");
        return Some(diagnostic.help("write `SlotContent`, and keep it in a field"));
    }
    if has("State") {
        let diagnostic = error(ty, "a live component is not given the router's state");
        return Some(diagnostic.help("take what it needs of it as a property, which the view passes"));
    }
    None
}

/// The type with the component's own for `Self`.
fn of_component(ty: &Type, component: &Type) -> Type {
    syn::parse2(replaced(ty.to_token_stream(), component)).unwrap_or_else(|_| ty.clone())
}

fn replaced(tokens: TokenStream, component: &Type) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(name) if name == "Self" => quote!(#component),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), replaced(group.stream(), component));
                inner.set_span(group.span());
                TokenTree::from(inner).into()
            }
            other => other.into(),
        })
        .collect()
}
