//! The tokens of a template with their places in the file.
//!
//! As for the parser of `live-template`, parentheses and brackets are text, and opened up; braces stay groups.

use std::ops::Range;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use syn::Lit;

/// A token, or one end of parentheses or brackets.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    pub(super) kind: Kind,
    /// Where it is in the file.
    pub(super) range: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Identifier,
    /// A mark, and whether another one may be part of it.
    Mark(char, Spacing),
    /// A string literal: its value.
    Quoted(String),
    /// Any other literal.
    Literal,
    Braces(Group),
    /// Parentheses or brackets open; the place of the lexeme after they close.
    Open(usize),
    Close,
}

impl Lexeme {
    pub(super) fn is(&self, mark: char) -> bool {
        matches!(self.kind, Kind::Mark(own, _) if own == mark)
    }
}

/// The lexemes of `tokens`, without doc comments: these are comments in a template.
pub(super) fn lexemes(tokens: TokenStream) -> Vec<Lexeme> {
    let mut lexemes = Vec::new();
    flatten(tokens, &mut lexemes);
    lexemes
}

fn flatten(tokens: TokenStream, lexemes: &mut Vec<Lexeme>) {
    // The tokens that the compiler makes of a doc comment all have its place.
    let mut comment = None;
    for tree in tokens {
        let range = tree.span().byte_range();
        if comment.as_ref() == Some(&range) {
            continue;
        }
        match tree {
            TokenTree::Punct(mark) if mark.as_char() == '#' && range.len() > 1 => comment = Some(range),
            TokenTree::Punct(mark) => {
                lexemes.push(Lexeme { kind: Kind::Mark(mark.as_char(), mark.spacing()), range });
            }
            TokenTree::Ident(_) => lexemes.push(Lexeme { kind: Kind::Identifier, range }),
            TokenTree::Literal(literal) => {
                let kind = match Lit::new(literal) {
                    Lit::Str(string) => Kind::Quoted(string.value()),
                    _ => Kind::Literal,
                };
                lexemes.push(Lexeme { kind, range });
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                lexemes.push(Lexeme { kind: Kind::Braces(group), range });
            }
            TokenTree::Group(group) => {
                let place = lexemes.len();
                lexemes.push(Lexeme { kind: Kind::Open(0), range: group.span_open().byte_range() });
                flatten(group.stream(), lexemes);
                lexemes.push(Lexeme { kind: Kind::Close, range: group.span_close().byte_range() });
                lexemes[place].kind = Kind::Open(lexemes.len());
            }
        }
    }
}

/// What lies between two tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// White space, with how many newlines.
    Space(usize),
    Comment {
        range: Range<usize>,
        /// Whether it goes to the end of the line.
        line: bool,
    },
}

/// The white space and the comments in `text[range]`, in which there is nothing else.
pub(super) fn pieces(text: &str, range: Range<usize>) -> Vec<Piece> {
    let (mut pieces, mut place) = (Vec::new(), range.start);
    while let Some(rest) = text.get(place..range.end).filter(|rest| !rest.is_empty()) {
        let space = rest.len() - rest.trim_start().len();
        if space > 0 {
            pieces.push(Piece::Space(rest[..space].matches('\n').count()));
            place += space;
            continue;
        }
        let line = !rest.starts_with("/*");
        let length = if line { rest.find('\n').unwrap_or(rest.len()) } else { block_comment(rest) };
        let end = place + rest[..length].trim_end().len();
        pieces.push(Piece::Comment { range: place..end, line });
        place += length;
    }
    pieces
}

/// The length of the block comment that `text` begins with; they nest.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut place) = (0_usize, 0);
    loop {
        let Some(rest) = text.get(place..).filter(|rest| !rest.is_empty()) else { return text.len() };
        if rest.starts_with("/*") {
            (depth, place) = (depth + 1, place + 2);
        } else if rest.starts_with("*/") {
            (depth, place) = (depth - 1, place + 2);
        } else {
            place += rest.chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            return place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_gap() {
        let text = " // a\n\n/* b /* c */ */ ";
        let expected = [
            Piece::Space(0),
            Piece::Comment { range: 1..5, line: true },
            Piece::Space(2),
            Piece::Comment { range: 7..22, line: false },
            Piece::Space(0),
        ];
        assert_eq!(pieces(text, 0..text.len()), expected);
    }
}
