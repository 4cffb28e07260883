//! The function that builds the router, the typed paths of its views, and the table for `url!`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::{LitStr, Path, Visibility};

use super::{
    action::ActionPattern,
    model::{Entry, Route, Routes, Target},
    path::{RoutePath, Segment},
    url::segment_key,
};

pub(super) fn expand(routes: &Routes) -> TokenStream {
    let Routes { attributes, visibility, signature, entries, .. } = routes;
    let syn::ReturnType::Type(_, ty) = &signature.output else { return TokenStream::new() };
    let built = local("router");
    let adds = adds(entries);
    let paths = paths(routes);
    let table = table(routes);
    quote! {
        #(#attributes)*
        #visibility #signature {
            let #built = <#ty>::new();
            #adds
            #built
        }
        #paths
        #table
    }
}

/// What stands for routes with a mistake, so that it is the only one that is told.
pub(super) fn broken(routes: &Routes) -> TokenStream {
    let Routes { attributes, visibility, signature, .. } = routes;
    let url = url_macro(&quote!(::core::compile_error! { "the routes have a mistake" }));
    quote! {
        #(#attributes)*
        #[allow(unused_variables)]
        #visibility #signature { ::core::panic!("the routes have a mistake") }
        #url
    }
}

/// A variable that the user's expressions do not see.
fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

fn adds(entries: &[Entry]) -> TokenStream {
    entries.iter().map(add).collect()
}

fn add(entry: &Entry) -> TokenStream {
    let (router, session, inner) = (local("router"), local("session"), local("inner"));
    match entry {
        Entry::Route(route) => add_route(route),
        Entry::Session { name, options, entries } => {
            let (names, values): (Vec<_>, Vec<_>) = options.iter().cloned().unzip();
            let adds = adds(entries);
            quote! {
                let #session = ::live_runtime::__private::live_session_of(&#router, #name) #(.#names(#values))*;
                let #router = ::live_runtime::LiveRoutes::live_session(#router, #session, |#router| { #adds #router });
            }
        }
        Entry::Layer { method, layer, entries } => {
            let adds = adds(entries);
            quote! {
                let #inner = { let #router = ::live_runtime::__private::router_like(&#router); #adds #router };
                let #router = #router.merge(#inner.#method(#layer));
            }
        }
    }
}

fn add_route(route: &Route) -> TokenStream {
    let Ok(path) = &route.path else { return TokenStream::new() };
    let router = local("router");
    let text = LitStr::new(&path.to_axum(), route.literal.span());
    match &route.target {
        Target::Handler(handler) => quote!(let #router = #router.route(#text, #handler);),
        Target::View { view, action: None } => {
            quote!(let #router = ::live_runtime::__private::Routing(#router).live::<#view>(#text);)
        }
        Target::View { view, action: Some(ActionPattern { tokens, ty, .. }) } => {
            let names = parameters(path, &route.literal);
            let types = path.parameters().map(|parameter| &parameter.ty);
            quote! {
                let #router = ::live_runtime::__private::Routing(#router).live_action::<#view, #ty, (#(#types,)*)>(
                    #text, |(#(#names,)*)| #tokens,
                );
            }
        }
    }
}

/// With the span of the path, but resolved as the user's own names are.
fn parameters(path: &RoutePath, literal: &LitStr) -> Vec<Ident> {
    path.parameters().map(|parameter| Ident::new(&parameter.name, literal.span())).collect()
}

/// A route and its place among all.
type Numbered<'a> = (usize, &'a Route);

