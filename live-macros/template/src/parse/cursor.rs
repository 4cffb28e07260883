//! A place in the tokens of a template.
//!
//! Parentheses and brackets are text in a template, and what they enclose is template again; so they are opened up
//! into tokens of their own. Braces stay groups.

use std::{iter::Peekable, ops::Range, rc::Rc};

use proc_macro2::{Delimiter, Group, Ident, LineColumn, Punct, Span, TokenTree};
use syn::{Lit, LitStr};

use crate::source::{Gap, Source};

/// A token, or one end of parentheses or brackets.
#[derive(Clone, Debug)]
pub(crate) enum Lexeme {
    /// An identifier, and its text: to ask the compiler for it takes longer than to keep it.
    Word(Ident, Rc<str>),
    /// A punctuation mark, a literal, or a group in braces.
    Tree(TokenTree),
    /// The start of a group, and how many lexemes the whole of it is.
    Open(Group, usize),
    /// The end of a group.
    Close(Group),
}

impl Lexeme {
    pub(crate) fn is(&self, mark: char) -> bool {
        matches!(self, Self::Tree(TokenTree::Punct(punct)) if punct.as_char() == mark)
    }

    /// The identifier, without `r#`.
    pub(crate) fn identifier(&self) -> Option<&str> {
        match self {
            Self::Word(_, text) => Some(text.strip_prefix("r#").unwrap_or(text)),
            _ => None,
        }
    }

    pub(crate) fn braces(&self) -> Option<&Group> {
        match self {
            Self::Tree(TokenTree::Group(group)) => Some(group),
            _ => None,
        }
    }

    pub(crate) fn string(&self) -> Option<LitStr> {
        match self {
            Self::Tree(TokenTree::Literal(literal)) => match Lit::new(literal.clone()) {
                Lit::Str(string) => Some(string),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn is_literal(&self) -> bool {
        matches!(self, Self::Tree(TokenTree::Literal(_)))
    }

    /// Whether it may be part of a name with hyphens, as `2xl` in `data-2xl`.
    pub(crate) fn is_word(&self) -> bool {
        self.identifier().is_some() || (self.is_literal() && self.string().is_none())
    }

    /// The token as it is written, but a group only up to its content.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Word(_, text) => text.to_string(),
            Self::Tree(TokenTree::Group(_)) => "{".to_owned(),
            Self::Tree(tree) => tree.to_string(),
            Self::Open(group, _) => ends(group.delimiter()).0.to_owned(),
            Self::Close(group) => ends(group.delimiter()).1.to_owned(),
        }
    }

    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Word(word, _) => word.span(),
            Self::Tree(tree) => tree.span(),
            Self::Open(group, _) => group.span_open(),
            Self::Close(group) => group.span_close(),
        }
    }

    /// The token, or the group that it is the start of.
    pub(crate) fn into_tree(self) -> Option<TokenTree> {
        match self {
            Self::Word(word, _) => Some(word.into()),
            Self::Tree(tree) => Some(tree),
            Self::Open(group, _) => Some(group.into()),
            Self::Close(_) => None,
        }
    }

    /// How long the token is at the start of `text`, if it is there; of a group, its first brace.
    fn length_in(&self, text: &str) -> Option<usize> {
        let first = text.as_bytes().first().copied();
        let mark = |mark: u8| (first == Some(mark)).then_some(1);
        match self {
            Self::Word(_, word) => text.starts_with(&**word).then_some(word.len()),
            Self::Tree(TokenTree::Group(_)) => mark(b'{'),
            Self::Tree(TokenTree::Punct(punct)) => u8::try_from(punct.as_char()).ok().and_then(mark),
            Self::Tree(_) | Self::Open(..) | Self::Close(_) => {
                let token = self.text();
                text.starts_with(&token).then_some(token.len())
            }
        }
    }

    pub(crate) fn start(&self) -> LineColumn {
        match self {
            Self::Tree(TokenTree::Group(group)) => group.span_open().start(),
            other => other.span().start(),
        }
    }

    pub(crate) fn end(&self) -> LineColumn {
        match self {
            Self::Tree(TokenTree::Group(group)) => group.span_close().end(),
            other => other.span().end(),
        }
    }
}

fn ends(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    }
}

/// A place in a list of lexemes; copies of it are cheap, for looking ahead.
#[derive(Clone, Debug)]
pub(crate) struct Cursor {
    lexemes: Rc<[Lexeme]>,
    /// Where each lexeme is in the source, if it is there.
    places: Rc<[Option<Range<usize>>]>,
    place: usize,
    /// Whether the tokens have positions: rust-analyzer may give all of them the same.
    located: bool,
}

impl Cursor {
    pub(crate) fn new(tokens: impl IntoIterator<Item = TokenTree>, source: &Source) -> Self {
        let mut lexemes = Vec::new();
        flatten(tokens.into_iter(), &mut lexemes);
        let places = places(&lexemes, source);
        let is_located = |(lexeme, place): (&Lexeme, &Option<_>)| place.is_some() || lexeme.start() != lexeme.end();
        let located = lexemes.iter().zip(&places).any(is_located);
        Self { lexemes: lexemes.into(), places: places.into(), place: 0, located }
    }

    pub(crate) fn is_located(&self) -> bool {
        self.located
    }

    /// How many lexemes have been passed.
    pub(crate) fn place(&self) -> usize {
        self.place
    }

