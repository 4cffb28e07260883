//! The exact text of a template, found from the positions of its tokens.
//!
//! A macro is given tokens, and tokens have no white space. What lay between two of them is in the source file, and
//! line and column say where.

use std::borrow::Cow;

use proc_macro2::{LineColumn, Span};

/// The text of a template and where it begins.
#[derive(Clone, Debug, Default)]
pub struct Source {
    text: String,
    line: usize,
    column: usize,
    /// Where each line starts in `text`.
    starts: Vec<usize>,
}

impl Source {
    /// A text whose first character is at `line` (from 1) and `column` (from 0, in characters).
    pub fn new(text: impl Into<String>, line: usize, column: usize) -> Self {
        let text = text.into();
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        Self { text, line, column, starts }
    }

    /// The text that `span` covers: for a macro, its call site. Empty where the compiler does not know it.
    #[must_use]
    pub fn of(span: Span) -> Self {
        let LineColumn { line, column } = span.start();
        span.source_text().map_or_else(Self::default, |text| Self::new(text, line, column))
    }

    /// What lies between two neighbouring tokens, without Rust's comments.
    ///
    /// `next` is the text of the token after the gap. Where it is not found at its place, the tokens come from
    /// somewhere else (another macro, say) and the distance between the positions is all there is to know.
    pub(crate) fn gap(&self, from: LineColumn, to: LineColumn, next: &str) -> Gap<'_> {
        let Some((start, end)) = self.offset(from).zip(self.offset(to)) else { return Gap::measured(from, to, next) };
        match self.text.get(start..end) {
            Some(text) if self.text[end..].starts_with(next) => Gap::between(text),
            _ => Gap::measured(from, to, next),
        }
    }

    /// What lies between two places.
    pub(crate) fn between(&self, start: usize, end: usize) -> Gap<'_> {
        Gap::between(self.text.get(start..end).unwrap_or_default())
    }

    /// Where after `place` something begins that is neither white space nor a comment.
    pub(crate) fn after_space(&self, mut place: usize) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(place) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => place += 1,
                Some(b'/') => match comment(self.from(place)) {
                    0 => return place,
                    length => place += length,
                },
                Some(0x80.. | 0x0b | 0x0c) => match self.from(place).chars().next() {
                    Some(space) if space.is_whitespace() => place += space.len_utf8(),
                    _ => return place,
                },
                _ => return place,
            }
        }
    }

    /// The text from a place on.
    pub(crate) fn from(&self, place: usize) -> &str {
        self.text.get(place..).unwrap_or_default()
    }

    /// Whether a comment follows at once after the token `last`, which ends at `end`.
    pub(crate) fn comment_after(&self, last: &str, end: LineColumn) -> bool {
        let Some(end) = self.offset(end) else { return false };
        self.text[..end].ends_with(last) && self.text[end..].starts_with("//")
    }

    /// The place of a position, if it is in this text.
    pub(crate) fn offset(&self, at: LineColumn) -> Option<usize> {
        let row = at.line.checked_sub(self.line)?;
        let start = *self.starts.get(row)?;
        let column = if row == 0 { at.column.checked_sub(self.column)? } else { at.column };
        let line = self.text.get(start..)?;
        if line.get(..column).is_some_and(|before| before.is_ascii() && !before.contains('\n')) {
            return Some(start + column);
        }
        let places = line.char_indices().take_while(|(_, character)| *character != '\n').map(|(place, _)| place);
        let length = line.find('\n').unwrap_or(line.len());
        places.chain([length]).nth(column).map(|place| start + place)
    }
}

/// White space between two tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap<'s> {
    /// The white space itself.
    pub(crate) space: Cow<'s, str>,
    /// The first token is followed by a comment at once, which for text is likely to be an accident: `https://…`.
    pub(crate) comment_at_once: bool,
}

impl<'s> Gap<'s> {
    fn between(text: &'s str) -> Self {
        let comment_at_once = text.starts_with("//");
        let space = if text.contains('/') { Cow::Owned(without_comments(text)) } else { Cow::Borrowed(text) };
        Self { space, comment_at_once }
    }

