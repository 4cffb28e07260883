//! From tokens to the model.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::{
    Attribute, Expr, LitStr, Path, ReturnType, Signature, Token, braced, parenthesized,
    parse::{Parse, ParseStream},
    token,
};

use super::{
    model::{Entry, Route, Routes, Target},
    path::RoutePath,
};

impl Parse for Routes {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let signature: Signature = input.parse()?;
        if matches!(signature.output, ReturnType::Default) {
            let message = "the type of the router is missing\nhelp: write `-> Router`, or `-> Router<State>` where the views take a state";
            return Err(syn::Error::new_spanned(&signature.ident, message));
        }
        let block;
        braced!(block in input);
        let key = key(&signature, &block);
        Ok(Self { attributes, visibility, signature, entries: entries(&block)?, key })
    }
}

/// Of what was written, and where: other routes have another one.
fn key(signature: &Signature, block: ParseStream<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    let span = signature.ident.span();
    (std::env::var("CARGO_PKG_NAME").ok(), span.file(), span.start().line).hash(&mut hasher);
    (signature.to_token_stream().to_string(), block.cursor().token_stream().to_string()).hash(&mut hasher);
    hasher.finish() & !0xff_ffff
}

fn entries(input: ParseStream<'_>) -> syn::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        let entry = if input.peek(LitStr) { Entry::Route(input.parse()?) } else { group(input)? };
        let is_group = !matches!(entry, Entry::Route(_));
        entries.push(entry);
        if input.parse::<Option<Token![,]>>()?.is_none() && !is_group && !input.is_empty() {
            return Err(input.error("expected `,` after the route"));
        }
    }
    Ok(entries)
}

fn group(input: ParseStream<'_>) -> syn::Result<Entry> {
    const EXPECTED: &str = "expected a route: `\"/path\" => View`, or a group: `live_session(…) { … }`, `layer(…) { … }`, `route_layer(…) { … }`";
    let kind: Ident = input.parse().map_err(|error| syn::Error::new(error.span(), EXPECTED))?;
    let is_session = kind == "live_session";
    if !is_session && kind != "layer" && kind != "route_layer" {
        return Err(syn::Error::new(kind.span(), EXPECTED));
    }
    let arguments;
    parenthesized!(arguments in input);
    let first: Expr = arguments.parse()?;
    let mut options = Vec::new();
    while arguments.parse::<Option<Token![,]>>()?.is_some() && !arguments.is_empty() && is_session {
        let name = arguments.parse()?;
        arguments.parse::<Token![=]>()?;
        options.push((name, arguments.parse()?));
    }
    if !arguments.is_empty() {
        return Err(arguments.error("unexpected argument"));
    }
    let block;
    braced!(block in input);
    let entries = entries(&block)?;
    Ok(if is_session {
        Entry::Session { name: first, options, entries }
    } else {
        Entry::Layer { method: kind, layer: first, entries }
    })
}

impl Parse for Route {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        input.parse::<Token![=>]>()?;
        let target = input.parse()?;
        Ok(Self { path: RoutePath::parse(&literal), literal, target })
    }
}

impl Parse for Target {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let Ok(path) = input.fork().parse::<Path>() else { return handler(input) };
        let is_view = path.segments.last().is_some_and(|last| last.ident.to_string().starts_with(char::is_uppercase));
        if !is_view {
            return handler(input);
        }
        let view = input.parse()?;
        let action = if input.peek(token::Paren) {
            let action;
            parenthesized!(action in input);
            Some(action.parse()?)
        } else {
            None
        };
        Ok(Self::View { view, action })
    }
}

fn handler(input: ParseStream<'_>) -> syn::Result<Target> {
    let expression: Expr = input.parse()?;
    let tokens: TokenStream = expression.to_token_stream();
    Ok(Target::Handler(tokens))
}
