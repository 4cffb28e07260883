//! `cargo live fmt`: the layout of templates.
//!
//! White space between tags is part of a page, so a line is broken only where the template has white space already, or where
//! white space means nothing. What a template says before and after is compared: if it were not the same, it would be left
//! alone.

mod code;
pub mod command;
mod doc;
mod layout;
mod lexeme;
mod parse;
mod same;
mod space;
mod style;
mod tree;

use std::{convert::Infallible, fmt, ops::Range, str::FromStr};

use live_template::{Severity, Source};
use proc_macro2::{Group, LineColumn, TokenStream, TokenTree};

pub(crate) use self::parse::templates;
pub use self::style::Style;
use self::{
    doc::{Doc, Frame},
    lexeme::Piece,
};
use crate::newline;

/// A file with its templates laid out.
#[derive(Clone, Debug)]
pub struct Formatted {
    /// The whole text.
    pub text: String,
    /// Why some templates, or all, are as they were.
    pub problems: Vec<Problem>,
}

/// Why a template is left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong, as the compiler says it.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(at: LineColumn, message: String) -> Self {
        Self { line: at.line, column: at.column + 1, message }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// Lays out every `html! { … }` in a Rust file.
///
/// ```
/// use cargo_live::fmt::{Style, format};
///
/// let formatted = format("fn page() { html! {<p   class = \"note\">Hello {  name  }</p>} }", Style::default());
/// assert_eq!(formatted.text, "fn page() { html! { <p class=\"note\">Hello {name}</p> } }");
/// assert!(formatted.problems.is_empty());
/// ```
#[must_use]
pub fn format(text: &str, style: Style) -> Formatted {
    let mut problems = Vec::new();
    let text = newline::kept(text, |text| {
        let formatted = laid_out(text, style);
        problems = formatted.problems;
        Ok::<_, Infallible>(formatted.text)
    });
    let Ok(text) = text;
    Formatted { text, problems }
}

fn laid_out(text: &str, style: Style) -> Formatted {
    let mut formatted = Formatted { text: text.to_owned(), problems: Vec::new() };
    // Templates in the Rust of templates come after those around them; when they grow, those around may have to give way.
    for _ in 0..MOST_PASSES {
        let before = formatted.text.clone();
        formatted.problems.clear();
        let mut depth = 0;
        while pass(&mut formatted, depth, style) {
            depth += 1;
        }
        if depth == 0 || formatted.text == before {
            break;
        }
    }
    formatted
}

const MOST_PASSES: usize = 4;

/// Lays out the templates that stand inside of `depth` others, and says whether there are others in them.
fn pass(formatted: &mut Formatted, depth: usize, style: Style) -> bool {
    let tokens = match TokenStream::from_str(&formatted.text) {
        Ok(tokens) => tokens,
        Err(error) => {
            let message = "this is no Rust: a bracket or a quote that does not fit, or an unknown character";
            formatted.problems.push(Problem::new(error.span().start(), message.to_owned()));
            return false;
        }
    };
    let mut found = Vec::new();
    parse::templates(tokens, &mut found);
    for _ in 0..depth {
        let outer = std::mem::take(&mut found);
        for group in outer {
            parse::templates(group.stream(), &mut found);
        }
    }
    let source = Source::new(formatted.text.as_str(), 1, 0);
    let mut changes = Vec::new();
    for group in &found {
        match template(&formatted.text, &source, group, style) {
            Ok(text) => changes.push((group.span().byte_range(), text)),
            Err(problems) => formatted.problems.extend(problems),
        }
    }
    for (range, text) in changes.into_iter().rev() {
        formatted.text.replace_range(range, &text);
    }
    let mut inner = Vec::new();
    for group in found {
        parse::templates(group.stream(), &mut inner);
    }
    !inner.is_empty()
}

/// The braces of a template with their content, laid out.
fn template(text: &str, source: &Source, group: &Group, style: Style) -> Result<String, Vec<Problem>> {
    let range = group.span().byte_range();
    let (headers, tokens) = headers(group.stream());
    let outline = outline(tokens.clone(), source)?;
    let start = headers.last().map_or(range.start + 1, |last| last.end);
    let content = parse::content(text, tokens, start..range.end - 1);
    let doc = layout::template(text, &headers, &content);

    let line_start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[line_start..range.start];
    let indent = line.chars().take_while(|character| *character == ' ').count();
    let frame = Frame { width: style.max_width, step: style.tab_spaces, indent, column: line.chars().count() };
    let tail = text[range.end..].split('\n').next().unwrap_or_default().trim_end();
    let result = doc::print(&[doc, Doc::Tail(tail.chars().count())], frame);
    let before = &text[range];
    if !is_same(&outline, before, &result) {
        let message = "this template is left as it is: a comment stands where it cannot be kept".to_owned();
        return Err(vec![Problem::new(group.span_open().start(), message)]);
    }
    Ok(result)
}

/// What the template says, if there is no mistake in it.
fn outline(tokens: TokenStream, source: &Source) -> Result<String, Vec<Problem>> {
    let parsed = live_template::parse(tokens, source);
    let errors = parsed.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let problems: Vec<Problem> = errors.map(|error| Problem::new(error.span.start(), error.to_string())).collect();
    if problems.is_empty() { Ok(same::outline(&parsed.template)) } else { Err(problems) }
}

/// Whether the template in `after` says what `outline` does, and has the comments of `before`.
fn is_same(outline: &str, before: &str, after: &str) -> bool {
    let Ok(tokens) = TokenStream::from_str(after) else { return false };
    let Some(TokenTree::Group(group)) = tokens.into_iter().next() else { return false };
    let (_, tokens) = headers(group.stream());
    let same = self::outline(tokens, &Source::new(after, 1, 0)).is_ok_and(|after| after == outline);
    same && comments(before) == comments(after)
}

/// The attributes that a template begins with, `#![allow(…)]`, and what is after them.
fn headers(tokens: TokenStream) -> (Vec<Range<usize>>, TokenStream) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut headers = Vec::new();
    while let [TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(group), ..] =
        &trees[3 * headers.len()..]
        && hash.as_char() == '#'
        && bang.as_char() == '!'
        && hash.span().byte_range().len() == 1
    {
        headers.push(hash.span().byte_range().start..group.span().byte_range().end);
    }
    let rest = trees.into_iter().skip(3 * headers.len()).collect();
    (headers, rest)
}

/// How many comments there are.
fn comments(text: &str) -> usize {
    let Ok(tokens) = TokenStream::from_str(text) else { return 0 };
    let mut places = Vec::new();
    leaves(tokens, &mut places);
    let is_comment = |piece: &&Piece| matches!(piece, Piece::Comment { .. });
    let between = |pair: &[Range<usize>]| {
        if pair[0].end <= pair[1].start {
            lexeme::pieces(text, pair[0].end..pair[1].start).iter().filter(is_comment).count()
        } else {
            0
        }
    };
    let written = ["<!--", "///", "//!"].into_iter().map(|mark| text.matches(mark).count());
    places.windows(2).map(between).sum::<usize>() + written.sum::<usize>()
}

/// The places of all tokens, in the order of the text.
fn leaves(tokens: TokenStream, places: &mut Vec<Range<usize>>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                places.push(group.span_open().byte_range());
                leaves(group.stream(), places);
                places.push(group.span_close().byte_range());
            }
            other => places.push(other.span().byte_range()),
        }
    }
}
