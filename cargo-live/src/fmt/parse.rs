//! From the tokens of a template to the tree as it is written.
//!
//! `live-template` has found no mistake in them: what it would have said an error to is not looked for here.

use std::ops::Range;

use live_template::{
    header_end,
    html::elements::{self, Space},
};
use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

use super::{
    lexeme::{Kind, Lexeme, Piece, lexemes, pieces},
    tree::{Arm, ArmBody, Attribute, Children, Comment, Content, Gap, Node, Tag, TagKind, Value},
};

/// The content of a template, whose braces enclose `inside`.
pub(super) fn content(text: &str, tokens: TokenStream, inside: Range<usize>) -> Content {
    Parser::new(text, tokens, &inside, Space::Collapse).content(inside.end)
}

struct Parser<'t> {
    text: &'t str,
    lexemes: Vec<Lexeme>,
    place: usize,
    /// The end of what has been taken.
    end: usize,
    space: Space,
}

/// Collects items with the gaps between them.
struct Builder<T> {
    content: Content<T>,
    gap: Gap,
}

impl<T> Builder<T> {
    fn new() -> Self {
        Self { content: Content { items: Vec::new(), gaps: Vec::new() }, gap: Gap::default() }
    }

    fn push(&mut self, item: T) {
        self.content.gaps.push(std::mem::take(&mut self.gap));
        self.content.items.push(item);
    }

    fn pieces(&mut self, pieces: Vec<Piece>, comment: impl Fn(Comment) -> T) {
        for piece in pieces {
            match piece {
                Piece::Space(newlines) => {
                    self.gap.space = true;
                    self.gap.newlines += newlines;
                }
                Piece::Comment { range, line } => self.push(comment(Comment { range, line })),
            }
        }
    }

