//! `class={["song", song.is_new().then_some("new")]}`: what of a list of classes is static.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Lit;

use crate::ast::Expr;

/// A list of classes in brackets.
#[derive(Debug)]
pub struct Classes {
    /// The literals that it begins with.
    pub fixed: Vec<String>,
    /// The items after these, each with its comma.
    pub rest: TokenStream,
}

impl Classes {
    /// The list that `expr` is, where it is one.
    #[must_use]
    pub fn of(expr: &Expr) -> Option<Self> {
        let mut tokens = expr.tokens.clone().into_iter();
        let (Some(TokenTree::Group(list)), None) = (tokens.next(), tokens.next()) else { return None };
        if list.delimiter() != Delimiter::Bracket {
            return None;
        }
        let mut items: Vec<Vec<TokenTree>> = vec![Vec::new()];
        for token in list.stream() {
            match (&token, items.last_mut()) {
                (TokenTree::Punct(comma), _) if comma.as_char() == ',' => items.push(Vec::new()),
                (_, Some(item)) => item.push(token),
                (_, None) => {}
            }
        }
        items.retain(|item| !item.is_empty());
        let fixed: Vec<String> = items.iter().map_while(|item| literal(item)).collect();
        let rest = items.into_iter().skip(fixed.len()).flat_map(|item| {
            let comma = TokenTree::from(proc_macro2::Punct::new(',', proc_macro2::Spacing::Alone));
            item.into_iter().chain([comma])
        });
        let rest = rest.collect();
        Some(Self { fixed, rest })
    }
}

fn literal(item: &[TokenTree]) -> Option<String> {
    match item {
        [TokenTree::Literal(literal)] => match Lit::new(literal.clone()) {
            Lit::Str(text) if !text.value().trim().is_empty() => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(tokens: &str) -> Option<(Vec<String>, String)> {
        let tokens: TokenStream = tokens.parse().unwrap();
        let classes = Classes::of(&Expr { tokens, span: proc_macro2::Span::call_site() })?;
        Some((classes.fixed, classes.rest.to_string()))
    }

    #[test]
    fn leading_literals_are_static() {
        let fixed = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(classes(r#"["a", "b", c]"#), Some((fixed(&["a", "b"]), "c ,".into())));
        assert_eq!(classes(r#"["a", c, "b"]"#), Some((fixed(&["a"]), "c , \"b\" ,".into())));
        assert_eq!(classes(r#"["a"]"#), Some((fixed(&["a"]), String::new())));
        assert_eq!(classes(r#"[c.x("a", 1)]"#), Some((fixed(&[]), "c . x (\"a\" , 1) ,".into())));
        assert_eq!(classes("[]"), Some((fixed(&[]), String::new())));
    }

    #[test]
    fn what_is_no_list_in_brackets() {
        for tokens in [r#"("a", b)"#, "a", "[a][0]", ""] {
            assert_eq!(classes(tokens), None, "{tokens}");
        }
    }
}
