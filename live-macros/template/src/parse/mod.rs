//! From tokens to the tree.
//!
//! The parser never stops: it says what is wrong, takes what was most likely meant, and goes on. One mistake gives one
//! message.

mod attribute;
mod bindings;
mod block;
mod cursor;
mod eex;
mod element;
mod foreign;
mod maud;
mod text;

#[cfg(test)]
mod tests;

use proc_macro2::{TokenStream, TokenTree};

pub use self::block::header_end;
use self::cursor::{Cursor, Lexeme};
use crate::{
    ast::{Node, Template},
    diagnostic::{Diagnostic, Place},
    html::elements::Space,
    source::Source,
};

/// What the parser made of a template.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The tree, without what could not be understood.
    pub template: Template,
    /// The mistakes, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a template. Without its source, white space is measured from the positions of the tokens.
#[must_use]
pub fn parse(tokens: impl IntoIterator<Item = TokenTree>, source: &Source) -> Parsed {
    let mut parser = Parser {
        source,
        diagnostics: Vec::new(),
        open: Vec::new(),
        space: Space::Collapse,
        swallowed: None,
        blocks: 0,
    };
    let nodes = parser.content(Cursor::new(tokens, source), Quotes::Optional);
    let mut diagnostics = parser.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start());
    Parsed { template: Template { nodes }, diagnostics }
}

/// Whether text must be quoted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Optional,
    /// Directly inside the braces of a block, where text without quotes may be Rust that was meant to be shown.
    Required,
}

struct Parser<'s> {
    source: &'s Source,
    diagnostics: Vec<Diagnostic>,
    /// The names of the open tags, from the outermost.
    open: Vec<String>,
    /// What white space means here.
    space: Space,
    /// How many tags were open where a comment swallowed the rest of a line, closing tags perhaps included. A tag whose own
    /// opening was swallowed counts.
    swallowed: Option<usize>,
    /// How many blocks of another language were reported, and not yet ended.
    blocks: usize,
}

impl Parser<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A template, or the body of a block: up to the end of the tokens, with no tag open.
    fn content(&mut self, mut cursor: Cursor, quotes: Quotes) -> Vec<Node> {
        let outside = std::mem::take(&mut self.open);
        let mut nodes = Vec::new();
        loop {
            self.siblings(&mut cursor, quotes, &mut nodes);
            if cursor.is_empty() {
                break;
            }
            self.stray_closing_tag(&mut cursor);
        }
        self.comment_at_end(&cursor, &nodes);
        self.open = outside;
        text::tidy(&mut nodes, self.space);
        text::trim(&mut nodes);
        nodes
    }

    /// Nodes up to a closing tag or to the end.
    fn siblings(&mut self, cursor: &mut Cursor, quotes: Quotes, nodes: &mut Vec<Node>) {
        while !cursor.is_empty() {
            self.gap(cursor, nodes);
            if element::is_closing_tag(cursor) {
                break;
            }
            if let Some(binding) = self.binding(cursor) {
                let mut rest = Vec::new();
                self.siblings(cursor, quotes, &mut rest);
                nodes.push(binding.around(rest));
                break;
            }
            self.node(cursor, quotes, nodes);
        }
    }

    fn node(&mut self, cursor: &mut Cursor, quotes: Quotes, nodes: &mut Vec<Node>) {
        let Some(lexeme) = cursor.peek(0) else { return };
        if element::is_opening_tag(cursor) {
            nodes.push(self.tag(cursor));
        } else if element::is_declaration(cursor) {
            nodes.extend(self.declaration(cursor));
        } else if eex::is_tag(cursor) {
            self.eex(cursor);
        } else if let Some(keyword) = maud::keyword(cursor) {
            nodes.extend(self.at_keyword(cursor, &keyword));
        } else if let Some(group) = lexeme.braces().cloned() {
            cursor.advance(1);
            let keyword = block::keyword_as_text(nodes).filter(|_| foreign::contains_markup(&[group.clone().into()]));
            match keyword {
                Some((keyword, at)) => {
                    let message = format!("`{keyword}` between tags is text");
                    let help = format!("put the whole block into braces: `{{{keyword} … {{ <p>…</p> }}}}`");
                    self.report(Diagnostic::error(at, message).help(help));
                }
                None => nodes.extend(self.braces(&group)),
            }
        } else if let Some(string) = lexeme.string() {
            cursor.advance(1);
            nodes.push(self.quoted(string));
        } else if quotes == Quotes::Required {
            nodes.extend(self.unquoted(cursor));
        } else if let Some(lexeme) = cursor.next() {
            text::push(nodes, &lexeme.text(), lexeme.span());
        }
    }

    /// Text where it has to be quoted. Up to the next thing that may stand here it is one mistake.
    fn unquoted(&mut self, cursor: &mut Cursor) -> Option<Node> {
        let (mut written, mut tokens) = (String::new(), TokenStream::new());
        let (mut first, mut last) = (None, None);
        while let Some(lexeme) = cursor.peek(0).cloned() {
            let ends = element::starts_markup(cursor) || lexeme.braces().is_some() || lexeme.string().is_some();
            if ends {
                break;
            }
            if first.is_some() && !cursor.touches(0) {
                written.push(' ');
            }
            first = first.or(Some(lexeme.span()));
            if let Some(tree) = cursor.tree() {
                written += &text::written(&tree);
                last = Some(cursor.previous().map_or(tree.span(), Lexeme::span));
                tokens.extend([tree]);
            }
        }
        let (first, last) = first.zip(last)?;
        self.report(
            Diagnostic::error(Place::new(first, last), "text directly inside a block must be quoted")
                .help(format!("write `{{{written}}}` to show the value, or quote the text: `\"{written}\"`")),
        );
        block::looks_like_value(&tokens).then(|| Node::Expr(crate::ast::Expr { tokens, span: first }))
    }
}
