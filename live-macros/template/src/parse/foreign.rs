//! What stands in braces and is no Rust: people bring it along from other template languages.
//!
//! Left to rustc it would be an error of Rust's grammar, in the middle of the template and often more than one.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::attribute::is_punct;
use crate::diagnostic::{Diagnostic, Place};

/// Where the braces stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Braces {
    /// Between tags.
    Content,
    /// After the name of an attribute.
    Value,
}

/// What is wrong with the tokens, where they are surely no Rust.
pub(super) fn no_rust(tokens: &[TokenTree], braces: Braces) -> Option<Diagnostic> {
    beginning(tokens, braces).or_else(|| statement(tokens, braces)).or_else(|| anywhere(tokens, braces))
}

/// `{% endif %}`, `{/if}`, `{:else}`: what goes on or ends after a block that was reported.
pub(super) fn follows_a_block(tokens: &[TokenTree]) -> bool {
    match tokens {
        [first, ..] if is_punct(first, '/') || is_punct(first, ':') => true,
        [first, TokenTree::Ident(word), ..] if is_punct(first, '%') => {
            let word = word.to_string();
            word.starts_with("end") || word.starts_with("el")
        }
        _ => false,
    }
}

/// `{% if … %}`, `{#if …}`: the block of a language that closes it by another one.
pub(super) fn begins_a_block(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [first, TokenTree::Ident(_), ..] if is_punct(first, '%') || is_punct(first, '#'))
}

fn beginning(tokens: &[TokenTree], braces: Braces) -> Option<Diagnostic> {
    let first = tokens.first()?;
    let word = match tokens.get(1) {
        Some(TokenTree::Ident(word)) => word.to_string(),
        _ => String::new(),
    };
    let block = match &*word {
        "for" | "each" => "{for item in items { … }}",
        "match" | "await" | "case" => "{match value { pattern => … }}",
        _ => "{if condition { … } else { … }}",
    };
    match first {
        TokenTree::Punct(mark) if braces == Braces::Content => {
            let message = match mark.as_char() {
                '%' => format!("`{{% {word}` begins no block"),
                '#' => format!("`{{#{word}` begins no block"),
                '/' => format!("`{{/{word}}}` ends nothing: a block ends with its braces"),
                ':' if word == "else" => {
                    "`{:else}` follows nothing: `else` stands in the braces of its `if`".to_owned()
                }
                ':' if tokens.get(1).is_some_and(|next| is_punct(next, '?')) => {
                    let error = Diagnostic::error(place(tokens), "a format stands before the value");
                    return Some(error.help("write `{format_args!(\"{:?}\", …)}`"));
                }
                _ => return None,
            };
            Some(Diagnostic::error(place(tokens), message).help(format!("write `{block}`")))
        }
        TokenTree::Ident(word) if (*word == "while" || *word == "loop") && contains_markup(tokens) => {
            let message = format!("a template has no `{word}`");
            Some(Diagnostic::error(word.span(), message).help("write `{for item in items { <li>…</li> }}`"))
        }
        TokenTree::Ident(word) if *word == "return" || *word == "break" || *word == "continue" => {
            let message = format!("`{word}` in a template, which shows all that it contains");
            Some(Diagnostic::error(word.span(), message).help("write `{if condition { … }}` around what may be absent"))
        }
        TokenTree::Group(group) if tokens.len() == 1 && braces == Braces::Value && is_object(group.stream()) => {
            let message = "an object of JavaScript is no value of an attribute";
            let error = Diagnostic::error(Place::new(group.span_open(), group.span_close()), message);
            Some(error.help("write text: `style=\"color: red\"`, or `style={format!(\"color: {color}\")}`"))
        }
        _ => None,
    }
}

/// `{ color: "red" }`
fn is_object(tokens: TokenStream) -> bool {
    let mut tokens = tokens.into_iter();
    let name = matches!(tokens.next(), Some(TokenTree::Ident(_) | TokenTree::Literal(_)));
    let lone = |mark: &TokenTree| matches!(mark, TokenTree::Punct(mark) if mark.as_char() == ':' && mark.spacing() == Spacing::Alone);
    name && tokens.next().is_some_and(|next| lone(&next))
}

/// What Rust has outside of expressions, or for whole functions.
fn statement(tokens: &[TokenTree], braces: Braces) -> Option<Diagnostic> {
    let mut closure = false;
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        match token {
            TokenTree::Punct(mark) => match mark.as_char() {
                ';' => {
                    let error = Diagnostic::error(mark.span(), "`;` in braces, which hold one value");
                    return Some(error.help(match tokens.get(index + 1) {
                        None => "remove it",
                        Some(_) => "compute what comes first before `html!`, in Rust",
                    }));
                }
                '|' => closure = true,
                '=' if !closure && mark.spacing() == Spacing::Joint && next.is_some_and(|next| is_punct(next, '>')) => {
                    let error = Diagnostic::error(place(&tokens[..index + 2]), "a function of JavaScript is no value");
                    return Some(error.help("write what it gives, or for an event its name: `phx-click=\"save\"`"));
                }
                '?' if is_conditional(&tokens[index + 1..]) => {
                    let error = Diagnostic::error(mark.span(), "`condition ? a : b` is no Rust");
                    return Some(error.help("write `{if condition { … } else { … }}`"));
                }
                '?' if !closure => {
                    let error = Diagnostic::error(mark.span(), "`?` in a template, which cannot fail");
                    return Some(error.help("do it before `html!`, or in a handler, which may return a `Result`"));
                }
                _ => {}
            },
            TokenTree::Ident(word) if !closure && word == "await" => {
                let before = index.checked_sub(1).map(|before| &tokens[before]);
                if before.is_some_and(|before| is_punct(before, '.')) {
                    let error = Diagnostic::error(word.span(), "`.await` in a template, which does not wait");
                    return Some(error.help("load in `mount` or in a handler, and keep the result in a field"));
                }
            }
            TokenTree::Ident(word) if index == 0 && word == "let" && braces == Braces::Content => return None,
            _ => {}
        }
    }
    None
}

