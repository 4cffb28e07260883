//! What `routes! { … }` declares, read from its syntax.

use proc_macro2::{Ident, TokenStream};
use syn::{
    Expr, LitStr, Token, braced, parenthesized,
    parse::{Parse, ParseStream},
    spanned::Spanned as _,
};

/// A route, and the groups around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) path: String,
    /// The view, or the handler as it is written.
    pub(super) target: String,
    pub(super) action: String,
    /// `live_session("account")`, `layer(…)`: from the outermost on.
    pub(super) groups: Vec<String>,
}

/// All routes of a block, in order.
pub(super) fn routes(block: TokenStream, text: &str) -> syn::Result<Vec<Route>> {
    let entries: Entries = syn::parse2(block)?;
    let mut routes = Vec::new();
    collect(&entries, &[], text, &mut routes);
    Ok(routes)
}

struct Entries(Vec<Entry>);

enum Entry {
    Route { path: LitStr, target: Expr },
    Group { kind: Ident, first: Expr, entries: Entries },
}

impl Parse for Entries {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut entries = Vec::new();
        while !input.is_empty() {
            entries.push(input.parse()?);
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(Self(entries))
    }
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let path = input.parse()?;
            input.parse::<Token![=>]>()?;
            return Ok(Self::Route { path, target: input.parse()? });
        }
        let kind = input.parse()?;
        let (arguments, block);
        parenthesized!(arguments in input);
        let first = arguments.parse()?;
        // The options of a session say nothing of its paths.
        arguments.parse::<TokenStream>()?;
        braced!(block in input);
        Ok(Self::Group { kind, first, entries: block.parse()? })
    }
}

fn collect(entries: &Entries, groups: &[String], text: &str, routes: &mut Vec<Route>) {
    for entry in &entries.0 {
        match entry {
            Entry::Route { path, target } => {
                let (target, action) = read(target, text);
                routes.push(Route { path: path.value(), target, action, groups: groups.to_vec() });
            }
            Entry::Group { kind, first, entries } => {
                let group = format!("{kind}({})", source(first, text));
                collect(entries, &[groups, &[group]].concat(), text, routes);
            }
        }
    }
}

/// A view and its action, or a handler.
fn read(target: &Expr, text: &str) -> (String, String) {
    if let Expr::Call(call) = target {
        let function = source(&call.func, text);
        let is_view = function.rsplit("::").next().is_some_and(|name| name.starts_with(char::is_uppercase));
        if let (true, Some(action)) = (is_view, call.args.first()) {
            return (function, source(action, text));
        }
    }
    (source(target, text), String::new())
}

/// As it is written, in one line.
fn source(expression: &Expr, text: &str) -> String {
    let range = expression.span().byte_range();
    text.get(range).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
