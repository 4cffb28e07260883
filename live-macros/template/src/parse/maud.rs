//! `@if … { … }`: the blocks of maud and of Razor.

use proc_macro2::Span;

use super::{Cursor, Lexeme, Parser, Quotes};
use crate::{
    ast::Node,
    diagnostic::{Diagnostic, Place},
};

/// The keyword of `@if`, `@else`, `@for`, `@match` and `@while`, where nothing touches the `@`: an address has a name there.
pub(super) fn keyword(cursor: &Cursor) -> Option<String> {
    if !cursor.at(0, '@') || !cursor.touches(1) {
        return None;
    }
    let word = cursor.peek(1)?.identifier()?;
    let is_block = matches!(word, "if" | "else" | "for" | "match" | "while") && has_body(cursor);
    (is_block && !after_a_word(cursor)).then(|| word.to_owned())
}

fn after_a_word(cursor: &Cursor) -> bool {
    cursor.is_located() && cursor.touches(0) && cursor.previous().is_some_and(Lexeme::is_word)
}

/// Whether braces follow before any tag.
fn has_body(cursor: &Cursor) -> bool {
    let mut rest = (2..).map_while(|ahead| cursor.peek(ahead));
    rest.find(|lexeme| lexeme.is('<') || lexeme.braces().is_some()).is_some_and(|lexeme| lexeme.braces().is_some())
}

impl Parser<'_> {
    /// Takes the block, and what is in its braces as if it had none; an `@else` belongs to the `@if` before it.
    pub(super) fn at_keyword(&mut self, cursor: &mut Cursor, keyword: &str) -> Vec<Node> {
        let first = cursor.peek(0).map_or_else(Span::call_site, Lexeme::span);
        let last = cursor.peek(1).map_or(first, Lexeme::span);
        if keyword != "else" {
            let help = match keyword {
                "for" => "write `{for item in items { <li>…</li> }}`",
                "match" => "write `{match value { pattern => <p>…</p>, … }}`",
                "while" => "write `{for item in items { <li>…</li> }}`: a template has no `while`",
                _ => "write `{if condition { <p>…</p> } else { <p>…</p> }}`",
            };
            let message = format!("`@{keyword}` begins no block: blocks stand in braces");
            self.report(Diagnostic::error(Place::new(first, last), message).help(help));
        }
        while cursor.peek(0).is_some_and(|lexeme| lexeme.braces().is_none()) {
            cursor.advance(1);
        }
        let Some(group) = cursor.next().and_then(|lexeme| lexeme.braces().cloned()) else { return Vec::new() };
        if keyword == "if" || keyword == "else" {
            self.content(Cursor::new(group.stream(), self.source), Quotes::Optional)
        } else {
            Vec::new()
        }
    }
}
