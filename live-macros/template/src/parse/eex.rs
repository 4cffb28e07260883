//! `<%= … %>`: what templates of Phoenix have where ours have braces.

use proc_macro2::Span;

use super::{Cursor, Lexeme, Parser};
use crate::diagnostic::{Diagnostic, Place};

/// `<%`.
pub(super) fn is_tag(cursor: &Cursor) -> bool {
    cursor.at(0, '<') && cursor.at(1, '%') && cursor.touches(1)
}

impl Parser<'_> {
    /// Takes the tag; what is between `<%= if … do %>` and `<% end %>` stays.
    pub(super) fn eex(&mut self, cursor: &mut Cursor) {
        let first = cursor.peek(0).map_or_else(Span::call_site, Lexeme::span);
        cursor.advance(2);
        if cursor.at(0, '!') && cursor.at(1, '-') {
            let last = skip(cursor);
            let error = Diagnostic::error(Place::new(first, last), "`<%!-- … --%>` is no comment of this language");
            self.report(error.help("write `<!-- … -->`, which is not sent"));
            return;
        }
        if cursor.at(0, '=') {
            cursor.advance(1);
        }
        let word = cursor.peek(0).and_then(Lexeme::identifier).unwrap_or_default().to_owned();
        let shown = match cursor.peek(1).and_then(Lexeme::identifier) {
            Some(name) if cursor.at(0, '@') => format!("{{self.{name}}}"),
            _ => "{value}".to_owned(),
        };
        let last = skip(cursor);
        if self.blocks > 0 && matches!(&*word, "end" | "else") {
            self.blocks -= usize::from(word == "end");
            return;
        }
        let help = match &*word {
            "if" | "unless" | "else" => "write `{if condition { <p>…</p> } else { <p>…</p> }}`".to_owned(),
            "for" => "write `{for item in items { <li>…</li> }}`".to_owned(),
            "case" | "cond" => "write `{match value { pattern => <p>…</p>, … }}`".to_owned(),
            "end" => "remove it: a block ends with its braces".to_owned(),
            _ => format!("write `{shown}`"),
        };
        self.blocks += usize::from(matches!(&*word, "if" | "unless" | "for" | "case" | "cond"));
        self.report(
            Diagnostic::error(Place::new(first, last), "`<% … %>` is EEx, and no part of this language").help(help),
        );
    }
}

/// Up to and with `%>`.
fn skip(cursor: &mut Cursor) -> Span {
    while !(cursor.is_empty() || (cursor.at(0, '%') && cursor.at(1, '>'))) {
        cursor.advance(1);
    }
    cursor.advance(2);
    super::text::last(cursor, Span::call_site())
}
