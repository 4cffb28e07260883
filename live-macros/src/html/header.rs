//! What `#[live_view]` tells a template about its view.

use live_template::{Argument, EventSignature};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{
    LitStr, Token, Type, braced,
    ext::IdentExt as _,
    parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use super::HEADER;
use crate::lints::Levels;

/// A view as its templates know it.
pub(super) struct View {
    /// For the checks.
    pub(super) signatures: live_template::View,
    /// The method that handles each event, in the order of the signatures.
    methods: Vec<Ident>,
    /// Which findings are shown.
    pub(super) levels: Levels,
}

impl View {
    /// The method that handles the event `name`.
    pub(super) fn method(&self, name: &str) -> Option<&Ident> {
        let index = self.signatures.events.iter().position(|event| event.name == name)?;
        self.methods.get(index)
    }
}

/// `#![live_view(Songs { "remove" remove(id: SongId), "validate" validate(..) } allow(), deny())]` and the template after it.
///
/// Without the header the template stands outside of a view, and its event names cannot be checked.
pub(crate) fn split(input: TokenStream) -> (Option<View>, TokenStream) {
    let mut tokens = input.clone().into_iter();
    let (hash, bang, group) = (tokens.next(), tokens.next(), tokens.next());
    let (Some(TokenTree::Punct(hash)), Some(TokenTree::Punct(bang)), Some(TokenTree::Group(group))) =
        (hash, bang, group)
    else {
        return (None, input);
    };
    if hash.as_char() != '#' || bang.as_char() != '!' {
        return (None, input);
    }
    match view(&group) {
        Some(view) => (Some(view), tokens.collect()),
        None => (None, input),
    }
}

fn view(group: &Group) -> Option<View> {
    let mut tokens = group.stream().into_iter();
    match (tokens.next()?, tokens.next()?) {
        (TokenTree::Ident(marker), TokenTree::Group(group))
            if marker == HEADER && group.delimiter() == Delimiter::Parenthesis =>
        {
            syn::parse2::<Header>(group.stream()).ok().map(|header| header.0)
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
        Ok(Self(View { signatures: live_template::View { name, events }, methods, levels }))
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
            let name = inner.call(Ident::parse_any)?.to_string();
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