    pub(crate) fn peek(&self, ahead: usize) -> Option<&Lexeme> {
        self.lexemes.get(self.place + ahead)
    }

    pub(crate) fn previous(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.place.checked_sub(1)?)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.peek(0).is_none()
    }

    /// Whether the mark stands `ahead`.
    pub(crate) fn at(&self, ahead: usize, mark: char) -> bool {
        self.peek(ahead).is_some_and(|lexeme| lexeme.is(mark))
    }

    /// Whether nothing is between the lexeme `ahead` and the one before it.
    pub(crate) fn touches(&self, ahead: usize) -> bool {
        let place = self.place + ahead;
        let Some((before, next)) =
            place.checked_sub(1).and_then(|before| self.lexemes.get(before)).zip(self.peek(ahead))
        else {
            return false;
        };
        match (&self.places[place - 1], &self.places[place]) {
            (Some(before), Some(next)) => before.end == next.start,
            _ => !self.located || before.end() == next.start(),
        }
    }

    /// What lies between the lexeme before the cursor and the one after it.
    pub(crate) fn gap<'s>(&self, source: &'s Source) -> Option<Gap<'s>> {
        let (before, next) = self.previous().zip(self.peek(0))?;
        Some(match (&self.places[self.place - 1], &self.places[self.place]) {
            (Some(before), Some(next)) => source.between(before.end, next.start),
            _ => source.gap(before.end(), next.start(), &next.text()),
        })
    }

    pub(crate) fn advance(&mut self, lexemes: usize) {
        self.place = (self.place + lexemes).min(self.lexemes.len());
    }

    pub(crate) fn next(&mut self) -> Option<Lexeme> {
        let lexeme = self.peek(0)?.clone();
        self.place += 1;
        Some(lexeme)
    }

    /// The next token tree, parentheses and brackets with their content.
    pub(crate) fn tree(&mut self) -> Option<TokenTree> {
        let lexeme = self.next()?;
        if let Lexeme::Open(_, length) = lexeme {
            self.advance(length - 1);
        }
        lexeme.into_tree()
    }
}

/// Follows the lexemes through the source. To ask the compiler for the position of a token takes longer than to parse it, so
/// it is asked only where the two part: for the first, after a group in braces, and where tokens come from somewhere else.
fn places(lexemes: &[Lexeme], source: &Source) -> Vec<Option<Range<usize>>> {
    let mut end: Option<usize> = None;
    let mut places = Vec::with_capacity(lexemes.len());
    for lexeme in lexemes {
        let start = end.map(|end| source.after_space(end));
        let next = start.and_then(|start| at(lexeme, start, source).or_else(|| variable(start, source)));
        let place = next.or_else(|| at(lexeme, source.offset(lexeme.start())?, source));
        end = place.as_ref().map_or(end, |place| Some(place.end));
        places.push(place);
    }
    places
}

/// Where the lexeme is, if it starts there.
fn at(lexeme: &Lexeme, start: usize, source: &Source) -> Option<Range<usize>> {
    let length = lexeme.length_in(source.from(start))?;
    let end = match lexeme {
        Lexeme::Tree(TokenTree::Group(_)) => source.offset(lexeme.end())?,
        _ => start + length,
    };
    Some(start..end)
}

/// The place of `$name`, where a macro by example puts tokens of somewhere else.
fn variable(start: usize, source: &Source) -> Option<Range<usize>> {
    let name = source.from(start).strip_prefix('$')?;
    let is_end = |character: char| !character.is_alphanumeric() && character != '_';
    let length = name.find(is_end).unwrap_or(name.len());
    (length > 0).then(|| start..start + 1 + length)
}

/// Takes what follows `#` where the compiler made both of a comment, `/// …` or `//! …`: it gives all of it one place.
fn take_doc_comment(mark: &Punct, rest: &mut Peekable<impl Iterator<Item = TokenTree>>) -> bool {
    let start = mark.span().start();
    if start == mark.span().end() {
        return false;
    }
    let is_bang = |tree: &TokenTree| matches!(tree, TokenTree::Punct(bang) if bang.as_char() == '!' && bang.span().start() == start);
    let is_doc = |tree: &TokenTree| {
        let TokenTree::Group(group) = tree else { return false };
        let first = group.stream().into_iter().next();
        matches!(first, Some(TokenTree::Ident(word)) if word == "doc") && group.span_open().start() == start
    };
    rest.next_if(is_bang);
    rest.next_if(is_doc).is_some()
}

fn flatten(tokens: impl Iterator<Item = TokenTree>, lexemes: &mut Vec<Lexeme>) {
    let mut trees = tokens.peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(mark) if mark.as_char() == '#' && take_doc_comment(&mark, &mut trees) => {}
            TokenTree::Group(group) if group.delimiter() != Delimiter::Brace => {
                let start = lexemes.len();
                lexemes.push(Lexeme::Open(group.clone(), 0));
                flatten(group.stream().into_iter(), lexemes);
                if group.delimiter() == Delimiter::None && lexemes.len() == start + 2 {
                    // One token that passed through a macro by example is that token.
                    lexemes.remove(start);
                    continue;
                }
                lexemes.push(Lexeme::Close(group.clone()));
                lexemes[start] = Lexeme::Open(group, lexemes.len() - start);
            }
            TokenTree::Ident(word) => {
                let text = word.to_string().into();
                lexemes.push(Lexeme::Word(word, text));
            }
            tree => lexemes.push(Lexeme::Tree(tree)),
        }
    }
}