    fn finish(mut self) -> Content<T> {
        self.content.gaps.push(self.gap);
        self.content
    }
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, tokens: TokenStream, inside: &Range<usize>, space: Space) -> Self {
        Self { text, lexemes: lexemes(tokens), place: 0, end: inside.start, space }
    }

    fn peek(&self, ahead: usize) -> Option<&Lexeme> {
        self.lexemes.get(self.place + ahead)
    }

    fn at(&self, ahead: usize, mark: char) -> bool {
        self.peek(ahead).is_some_and(|lexeme| lexeme.is(mark))
    }

    fn is_identifier(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|lexeme| matches!(lexeme.kind, Kind::Identifier))
    }

    /// Whether nothing is between the lexeme `ahead` and the one before it.
    fn touches(&self, ahead: usize) -> bool {
        let before = (self.place + ahead).checked_sub(1).and_then(|place| self.lexemes.get(place));
        before.zip(self.peek(ahead)).is_some_and(|(before, next)| before.range.end == next.range.start)
    }

    fn advance(&mut self, lexemes: usize) {
        self.place = (self.place + lexemes).min(self.lexemes.len());
        if let Some(last) = self.place.checked_sub(1).and_then(|last| self.lexemes.get(last)) {
            self.end = last.range.end;
        }
    }

    /// The white space and the comments before the next lexeme, or before `end`.
    fn gap(&self, end: usize) -> Vec<Piece> {
        let next = self.peek(0).map_or(end, |lexeme| lexeme.range.start);
        pieces(self.text, self.end..next)
    }

    /// Nodes up to a closing tag, or to the end.
    fn content(&mut self, end: usize) -> Content {
        let mut builder = Builder::new();
        loop {
            let gap = self.gap(end);
            let touches = gap.is_empty();
            builder.pieces(gap, Node::Comment);
            let Some(lexeme) = self.peek(0).cloned() else { break };
            if self.at(0, '<') && self.at(1, '/') && self.touches(1) {
                break;
            }
            if self.is_opening_tag() {
                builder.push(self.tag());
            } else if self.at(0, '<') && self.at(1, '!') && self.touches(1) {
                builder.push(self.declaration());
            } else if let Kind::Braces(group) = &lexeme.kind {
                self.advance(1);
                builder.push(self.braces(group, &lexeme.range));
            } else if let Kind::Quoted(text) = lexeme.kind {
                self.advance(1);
                let white = |character: char| character.is_ascii_whitespace();
                builder.push(Node::Quoted {
                    range: lexeme.range,
                    space: (text.starts_with(white), text.ends_with(white)),
                });
            } else {
                self.advance(1);
                match builder.content.items.last_mut() {
                    Some(Node::Word(word)) if touches => word.end = lexeme.range.end,
                    _ => builder.push(Node::Word(lexeme.range)),
                }
            }
        }
        builder.finish()
    }

    fn is_opening_tag(&self) -> bool {
        self.at(0, '<') && self.touches(1) && {
            let mark = self.at(1, '.') || self.at(1, ':');
            let name = 1 + usize::from(mark) + usize::from(self.at(1, ':') && self.at(2, ':'));
            (!mark && self.at(1, '>')) || (self.is_identifier(name) && self.touches(name))
        }
    }

    /// `<!DOCTYPE html>` or a comment.
    fn declaration(&mut self) -> Node {
        let start = self.peek(0).map_or(self.end, |lexeme| lexeme.range.start);
        let is_comment = self.at(2, '-');
        self.advance(if is_comment { 4 } else { 2 });
        while self.peek(0).is_some() {
            if self.at(0, '>') && !is_comment {
                break;
            }
            if self.at(0, '-') && self.at(1, '-') && self.at(2, '>') {
                self.advance(2);
                break;
            }
            self.advance(1);
        }
        self.advance(1);
        if is_comment { Node::Comment(Comment { range: start..self.end, line: false }) } else { Node::Doctype }
    }

    fn tag(&mut self) -> Node {
        self.advance(1);
        let start = self.end;
        let has_name = !self.at(0, '>');
        if has_name {
            self.advance(if self.at(0, '.') || self.at(0, ':') { 2 } else { 1 });
            while self.touches(0) && !self.at(0, '>') && !self.at(0, '/') && !self.is_value(0) {
                self.advance(1);
            }
        }
        let name = self.text[start..self.end].to_owned();
        let kind = match name.as_bytes() {
            [] => TagKind::Fragment,
            [b'.', ..] => TagKind::Component,
            [b':', next, ..] if *next != b':' => TagKind::Slot,
            [first, ..] if first.is_ascii_uppercase() || name.contains("::") => TagKind::Component,
            _ => TagKind::Element,
        };
        let (attributes, self_closing) = self.attributes();
        let is_void = kind == TagKind::Element && elements::is_void(&name);
        let has_content = !self_closing && !is_void;
        let children = has_content.then(|| self.children(kind, &name));
        Node::Tag(Box::new(Tag { kind, name, attributes, self_closing, children }))
    }

    /// Whether it is a string literal or in braces.
    fn is_value(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|lexeme| matches!(lexeme.kind, Kind::Braces(_) | Kind::Quoted(_)))
    }

    /// Everything up to the end of the opening tag, and whether it has no content.
    fn attributes(&mut self) -> (Vec<Attribute>, bool) {
        let mut attributes = Vec::new();
        loop {
            let mut alone = false;
            for piece in self.gap(self.end) {
                match piece {
                    Piece::Space(newlines) => alone = newlines > 0,
                    Piece::Comment { range, line } => {
                        attributes.push(Attribute::Comment { comment: Comment { range, line }, alone });
                    }
                }
            }
            if self.peek(0).is_none() || self.at(0, '>') {
                self.advance(1);
                return (attributes, false);
            }
            if self.at(0, '/') {
                self.advance(2);
                return (attributes, true);
            }
            attributes.push(self.attribute());
        }
    }

    fn attribute(&mut self) -> Attribute {
        let range = self.peek(0).map_or(self.end..self.end, |lexeme| lexeme.range.clone());
        if self.is_value(0) {
            self.advance(1);
            return Attribute::Spread(range.start + 1..range.end - 1);
        }
        self.advance(1);
        let ends = ['=', '>', '/', '<'];
        while self.touches(0) && !ends.iter().any(|end| self.at(0, *end)) && !self.is_value(0) {
            self.advance(1);
        }
        let name = range.start..self.end;
        if !self.at(0, '=') {
            return Attribute::Plain { name, value: None };
        }
        self.advance(1);
        let value = self.peek(0).map(|lexeme| match lexeme.kind {
            Kind::Braces(_) => Value::Expr(lexeme.range.start + 1..lexeme.range.end - 1),
            _ => Value::Quoted(lexeme.range.clone()),
        });
        self.advance(1);
        Attribute::Plain { name, value }
    }

    fn children(&mut self, kind: TagKind, name: &str) -> Children {
        let start = self.end;
        let outside = self.space;
        self.space = match kind {
            TagKind::Element => Space::inside(name, outside),
            TagKind::Fragment => outside,
            TagKind::Slot | TagKind::Component => Space::Collapse,
        };
        let space = self.space;
        let content = self.content(self.end);
        self.space = outside;
        let end = self.peek(0).map_or(self.end, |lexeme| lexeme.range.start);
        while self.peek(0).is_some() {
            self.advance(1);
            if self.lexemes[self.place - 1].is('>') {
                break;
            }
        }
        match space {
            _ if kind == TagKind::Element && elements::is_raw(name) => Children::Raw(content),
            Space::Verbatim => Children::Verbatim(start..end),
            Space::Collapse | Space::Drop => Children::Content(content, space),
        }
    }

    /// What is in braces between tags.
    fn braces(&mut self, group: &Group, range: &Range<usize>) -> Node {
        let inside = range.start + 1..range.end - 1;
        let trees: Vec<TokenTree> = group.stream().into_iter().collect();
        match trees.first() {
            // Nothing, or a comment.
            None => Node::Comment(Comment { range: range.clone(), line: false }),
            Some(TokenTree::Ident(word)) if word == "if" || word == "for" => Node::Block(self.branches(&trees)),
            Some(TokenTree::Ident(word)) if word == "match" => {
                let body = header_end(&trees, 1);
                let header = start(&trees[0])..end(&trees[body - 1]);
                let Some(TokenTree::Group(arms)) = trees.get(body) else { return Node::Expr(inside) };
                Node::Match { header, arms: self.inner(arms).arms(end(&trees[body]) - 1) }
            }
            Some(_) => Node::Expr(inside),
        }
    }

    /// Each `if …`, `else if …`, `else` or `for …` with its body.
    fn branches(&self, trees: &[TokenTree]) -> Vec<(Range<usize>, Content)> {
        let (mut branches, mut place) = (Vec::new(), 0);
        while place < trees.len() {
            let from = start(&trees[place]);
            let is_word =
                |place: usize, word: &str| matches!(trees.get(place), Some(TokenTree::Ident(own)) if own == word);
            let is_else = is_word(place, "else");
            let body = if is_else && !is_word(place + 1, "if") {
                place + 1
            } else {
                header_end(trees, place + 1 + usize::from(is_else))
            };
            let Some(TokenTree::Group(group)) = trees.get(body) else { break };
            let content = self.inner(group).content(end(&trees[body]) - 1);
            branches.push((from..end(&trees[body - 1]), content));
            place = body + 1;
        }
        branches
    }

    fn inner(&self, group: &Group) -> Self {
        let range = group.span().byte_range();
        Self::new(self.text, group.stream(), &(range.start + 1..range.end - 1), self.space)
    }

    fn arms(&mut self, end: usize) -> Content<Arm> {
        let mut builder = Builder::new();
        loop {
            builder.pieces(self.gap(end), Arm::Comment);
            let Some(first) = self.peek(0) else { break };
            let start = first.range.start;
            while self.peek(0).is_some() && !self.at_arrow() {
                match self.peek(0).map(|lexeme| &lexeme.kind) {
                    Some(Kind::Open(after)) => self.advance(after - self.place),
                    _ => self.advance(1),
                }
            }
            let header = start..self.end;
            self.advance(2);
            let body = self.arm_body();
            if self.at(0, ',') {
                self.advance(1);
            }
            builder.push(Arm::Arm { header, body });
        }
        builder.finish()
    }

    fn at_arrow(&self) -> bool {
        let joint = self.peek(0).is_some_and(|lexeme| matches!(lexeme.kind, Kind::Mark('=', Spacing::Joint)));
        joint && self.at(1, '>')
    }

    fn arm_body(&mut self) -> ArmBody {
        if self.is_opening_tag() {
            return ArmBody::Node(self.tag());
        }
        let Some(Lexeme { kind, range }) = self.peek(0).cloned() else { return ArmBody::Content(Content::default()) };
        self.advance(1);
        match kind {
            Kind::Braces(group) => {
                let mut inner = self.inner(&group);
                let quoted = matches!(inner.peek(0).map(|lexeme| &lexeme.kind), Some(Kind::Quoted(_)));
                let braces = matches!(inner.peek(0).map(|lexeme| &lexeme.kind), Some(Kind::Braces(_)));
                if inner.peek(0).is_none() || (quoted && !inner.at(1, '.')) || inner.at(0, '<') || braces {
                    return ArmBody::Content(inner.content(range.end - 1));
                }
                ArmBody::Node(self.braces(&group, &range))
            }
            _ => ArmBody::Node(Node::Quoted { range, space: (false, false) }),
        }
    }
}

