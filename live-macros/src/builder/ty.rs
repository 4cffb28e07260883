//! Types of parameters, as a struct can have them: every lifetime and every `impl` has a name.

use proc_macro2::{Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::{Lifetime, Type};

/// Names what the type of a parameter leaves unnamed.
pub(crate) struct Types<'a> {
    /// What lifetimes that are left out become.
    pub(crate) lifetime: &'a Lifetime,
    /// What the names of types for `impl …` begin with.
    pub(crate) prefix: &'a str,
    /// Each `impl …` that was replaced: its name and its bounds.
    pub(crate) named: Vec<(Ident, TokenStream)>,
}

impl Types<'_> {
    /// The type with names.
    pub(crate) fn name(&mut self, ty: &Type) -> Type {
        let tokens = self.stream(ty.to_token_stream());
        syn::parse2(tokens).unwrap_or_else(|_| ty.clone())
    }

    fn stream(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '&' => {
                    out.push(token.clone());
                    if !tokens.get(at).is_some_and(is_quote) {
                        out.extend(self.lifetime.to_token_stream());
                    }
                }
                TokenTree::Punct(_) if is_quote(token) && is_placeholder(tokens.get(at)) => {
                    out.extend(self.lifetime.to_token_stream());
                    at += 1;
                }
                TokenTree::Ident(ident) if ident == "impl" => {
                    let end = at + end_of_bounds(&tokens[at..]);
                    let bounds = self.stream(tokens[at..end].iter().cloned().collect());
                    let name = format_ident!("__{}Type{}", self.prefix, self.named.len(), span = Span::call_site());
                    out.push(name.clone().into());
                    self.named.push((name, bounds));
                    at = end;
                }
                TokenTree::Ident(ident) if ident == "Slot" || ident == "Rest" => {
                    out.push(token.clone());
                    self.lifetime_of_ours(&tokens, &mut at, &mut out);
                }
                TokenTree::Group(group) if !takes_arguments(&out) => {
                    let mut named = Group::new(group.delimiter(), self.stream(group.stream()));
                    named.set_span(group.span());
                    out.push(named.into());
                }
                _ => out.push(token.clone()),
            }
        }
        out.into_iter().collect()
    }

    /// `Slot` is written without its lifetime, which is what everything borrowed has.
    fn lifetime_of_ours(&self, tokens: &[TokenTree], at: &mut usize, out: &mut Vec<TokenTree>) {
        let lifetime = self.lifetime;
        match tokens.get(*at) {
            Some(TokenTree::Punct(punct)) if punct.as_char() == '<' => {
                out.push(punct.clone().into());
                *at += 1;
                if !tokens.get(*at).is_some_and(is_quote) {
                    out.extend(lifetime.to_token_stream());
                    out.push(Punct::new(',', Spacing::Alone).into());
                }
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => {}
            _ => out.extend(quote!(<#lifetime>)),
        }
    }
}

fn is_quote(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '\'')
}

fn is_placeholder(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == "_")
}

/// `fn(&T)` and `Fn(&T)` have lifetimes of their own.
fn takes_arguments(before: &[TokenTree]) -> bool {
    let functions = ["fn", "Fn", "FnMut", "FnOnce"];
    matches!(before.last(), Some(TokenTree::Ident(ident)) if functions.iter().any(|name| ident == name))
}

/// How many tokens the bounds of `impl` are.
fn end_of_bounds(tokens: &[TokenTree]) -> usize {
    let mut depth = 0_usize;
    let mut arrow = false;
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Punct(punct) = token else {
            arrow = false;
            continue;
        };
        match punct.as_char() {
            '<' => depth += 1,
            '>' if arrow => {}
            '>' | ',' if depth == 0 => return index,
            '>' => depth -= 1,
            _ => {}
        }
        arrow = punct.as_char() == '-';
    }
    tokens.len()
}