    fn measured(from: LineColumn, to: LineColumn, next: &str) -> Self {
        let space = match to.line.checked_sub(from.line) {
            Some(0) => " ".repeat(to.column.saturating_sub(from.column)),
            Some(lines) => "\n".repeat(lines.min(MOST_LINES)) + &" ".repeat(to.column),
            // Of different files, or put together by a macro: words are better apart than in one.
            None if next.starts_with(char::is_alphanumeric) => " ".to_owned(),
            None => String::new(),
        };
        Self { space: Cow::Owned(space), comment_at_once: false }
    }
}

/// Tokens of different files can be any distance apart.
const MOST_LINES: usize = 100;

fn without_comments(text: &str) -> String {
    let mut space = String::new();
    let mut rest = text;
    while let Some(comment) = rest.find('/') {
        space.push_str(&rest[..comment]);
        rest = &rest[comment..];
        rest = &rest[self::comment(rest).max(1)..];
    }
    space + rest
}

/// The length of the comment that `text` begins with, if it does.
fn comment(text: &str) -> usize {
    match text.as_bytes() {
        [b'/', b'/', ..] => text.find('\n').unwrap_or(text.len()),
        [b'/', b'*', ..] => block_comment(text),
        _ => 0,
    }
}

/// The length of the block comment that `text` begins with; they nest.
fn block_comment(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut place) = (0_usize, 0);
    while place < bytes.len() {
        match bytes.get(place..place + 2) {
            Some(b"/*") => (depth, place) = (depth + 1, place + 2),
            Some(b"*/") => (depth, place) = (depth.saturating_sub(1), place + 2),
            _ => place += 1,
        }
        if depth == 0 {
            break;
        }
    }
    // Never inside a character: a comment ends with an ASCII one.
    if text.is_char_boundary(place) { place } else { text.len() }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use proc_macro2::TokenStream;

    use super::*;

    fn gaps(text: &str) -> Vec<String> {
        let source = Source::new(text, 1, 0);
        let tokens: Vec<_> = TokenStream::from_str(text).unwrap().into_iter().collect();
        let gap = |pair: &[proc_macro2::TokenTree]| {
            let (from, to) = (pair[0].span().end(), pair[1].span().start());
            source.gap(from, to, &pair[1].to_string()).space.into_owned()
        };
        tokens.windows(2).map(gap).collect()
    }

    #[test]
    fn gaps_are_exact() {
        assert_eq!(gaps("a b"), [" "]);
        assert_eq!(gaps("a-b"), ["", ""]);
        assert_eq!(gaps("a\t\n  b"), ["\t\n  "]);
        assert_eq!(gaps("日本 語"), [" "]);
        assert_eq!(gaps("a /* x /* y */ — */ b // c\nd"), ["  ", " \n"]);
    }

    #[test]
    fn a_source_may_begin_anywhere() {
        let source = Source::new("x  y\nz", 7, 12);
        let at = |line, column| LineColumn { line, column };
        assert_eq!(source.gap(at(7, 13), at(7, 15), "y").space, "  ");
        assert_eq!(source.gap(at(7, 16), at(8, 0), "z").space, "\n");
    }

    #[test]
    fn positions_of_somewhere_else_are_measured() {
        let source = Source::new("a    b", 1, 0);
        let at = |line, column| LineColumn { line, column };
        assert_eq!(source.gap(at(1, 1), at(1, 3), "other").space, "  ");
        assert_eq!(source.gap(at(9, 1), at(10, 2), "other").space, "\n  ");
        assert_eq!(source.gap(at(9, 1), at(1, 2), "other").space, " ");
        assert_eq!(source.gap(at(9, 1), at(1, 2), ".").space, "");
        assert_eq!(Source::default().gap(at(1, 1), at(1, 1), "b").space, "");
    }

    #[test]
    fn a_comment_that_touches_is_noticed() {
        let source = Source::new("https://x\ny", 1, 0);
        let at = |line, column| LineColumn { line, column };
        let gap = source.gap(at(1, 6), at(2, 0), "y");
        assert!(gap.comment_at_once);
        assert_eq!(gap.space, "\n");
    }
}
