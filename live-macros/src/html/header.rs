//! What a template is told before it begins: about its view, and which findings are shown.

use live_template::{Argument, Diagnostic, EventSignature};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{
    LitStr, Token, Type, braced,
    ext::IdentExt as _,
    parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use super::{COMPONENT_HEADER, HEADER, LEVELS};
use crate::lints::Levels;

/// A view as its templates know it.
pub(super) struct View {
    /// For the checks.
    pub(super) signatures: live_template::View,
    /// The method that handles each event, in the order of the signatures.
    methods: Vec<Ident>,
    levels: Levels,
}

impl View {
    /// The method that handles the event `name`.
    pub(super) fn method(&self, name: &str) -> Option<&Ident> {
        let index = self.signatures.events.iter().position(|event| event.name == name)?;
        self.methods.get(index)
    }
}

/// What stands before a template.
#[derive(Default)]
pub(super) struct Before {
    /// Without it the template stands outside of a view, and its event names cannot be checked.
    pub(super) view: Option<View>,
    /// Which findings are shown: as the view or the component says, then as the template itself says.
    pub(super) levels: Vec<Levels>,
}

/// `#![live_view(Songs { "remove" remove(id: SongId), "validate" validate(..) } allow(), deny())]`, `#![component(allow(), deny())]`,
/// `#![allow(missing_alt)]`, and the template after them.
pub(super) fn split(
    input: TokenStream,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Before, impl Iterator<Item = TokenTree> + use<>) {
    let (mut before, mut own, mut rest) = (Before::default(), Levels::default(), input.into_iter());
    // What has been looked at, and is part of the template.
    let mut template = Vec::new();
    while let Some(attribute) = attribute(&mut rest, &mut template) {
        let component = marked(&attribute, COMPONENT_HEADER);
        let is_component = component.is_some();
        let header = component.or_else(|| marked(&attribute, HEADER));
        if let Some(mut view) = header.and_then(|inner| syn::parse2::<Header>(inner).ok()) {
            view.0.signatures.is_component = is_component;
            before.levels.push(std::mem::take(&mut view.0.levels));
            before.view = Some(view.0);
        } else if let Some(levels) = marked(&attribute, LEVELS).and_then(|inner| syn::parse2(inner).ok()) {
            before.levels.push(levels);
        } else if let Ok(levels) = syn::parse2::<Levels>(attribute.stream()) {
            levels.check(diagnostics);
            own.add(levels);
        } else {
            break;
        }
        template.clear();
    }
    before.levels.push(own);
    (before, template.into_iter().chain(rest))
}

/// `#![…]`. What has been taken is in `seen`.
fn attribute(tokens: &mut impl Iterator<Item = TokenTree>, seen: &mut Vec<TokenTree>) -> Option<Group> {
    for mark in ['#', '!'] {
        seen.push(tokens.next()?);
        match seen.last() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == mark => {}
            _ => return None,
        }
    }
    seen.push(tokens.next()?);
    match seen.last() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => Some(group.clone()),
        _ => None,
    }
}

/// What stands in the parentheses of `[marker(…)]`.
fn marked(attribute: &Group, marker: &str) -> Option<TokenStream> {
    let mut tokens = attribute.stream().into_iter();
    match (tokens.next()?, tokens.next()?) {
        (TokenTree::Ident(name), TokenTree::Group(group))
            if name == marker && group.delimiter() == Delimiter::Parenthesis =>
        {
            Some(group.stream())
        }
        _ => None,
    }
}

struct Header(View);

impl Parse for Header {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse::<Ident>()?.to_string();
        let events;
        braced!(events in input);
        let events = Punctuated::<Event, Token![,]>::parse_terminated(&events)?;
        let levels = input.parse()?;
        let (events, methods) = events.into_iter().map(|event| (event.signature, event.method)).unzip();
        Ok(Self(View { signatures: live_template::View { name, events, is_component: false }, methods, levels }))
    }
}

struct Event {
    signature: EventSignature,
    method: Ident,
}

impl Parse for Event {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse::<LitStr>()?.value();
        let method = input.call(Ident::parse_any)?;
        let inner;
        parenthesized!(inner in input);
        let mut arguments = Vec::new();
        let mut open = false;
        while !inner.is_empty() {
            if inner.peek(Token![..]) {
                inner.parse::<Token![..]>()?;
                open = true;
                continue;
            }
            let name = inner.call(Ident::parse_any)?.unraw().to_string();
            inner.parse::<Token![:]>()?;
            let ty: Type = inner.parse()?;
            inner.parse::<Token![,]>()?;
            let optional = is_option(&ty);
            arguments.push(Argument { name, ty: ty.to_token_stream(), optional });
        }
        Ok(Self { signature: EventSignature { name, arguments, open }, method })
    }
}

fn is_option(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|segment| segment.ident == "Option"),
        _ => false,
    }
}
