//! Text and values as they are written in a template.

use std::str::FromStr as _;

use proc_macro2::TokenStream;

use super::entities;

/// The longest string literal that text becomes.
const LITERAL: usize = 70;

/// Text between tags. It stays unquoted where Rust's lexer takes it and `quote` does not ask for more.
pub(super) fn text(source: &str, quote: bool) -> String {
    let start = source.len() - source.trim_ascii_start().len();
    let inner = source.trim_ascii();
    let end = &source[start + inner.len()..];
    let collapsed = inner.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let written = match collapsed.is_empty() {
        true => return source.to_owned(),
        false if !quote && may_stand_unquoted(&collapsed) => inner.to_owned(),
        false => quoted(&collapsed),
    };
    format!("{}{written}{end}", &source[..start])
}

/// Text of which every character counts.
pub(super) fn verbatim(source: &str) -> String {
    pieces(source).into_iter().map(|piece| piece.written()).collect()
}

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\r', ""))
}

/// A literal without escapes, for scripts and style sheets.
pub(super) fn raw_literal(text: &str) -> String {
    let mut marks = String::from("#");
    while text.contains(&format!("\"{marks}")) {
        marks.push('#');
    }
    format!("r{marks}\"{text}\"{marks}")
}

/// The value of an attribute, its entities as the characters that they are.
pub(super) fn value(source: &str) -> String {
    let decoded: String = pieces(source)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) | Piece::Entity(text) => text,
        })
        .collect();
    literal(&decoded.replace("&nbsp;", "\u{a0}"))
}

/// String literals, each no longer than a line, and the entities that no character stands for.
fn quoted(text: &str) -> String {
    let mut written = String::new();
    for piece in pieces(text) {
        let Piece::Text(text) = piece else {
            written += &piece.written();
            continue;
        };
        let mut rest = text.as_str();
        while let Some(space) = (rest.chars().count() > LITERAL).then(|| last_space(rest)).flatten() {
            written += &literal(&rest[..=space]);
            written.push('\n');
            rest = &rest[space + 1..];
        }
        written += &literal(rest);
    }
    written
}

/// The last space of what fits into one literal.
fn last_space(text: &str) -> Option<usize> {
    let end = text.char_indices().nth(LITERAL).map_or(text.len(), |(place, _)| place);
    text[..end].rfind(' ').filter(|space| *space > 0)
}

enum Piece {
    /// Text as it is shown.
    Text(String),
    /// `&name;`
    Entity(String),
}

impl Piece {
    fn written(&self) -> String {
        match self {
            Self::Text(text) => literal(text),
            Self::Entity(entity) => entity.clone(),
        }
    }
}

/// Takes text apart at the entities that stay what they are.
fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let (length, decoded) = match entities::at(rest) {
            Some((length, decoded)) => (length, decoded),
            None if character == '\u{a0}' => (2, None),
            None => (character.len_utf8(), Some(character)),
        };
        if let Some(decoded) = decoded.filter(|decoded| *decoded != '\u{a0}') {
            text.push(decoded);
        } else {
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            let is_space = character == '\u{a0}' || decoded.is_some();
            pieces.push(Piece::Entity(if is_space { "&nbsp;".to_owned() } else { rest[..length].to_owned() }));
        }
        rest = &rest[length..];
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    pieces
}

/// Whether Rust's lexer takes the text, and the template does not take it for anything else.
fn may_stand_unquoted(text: &str) -> bool {
    let harmless = |character: char| character.is_alphanumeric() || " .,;:!?()-+*%=&@/$|_".contains(character);
    let is_word = |word: &str| {
        // `3rd` would be a number with a suffix, of which not every one is allowed.
        let number = word.trim_start_matches(|character: char| !character.is_alphanumeric());
        let digits = number.starts_with(|first: char| first.is_ascii_digit());
        !digits || !number.contains(char::is_alphabetic)
    };
    // `&#39;` is a token that Rust does not take in every edition; named entities are.
    let entities = text.split('&').skip(1).all(|rest| rest.starts_with(' ') || entities::at_name(rest));
    text.chars().all(harmless)
        && text.split(' ').all(is_word)
        && entities
        && !text.contains("//")
        && !text.contains("/*")
        && TokenStream::from_str(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_be_quoted_is() {
        for (source, expected) in [
            ("Hello, world!", "Hello, world!"),
            (" a  b ", " a  b "),
            ("don't", "\"don't\""),
            (" it's\n  so ", " \"it's so\" "),
            ("https://example.com", "\"https://example.com\""),
            ("Party 🎉", "\"Party 🎉\""),
            ("the 3rd", "\"the 3rd\""),
            ("(a", "\"(a\""),
            ("a &amp; b", "a &amp; b"),
            ("a &mdash; b's", "\"a — b's\""),
            ("a&nbsp;b's", "\"a\"&nbsp;\"b's\""),
            ("x&unknown;'", "\"x\"&unknown;\"'\""),
            ("\"a\" \\", "\"\\\"a\\\" \\\\\""),
            ("{a}", "\"{a}\""),
            ("#1", "\"#1\""),
            ("5&#39;", "\"5'\""),
        ] {
            assert_eq!(text(source, false), expected, "{source}");
        }
        assert_eq!(text("a", true), "\"a\"");
    }

    #[test]
    fn long_text_is_several_literals() {
        let long = "it's ".repeat(40);
        let written = text(&long, false);
        assert!(written.lines().all(|line| line.len() < LITERAL + 5), "{written}");
        assert_eq!(written.matches("it's").count(), 40);
    }

    #[test]
    fn values_are_literals() {
        assert_eq!(value("a &quot;b&quot; c"), "\"a \\\"b\\\" c\"");
        assert_eq!(raw_literal("a\"#b"), "r##\"a\"#b\"##");
    }
}
