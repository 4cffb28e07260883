//! Rust inside of a template, which stays as it is written.

use std::{collections::BTreeSet, ops::Range, str::FromStr};

use proc_macro2::{TokenStream, TokenTree};

use super::doc::{CodeLine, Doc};

/// What is written in `text[range]`; its lines move with the first one.
pub(super) fn code(text: &str, range: &Range<usize>) -> Doc {
    let source = &text[range.clone()];
    if !source.contains('\n') {
        return Doc::text(source);
    }
    let literal = literal_lines(source);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = source.split('\n').enumerate().map(|(number, line)| match number {
        0 => CodeLine { text: line.trim_end().to_owned(), indent: None },
        _ if literal.contains(&number) => CodeLine { text: line.to_owned(), indent: None },
        _ => CodeLine { text: line.trim().to_owned(), indent: Some(indent(line)) },
    });
    let line_start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
    Doc::Code { lines: lines.collect(), indent: indent(&text[line_start..]) }
}

/// The lines, from 0, that begin inside of a string literal.
fn literal_lines(source: &str) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    if let Ok(tokens) = TokenStream::from_str(source) {
        collect(tokens, &mut lines);
    }
    lines
}

fn collect(tokens: TokenStream, lines: &mut BTreeSet<usize>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => collect(group.stream(), lines),
            TokenTree::Literal(literal) => {
                let span = literal.span();
                lines.extend(span.start().line..span.end().line);
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}