/// `Songs::path(slug)` of each view.
fn paths(routes: &Routes) -> TokenStream {
    let all = routes.routes();
    let mut views: Vec<(String, &Path, Vec<Numbered<'_>>)> = Vec::new();
    for (at, route) in all.iter().enumerate() {
        let Target::View { view, .. } = &route.target else { continue };
        let name = view.to_token_stream().to_string();
        match views.iter_mut().find(|(other, ..)| *other == name) {
            Some((.., of_view)) => of_view.push((at, route)),
            None => views.push((name, view, vec![(at, route)])),
        }
    }
    views.iter().map(|(_, view, of_view)| view_path(routes, view, of_view)).collect()
}

fn view_path(routes: &Routes, view: &Path, of_view: &[Numbered<'_>]) -> TokenStream {
    let Some((at, first)) = of_view.first() else { return TokenStream::new() };
    let Ok(path) = &first.path else { return TokenStream::new() };
    let visibility =
        if let Visibility::Public(public) = &routes.visibility { quote!(#public) } else { quote!(pub(crate)) };
    let Target::View { action, .. } = &first.target else { return TokenStream::new() };
    let name = Ident::new("path", first.literal.span());
    let list: Vec<String> = of_view.iter().map(|(_, route)| format!("`{}`", route.literal.value())).collect();
    let doc = format!(" Where this view is: {}.", list.join(", "));
    let body = match action {
        None => {
            let names = parameters(path, &first.literal);
            let types = path.parameters().map(|parameter| &parameter.ty);
            let url = url(routes.key, *at, path, &names, first.literal.span());
            quote! {
                #visibility fn #name(#(#names: impl ::live_runtime::PathSegment<#types>),*) -> ::live_runtime::LocalUrl { #url }
            }
        }
        Some(ActionPattern { ty, .. }) => {
            let arms = of_view.iter().filter_map(|(_, route)| {
                let (Target::View { action: Some(action), .. }, Ok(path)) = (&route.target, &route.path) else {
                    return None;
                };
                let (pattern, names) = (&action.tokens, &action.names);
                let in_order: Vec<Ident> = path
                    .parameters()
                    .filter_map(|parameter| names.iter().find(|name| **name == parameter.name).cloned())
                    .collect();
                let url = url_of_action(path, &in_order, route.literal.span());
                Some(quote!(#pattern => #url,))
            });
            let span = ty.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
            let action = Ident::new("action", span.resolved_at(Span::mixed_site()));
            quote! {
                #visibility fn #name(#action: #ty) -> ::live_runtime::LocalUrl {
                    let #action = &#action;
                    match #action { #(#arms)* }
                }
            }
        }
    };
    quote! {
        #[allow(
            dead_code, unreachable_pub, private_bounds, private_interfaces, non_local_definitions, clippy::all,
            clippy::pedantic
        )]
        impl #view {
            #[doc = #doc]
            #[must_use]
            #body
        }
    }
}

/// The URL of a route, whose segments in braces are `values`.
fn url(key: u64, route: usize, path: &RoutePath, values: &[Ident], span: Span) -> TokenStream {
    if values.is_empty() {
        let text = path.to_axum();
        return quote!(::live_runtime::LocalUrl::from_static(#text));
    }
    let mut values = values.iter();
    let mut index = 0;
    let steps = path.segments.iter().map(|segment| match segment {
        Segment::Text(text) => quote!(.text(#text)),
        Segment::Parameter(parameter) => {
            let (value, key) = (values.next(), segment_key(key, route, index));
            index += 1;
            let method = method(parameter.is_rest, span);
            quote_spanned!(span=> .#method::<#key, _, _>(&#value))
        }
    });
    quote!(::live_runtime::__private::PathBuilder::new() #(#steps)* .finish())
}

/// The URL of a route with an action: that its segments have the types that are declared is what the router checks.
fn url_of_action(path: &RoutePath, values: &[Ident], span: Span) -> TokenStream {
    if values.is_empty() {
        let text = path.to_axum();
        return quote!(::live_runtime::LocalUrl::from_static(#text));
    }
    let mut values = values.iter();
    let steps = path.segments.iter().map(|segment| match segment {
        Segment::Text(text) => quote!(.text(#text)),
        Segment::Parameter(parameter) => {
            let (value, is_rest) = (values.next(), parameter.is_rest);
            quote_spanned!(span=> .display(#value, #is_rest))
        }
    });
    quote!(::live_runtime::__private::PathBuilder::new() #(#steps)* .finish())
}

pub(super) fn method(is_rest: bool, span: Span) -> Ident {
    Ident::new(if is_rest { "rest" } else { "segment" }, span)
}

/// The types of all segments, and the macro that carries the paths to where a link is written.
fn table(routes: &Routes) -> TokenStream {
    let all = routes.routes();
    let marker = format_ident!("__Routes{:x}", routes.key >> 24);
    let segments = all.iter().enumerate().flat_map(|(at, route)| {
        let parameters = route.path.iter().flat_map(RoutePath::parameters).enumerate();
        let span = route.literal.span();
        parameters.map(move |(index, parameter)| (segment_key(routes.key, at, index), &parameter.ty, span))
    });
    let declared = segments.map(|(key, ty, span)| {
        let value = quote_spanned!(span=> type Value = #ty;);
        quote! {
            impl ::live_runtime::__private::Declared<#marker> for ::live_runtime::__private::Place<#key> { #value }
        }
    });
    let literals = all.iter().map(|route| &route.literal);
    let key = routes.key;
    let url = url_macro(&quote!(::live_runtime::__private::url! { #key [#(#literals)*] $($url)* }));
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, clippy::all, clippy::pedantic)]
        #[derive(Debug)]
        pub(crate) enum #marker {}
        #(#declared)*
        #url
    }
}

fn url_macro(body: &TokenStream) -> TokenStream {
    quote! {
        #[allow(unused_macros)]
        /// A path of these routes: `url!("/bands/{slug}")`. See `live_runtime::routes`.
        macro_rules! url { ($($url:tt)*) => { #body }; }
        #[allow(unused_imports)]
        pub(crate) use url;
    }
}