/// Whether a lone `:` follows: `? a : b`.
fn is_conditional(tokens: &[TokenTree]) -> bool {
    let mut path = false;
    tokens.iter().any(|token| {
        let TokenTree::Punct(mark) = token else { return false };
        let lone = mark.as_char() == ':' && mark.spacing() == Spacing::Alone && !path;
        path = mark.as_char() == ':' && mark.spacing() == Spacing::Joint;
        lone
    })
}

/// What is no Rust at any depth; what a macro takes may be anything.
fn anywhere(tokens: &[TokenTree], braces: Braces) -> Option<Diagnostic> {
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &tokens[before]);
        let next = tokens.get(index + 1);
        let found = match token {
            TokenTree::Punct(mark) => match (mark.as_char(), next) {
                ('@', Some(TokenTree::Ident(name))) if !matches!(before, Some(TokenTree::Ident(_))) => {
                    let message = format!("`@{name}` is no Rust: what a view shows is in its fields");
                    Some(
                        Diagnostic::error(Place::new(mark.span(), name.span()), message)
                            .help(assigned(&name.to_string())),
                    )
                }
                ('<', Some(slash)) if mark.spacing() == Spacing::Joint && is_punct(slash, '/') => {
                    Some(template_in_rust(tokens, braces))
                }
                ('/', Some(end)) if mark.spacing() == Spacing::Joint && is_punct(end, '>') => {
                    Some(template_in_rust(tokens, braces))
                }
                ('&', Some(TokenTree::Literal(text)))
                    if before.is_some_and(|before| is_punct(before, '&'))
                        && is_string(text)
                        && joins(tokens, index) =>
                {
                    let message = format!("`condition && {text}` is no Rust");
                    Some(Diagnostic::error(text.span(), message).help(match braces {
                        Braces::Content => format!("write `{{if condition {{ {text} }}}}`"),
                        Braces::Value => format!("write `condition.then_some({text})`"),
                    }))
                }
                _ => None,
            },
            TokenTree::Group(group) if !before.is_some_and(|before| is_punct(before, '!')) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_block = group.delimiter() == Delimiter::Brace;
                let found = anywhere(&inner, braces);
                // Said of the whole, which is what has to be written anew.
                if found.is_some() && !is_block && has_markup(&inner) {
                    Some(template_in_rust(tokens, braces))
                } else {
                    found
                }
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether there is something to the left of `&&`: else it is twice a reference.
fn joins(tokens: &[TokenTree], second: usize) -> bool {
    let left = second.checked_sub(2).map(|left| &tokens[left]);
    matches!(left, Some(TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Group(_)))
}

fn is_string(literal: &proc_macro2::Literal) -> bool {
    literal.to_string().starts_with('"')
}

/// `</` or `/>`, which Rust has nowhere.
pub(super) fn has_markup(tokens: &[TokenTree]) -> bool {
    tokens.windows(2).any(|pair| match pair {
        [TokenTree::Punct(first), TokenTree::Punct(second)] if first.spacing() == Spacing::Joint => {
            matches!((first.as_char(), second.as_char()), ('<', '/') | ('/', '>'))
        }
        _ => false,
    })
}

/// The same in braces.
pub(super) fn contains_markup(tokens: &[TokenTree]) -> bool {
    let is_body = |token: &TokenTree| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            has_markup(&group.stream().into_iter().collect::<Vec<_>>())
        }
        _ => false,
    };
    tokens.iter().any(is_body)
}

fn template_in_rust(tokens: &[TokenTree], braces: Braces) -> Diagnostic {
    let word = |wanted: &str| tokens.iter().any(|token| matches!(token, TokenTree::Ident(word) if word == wanted));
    let joined = tokens.windows(2).any(|pair| is_punct(&pair[0], '&') && is_punct(&pair[1], '&'));
    let help = if word("map") {
        "write `{for item in items { <li>…</li> }}`"
    } else if joined {
        "write `{if condition { <b>…</b> }}`"
    } else if braces == Braces::Value {
        "write it into a slot, `<:name>…</:name>`, or between the tags"
    } else {
        "write `html! { … }` around it"
    };
    Diagnostic::error(place(tokens), "a template in the middle of Rust").help(help)
}

/// What is written for `@name`.
pub(super) fn assigned(name: &str) -> String {
    match name {
        "inner_block" => "write `{children}`, of the component's parameter `children: &Slot`".to_owned(),
        "rest" => "write `{..rest}`, of the component's parameter `#[rest] rest: Rest`".to_owned(),
        "conn" | "socket" => "leave it out: a template reads the view, and nothing of the connection".to_owned(),
        "myself" => "write `phx-target={self}`".to_owned(),
        _ => format!("write `self.{name}` in a view, `{name}` in a component"),
    }
}

fn place(tokens: &[TokenTree]) -> Place {
    let span = |token: Option<&TokenTree>| token.map_or_else(proc_macro2::Span::call_site, TokenTree::span);
    Place::new(span(tokens.first()), span(tokens.last()))
}
