//! `url!("/bands/{slug}")`: a path that is checked against the declared ones.

use live_template::{Diagnostic, suggest::nearest};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{
    Expr, LitInt, LitStr, Token, bracketed,
    ext::IdentExt as _,
    parse::{Parse, ParseStream},
};

use super::{
    expand::method,
    path::{RoutePath, Segment},
};
use crate::diagnostics::{compile_errors, error};

/// The number of a segment in braces, by which its type is found.
pub(super) fn segment_key(key: u64, route: usize, index: usize) -> u64 {
    key | ((route as u64) << 8 & 0xff_ff00) | (index as u64 & 0xff)
}

/// `KEY ["/" "/bands/{slug: Slug}"] "/bands/{slug}", slug = …`: the table, and what the user has written.
struct Call {
    key: u64,
    table: Vec<LitStr>,
    url: LitStr,
    arguments: Vec<(Ident, Expr)>,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.parse::<LitInt>()?.base10_parse()?;
        let list;
        bracketed!(list in input);
        let mut table = Vec::new();
        while !list.is_empty() {
            table.push(list.parse()?);
        }
        let expected = "expected a path: `url!(\"/bands/{slug}\")`";
        let url = input.parse().map_err(|error| syn::Error::new(error.span(), expected))?;
        let mut arguments = Vec::new();
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let name = input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            arguments.push((name, input.parse()?));
        }
        Ok(Self { key, table, url, arguments })
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let call: Call = match syn::parse2(input) {
        Ok(call) => call,
        Err(error) => return error.into_compile_error(),
    };
    link(&call).unwrap_or_else(|diagnostic| {
        let errors = compile_errors(&[diagnostic]);
        quote!({ #errors ::live_runtime::LocalUrl::from_static("/") })
    })
}

fn link(call: &Call) -> Result<TokenStream, Diagnostic> {
    let Call { key, table, url, arguments } = call;
    let written = url.value();
    check_start(url, &written)?;
    let texts: Vec<&str> = written[1..].split('/').collect();
    let routes: Vec<RoutePath> = table.iter().filter_map(|literal| RoutePath::parse(literal).ok()).collect();
    // Of several routes that match, the one with the most text is meant, as the router has it.
    let found = routes
        .iter()
        .enumerate()
        .filter_map(|(at, route)| Some((matched(&texts, route)?, at)))
        .max_by_key(|(matched, at)| (*matched, usize::MAX - at));
    let Some((_, at)) = found else { return Err(unknown(url, &texts, table, &routes)) };
    let route = &routes[at];
    let mut used = vec![false; arguments.len()];
    let mut steps = TokenStream::new();
    let mut index = 0;
    for (position, segment) in route.segments.iter().enumerate() {
        match segment {
            Segment::Text(text) => steps.extend(quote!(.text(#text))),
            Segment::Parameter(parameter) => {
                let text = if parameter.is_rest { texts[position..].join("/") } else { texts[position].to_owned() };
                let value = value(&text, &parameter.ty, url, arguments, &mut used)?;
                let span = value.clone().into_iter().next().map_or_else(|| url.span(), |first| first.span());
                let key = segment_key(*key, at, index);
                index += 1;
                let method = method(parameter.is_rest, span);
                steps.extend(quote_spanned!(span=> .#method::<#key, _, _>(&#value)));
            }
        }
    }
    if let Some(((name, _), _)) = arguments.iter().zip(used).find(|(_, used)| !used) {
        return Err(error(name, format!("`{written}` has no `{{{name}}}`")).help("remove it, or name it in the path"));
    }
    Ok(if index == 0 {
        quote_spanned!(url.span()=> ::live_runtime::LocalUrl::from_static(#url))
    } else {
        quote!(::live_runtime::__private::PathBuilder::new() #steps .finish())
    })
}

fn check_start(url: &LitStr, written: &str) -> Result<(), Diagnostic> {
    if !written.starts_with('/') {
        return Err(error(url, format!("`{written}` is no path of this site")).help("begin it with `/`"));
    }
    if let Some(at) = written.find(['?', '#']) {
        let (path, query) = written.split_at(at);
        let name = query.trim_start_matches(['?', '#']).split('=').next().unwrap_or_default();
        return Err(error(url, format!("`{query}` is not part of the path"))
            .help(format!("write `url!(\"{path}\").with_query([(\"{name}\", value)])`")));
    }
    Ok(())
}

/// How many segments of the route are text that is the same here; `None` where the route does not match.
fn matched(texts: &[&str], route: &RoutePath) -> Option<usize> {
    let ends_with_rest = matches!(route.segments.last(), Some(Segment::Parameter(last)) if last.is_rest);
    let fits = if ends_with_rest { texts.len() >= route.segments.len() } else { texts.len() == route.segments.len() };
    if !fits {
        return None;
    }
    let mut same = 0;
    for (text, segment) in texts.iter().zip(&route.segments) {
        match segment {
            Segment::Text(other) if text == other => same += 1,
            Segment::Parameter(_) if !text.is_empty() => {}
            _ => return None,
        }
    }
    Some(same)
}

/// What stands in the path at a segment in braces: a value, or a text that is known already.
fn value(
    text: &str,
    ty: &TokenStream,
    url: &LitStr,
    arguments: &[(Ident, Expr)],
    used: &mut [bool],
) -> Result<TokenStream, Diagnostic> {
    let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) else {
        if text.contains(['{', '}']) {
            return Err(error(url, format!("`{text}` is neither a text nor a value in braces"))
                .help("write `{value}`, alone between two `/`"));
        }
        // `007` is no number that would be written so.
        let number =
            syn::parse_str::<LitInt>(text).ok().filter(|number| number.base10_digits() == text && !is_text(ty));
        return Ok(number.map_or_else(
            || LitStr::new(text, url.span()).to_token_stream(),
            |number| LitInt::new(number.base10_digits(), url.span()).to_token_stream(),
        ));
    };
    let inner = inner.trim().trim_start_matches('*');
    if let Some(at) = arguments.iter().position(|(name, _)| *name == inner) {
        used[at] = true;
        return Ok(arguments[at].1.to_token_stream());
    }
    LitStr::new(inner, url.span()).parse::<Expr>().map(Expr::into_token_stream).map_err(|_| {
        error(url, format!("`{{{inner}}}` is not a value"))
            .help("write `{name}`, and give it: `url!(\"…\", name = value)`")
    })
}

/// Whether the type is `String`.
fn is_text(ty: &TokenStream) -> bool {
    matches!(ty.clone().into_iter().last(), Some(TokenTree::Ident(name)) if name == "String")
}

/// No route is like this: the nearest one, or the one that goes on or ends on the way.
fn unknown(url: &LitStr, texts: &[&str], table: &[LitStr], routes: &[RoutePath]) -> Diagnostic {
    let shape: String =
        texts.iter().map(|text| if text.starts_with('{') { "/{}".to_owned() } else { format!("/{text}") }).collect();
    let diagnostic = error(url, format!("no route leads to `{}`", url.value()));
    let shapes: Vec<String> = routes.iter().map(RoutePath::shape).collect();
    let of_length = |wanted: bool| {
        shapes
            .iter()
            .zip(routes)
            .filter(move |(_, route)| (route.segments.len() == texts.len()) == wanted)
            .map(|(shape, _)| shape.as_str())
    };
    let near = nearest(&shape, of_length(true));
    let declared =
        |shape: &str| shapes.iter().position(|other| other == shape).map(|at| table[at].value()).unwrap_or_default();
    if let Some(near) = near {
        return diagnostic.help(format!("did you mean `{}`?", declared(near)));
    }
    let longer = |route: &&RoutePath| route.segments.len() > texts.len() && starts(route, texts);
    let shorter = |route: &&RoutePath| {
        route.segments.len() < texts.len() && starts(route, &texts[..route.segments.len()]) && route.to_axum() != "/"
    };
    if let Some(route) = routes.iter().find(longer) {
        let missing = route.segments.len() - texts.len();
        let what =
            if missing == 1 { "a segment is missing".to_owned() } else { format!("{missing} segments are missing") };
        return diagnostic.help(format!("{what}: `{}`", declared(&route.shape())));
    }
    if let Some(route) = routes.iter().filter(shorter).max_by_key(|route| route.segments.len()) {
        let extra = texts[route.segments.len()..].join("/");
        return diagnostic.help(format!("remove `/{extra}`: the route is `{}`", declared(&route.shape())));
    }
    if let Some(near) = nearest(&shape, of_length(false)) {
        return diagnostic.help(format!("did you mean `{}`?", declared(near)));
    }
    let known: Vec<String> = table.iter().take(8).map(|literal| format!("`{}`", literal.value())).collect();
    let more = if table.len() > known.len() { ", …" } else { "" };
    diagnostic.help("declare it in `routes!`").note(format!("the routes are {}{more}", known.join(", ")))
}

/// Whether a route begins with these segments.
fn starts(route: &RoutePath, texts: &[&str]) -> bool {
    texts.iter().zip(&route.segments).all(|(text, segment)| match segment {
        Segment::Text(other) => text == other,
        Segment::Parameter(_) => !text.is_empty(),
    })
}