fn start(tree: &TokenTree) -> usize {
    tree.span().byte_range().start
}

fn end(tree: &TokenTree) -> usize {
    tree.span().byte_range().end
}

/// The braces of every template in `tokens` that is not inside of another one or of a macro's definition.
pub(crate) fn templates(tokens: TokenStream, found: &mut Vec<Group>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut place = 0;
    while let Some(tree) = trees.get(place) {
        place += 1;
        match (tree, trees.get(place), trees.get(place + 1)) {
            (TokenTree::Ident(name), Some(TokenTree::Punct(bang)), Some(TokenTree::Group(group)))
                if bang.as_char() == '!' && is_template(&name.to_string()) =>
            {
                if group.delimiter() == Delimiter::Brace && is_ours(&trees[..place - 1]) {
                    found.push(group.clone());
                }
                place += 2;
            }
            (TokenTree::Ident(name), Some(TokenTree::Punct(bang)), _)
                if bang.as_char() == '!' && is_definition(&name.to_string()) =>
            {
                // `macro_rules! name { … }`, `quote! { … }`
                place += if name == "macro_rules" { 3 } else { 2 };
            }
            (TokenTree::Group(group), _, _) => templates(group.stream(), found),
            _ => {}
        }
    }
}

fn is_template(name: &str) -> bool {
    name == "html"
}

/// Whether the path before the macro's name, if there is one, is of this project: other crates have an `html!` too.
fn is_ours(before: &[TokenTree]) -> bool {
    match before {
        [.., path, TokenTree::Punct(_), TokenTree::Punct(mark)] if mark.as_char() == ':' => {
            matches!(path, TokenTree::Ident(name) if name == "live_runtime" || name == "prelude" || name == "crate")
        }
        _ => true,
    }
}

/// Macros whose tokens are code to be, with holes in it.
fn is_definition(name: &str) -> bool {
    matches!(name, "macro_rules" | "quote" | "quote_spanned" | "parse_quote")
}
