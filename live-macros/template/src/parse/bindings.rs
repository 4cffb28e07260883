//! `let` in a template: a mistake, after which its name is known all the same.

use proc_macro2::{Span, TokenStream, TokenTree};

use super::{Cursor, Lexeme, Parser, attribute::is_punct};
use crate::{
    ast::{Arm, Expr, Match, Node},
    diagnostic::{Diagnostic, Place},
};

/// `let pattern = value`.
pub(super) struct Binding {
    pattern: TokenStream,
    value: Expr,
}

impl Binding {
    /// What follows, with the names in it.
    pub(super) fn around(self, body: Vec<Node>) -> Node {
        let span = self.value.span;
        let arm = Arm { pattern: self.pattern, guard: None, body };
        Node::Match(Match { scrutinee: self.value, arms: vec![arm], span })
    }
}

impl Parser<'_> {
    /// Takes `{let x = …;}` or `@let x = …;`, and in a block `let x = …;`.
    pub(super) fn binding(&mut self, cursor: &mut Cursor) -> Option<Binding> {
        let tokens: Vec<TokenTree> = match cursor.peek(0)? {
            Lexeme::Tree(TokenTree::Group(group)) => {
                let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
                let ends = tokens.iter().position(|token| is_punct(token, ';')).unwrap_or(tokens.len());
                if !is_let(tokens.first()?) || ends + 1 < tokens.len() {
                    return None;
                }
                cursor.advance(1);
                tokens
            }
            Lexeme::Word(..) | Lexeme::Tree(TokenTree::Punct(_)) => {
                let at = usize::from(cursor.at(0, '@') && cursor.touches(1));
                let is_statement = cursor.peek(at)?.identifier() == Some("let") && statement_ends(cursor, at);
                if !is_statement {
                    return None;
                }
                cursor.advance(at);
                let mut tokens = Vec::new();
                while !cursor.at(0, ';') {
                    tokens.push(cursor.tree()?);
                }
                cursor.advance(1);
                tokens
            }
            _ => return None,
        };
        let binding = split(&tokens)?;
        let (first, last) = (tokens.first()?.span(), tokens.last()?.span());
        self.report(
            Diagnostic::error(Place::new(first, last), "`let` in a template")
                .help("compute it before `html!`, in Rust, or write `{match value { name => <p>…</p> }}`"),
        );
        Some(binding)
    }
}

fn is_let(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if word == "let")
}

/// Whether there is a `=` and then a `;`, before any tag.
fn statement_ends(cursor: &Cursor, from: usize) -> bool {
    let mut ahead = from;
    let mut assigned = false;
    while let Some(lexeme) = cursor.peek(ahead) {
        if lexeme.is('<') {
            return false;
        }
        assigned |= lexeme.is('=');
        if lexeme.is(';') {
            return assigned;
        }
        ahead += 1;
    }
    false
}

fn split(tokens: &[TokenTree]) -> Option<Binding> {
    let assign = tokens.iter().position(|token| is_punct(token, '='))?;
    let pattern = tokens.get(1..assign)?.iter().cloned().collect();
    let value: Vec<TokenTree> =
        tokens.get(assign + 1..)?.iter().filter(|token| !is_punct(token, ';')).cloned().collect();
    let span = value.first().map_or_else(Span::call_site, TokenTree::span);
    Some(Binding { pattern, value: Expr { tokens: value.into_iter().collect(), span } })
}
