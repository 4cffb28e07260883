//! What stands in braces between tags: an expression, or a block whose bodies are template again.

use proc_macro2::{Group, Spacing, Span, TokenStream, TokenTree};

use super::{
    Cursor, Lexeme, Parser, Quotes,
    attribute::{each, is_braces, is_punct},
    element,
    foreign::{self, Braces},
};
use crate::{
    ast::{Arm, Branch, Expr, For, If, Match, Node, Text},
    diagnostic::{Diagnostic, Place},
    source::Source,
};

impl Parser<'_> {
    /// The content of a pair of braces; empty ones, or a comment in them, are nothing.
    pub(super) fn braces(&mut self, group: &Group) -> Option<Node> {
        let mut tokens = Tokens::new(group.stream());
        let first = tokens.peek()?.clone();
        let word = match &first {
            TokenTree::Ident(word) => word.to_string(),
            _ => String::new(),
        };
        let span = first.span();
        let is_block = matches!(&*word, "if" | "for" | "match");
        if is_block && header_end(&tokens.trees, 1) == tokens.trees.len() && foreign::has_markup(&tokens.trees) {
            // A body without braces, which no Rust can be made of.
            self.check_header(&tokens.trees[1..], false, &word, span);
            return None;
        }
        let node = match word.as_str() {
            "if" => self.if_block(&mut tokens, span),
            "for" => self.for_block(&mut tokens, span),
            "match" => self.match_block(&mut tokens, span),
            _ => return self.value_in_braces(group, &tokens.trees).map(Node::Expr),
        };
        if let Some(rest) = tokens.rest() {
            let message = format!("nothing can follow the `{word}` block inside its braces");
            let joined = ["elseif", "elsif", "elif"].into_iter().any(|joined| tokens.at_word(joined));
            let help = if joined {
                "write `else if`".to_owned()
            } else {
                format!("close the braces after it; for Rust's own `{word}`, write `{{({word} …)}}`")
            };
            self.report(Diagnostic::error(rest, message).help(help));
        }
        Some(node)
    }

    /// A value between tags; what is no Rust is reported and left out.
    fn value_in_braces(&mut self, group: &Group, tokens: &[TokenTree]) -> Option<Expr> {
        if self.blocks > 0 && foreign::follows_a_block(tokens) {
            let ends = !matches!(tokens.get(1), Some(TokenTree::Ident(word)) if word.to_string().starts_with("el"));
            self.blocks -= usize::from(ends);
            return None;
        }
        self.blocks += usize::from(foreign::begins_a_block(tokens));
        if let Some(diagnostic) = foreign::no_rust(tokens, Braces::Content) {
            self.report(diagnostic);
            return None;
        }
        Some(Expr { tokens: group.stream(), span: group.span() })
    }

    fn if_block(&mut self, tokens: &mut Tokens, span: Span) -> Node {
        let mut block = If { branches: Vec::new(), otherwise: None, span };
        loop {
            let Some(keyword) = tokens.next() else { break };
            let (condition, body) = self.header(tokens, "if", keyword.span());
            let whole = body.is_some();
            block.branches.push(Branch { condition, body: body.unwrap_or_default() });
            if !whole || !tokens.at_word("else") {
                break;
            }
            let Some(keyword) = tokens.next() else { break };
            if tokens.at_word("if") {
                continue;
            }
            if let Some(group) = tokens.next_braces() {
                block.otherwise = Some(self.body(group.stream()));
            } else {
                let diagnostic = Diagnostic::error(keyword.span(), "`else` needs a body in braces");
                self.report(diagnostic.help("write `else { … }`"));
                tokens.skip();
            }
            break;
        }
        Node::If(block)
    }

    fn for_block(&mut self, tokens: &mut Tokens, span: Span) -> Node {
        tokens.next();
        let (header, body) = self.header(tokens, "for", span);
        let (each, mistake) = each(&header);
        let reported = header.tokens.is_empty() || body.is_none();
        if let Some(mistake) = mistake.filter(|_| !reported) {
            let diagnostic = Diagnostic::error(span, "`for` needs `pattern in iterator`");
            self.report(diagnostic.help(format!("write `{{for {mistake} {{ … }}}}`")));
        }
        Node::For(For { each, body: body.unwrap_or_default(), span })
    }

    fn match_block(&mut self, tokens: &mut Tokens, span: Span) -> Node {
        tokens.next();
        let scrutinee = tokens.header();
        let arms = tokens.next_braces();
        self.check_header(&scrutinee, arms.is_some(), "match", span);
        let arms = arms.map(|group| self.arms(&group)).unwrap_or_default();
        Node::Match(Match { scrutinee: expression(scrutinee, span), arms, span })
    }

    /// What stands between the keyword and the body, and the body.
    fn header(&mut self, tokens: &mut Tokens, keyword: &str, span: Span) -> (Expr, Option<Vec<Node>>) {
        let header = tokens.header();
        let body = tokens.next_braces();
        self.check_header(&header, body.is_some(), keyword, span);
        (expression(header, span), body.map(|group| self.body(group.stream())))
    }

    fn check_header(&mut self, header: &[TokenTree], has_body: bool, keyword: &str, span: Span) {
        let (what, form) = match keyword {
            "if" => ("a condition", "{if condition { <p>…</p> } else { \"…\" }}"),
            "for" => ("`pattern in iterator`", "{for item in items { <p>…</p> }}"),
            _ => ("a value", "{match value { pattern => <p>…</p>, … }}"),
        };
        let message = match (header.is_empty(), has_body) {
            (_, false) => format!("`{keyword}` needs a body in braces"),
            (true, true) => format!("`{keyword}` needs {what}"),
            (false, true) => return,
        };
        let last = header.last().map_or(span, TokenTree::span);
        self.report(Diagnostic::error(Place::new(span, last), message).help(format!("write `{form}`")));
    }

    fn body(&mut self, tokens: TokenStream) -> Vec<Node> {
        self.content(Cursor::new(tokens, self.source), Quotes::Required)
    }

    fn arms(&mut self, group: &Group) -> Vec<Arm> {
        let mut cursor = Cursor::new(group.stream(), self.source);
        let outside = std::mem::take(&mut self.open);
        let mut arms = Vec::new();
        while !cursor.is_empty() {
            arms.extend(self.arm(&mut cursor));
        }
        self.open = outside;
        arms
    }

    fn arm(&mut self, cursor: &mut Cursor) -> Option<Arm> {
        let start = cursor.peek(0)?.span();
        let mut pattern: Vec<TokenTree> = Vec::new();
        let mut guard: Option<Vec<TokenTree>> = None;
        while !(cursor.at(0, '=') && cursor.at(1, '>') && is_joint(cursor.peek(0))) {
            let Some(tree) = cursor.tree() else {
                let last = super::text::last(cursor, start);
                let diagnostic = Diagnostic::error(Place::new(start, last), "an arm of `match` needs `=>` and a body");
                self.report(diagnostic.help("write `pattern => <p>…</p>`"));
                return None;
            };
            match (&tree, &mut guard) {
                (TokenTree::Ident(word), None) if word == "if" => guard = Some(Vec::new()),
                (_, Some(guard)) => guard.push(tree),
                (_, None) => pattern.push(tree),
            }
        }
        let arrow = cursor.peek(0).map_or(start, Lexeme::span);
        cursor.advance(2);
        let mut body = self.arm_body(cursor, arrow);
        self.rest_of_arm(cursor, &mut body);
        if cursor.at(0, ',') {
            cursor.advance(1);
        }
        let guard = guard.map(|tokens| expression(tokens, start));
        Some(Arm { pattern: pattern.into_iter().collect(), guard, body })
    }

    /// One node, or braces.
    fn arm_body(&mut self, cursor: &mut Cursor, arrow: Span) -> Vec<Node> {
        let Some(lexeme) = cursor.peek(0).cloned() else {
            let diagnostic = Diagnostic::error(arrow, "an arm of `match` needs a body");
            self.report(diagnostic.help("write `pattern => <p>…</p>`, or `pattern => {}` for nothing"));
            return Vec::new();
        };
        if element::is_opening_tag(cursor) {
            return vec![self.tag(cursor)];
        }
        if let Some(string) = lexeme.string().filter(|_| !cursor.at(1, '.')) {
            cursor.advance(1);
            return vec![self.quoted(string)];
        }
        if let Some(group) = lexeme.braces() {
            cursor.advance(1);
            if is_template(&group.stream(), self.source) {
                return self.body(group.stream());
            }
            return self.braces(group).into_iter().collect();
        }
        self.bare_arm_body(cursor, &lexeme)
    }

    /// `pattern => <b/> <i/>`: several nodes without braces around them are one mistake.
    fn rest_of_arm(&mut self, cursor: &mut Cursor, body: &mut Vec<Node>) {
        while element::is_closing_tag(cursor) {
            self.stray_closing_tag(cursor);
        }
        let Some(first) = cursor.peek(0).filter(|_| starts_node(cursor)).map(Lexeme::span) else { return };
        while starts_node(cursor) {
            self.gap(cursor, body);
            self.node(cursor, Quotes::Required, body);
        }
        let message = "the body of an arm is one element, text or value";
        let place = Place::new(first, super::text::last(cursor, first));
        self.report(
            Diagnostic::error(place, message).help("write braces around several: `pattern => { <p>…</p> <p>…</p> }`"),
        );
    }

    /// `pattern => self.name`: up to the comma it is one mistake.
    fn bare_arm_body(&mut self, cursor: &mut Cursor, first: &Lexeme) -> Vec<Node> {
        let (mut tokens, mut written, mut last) = (TokenStream::new(), String::new(), first.span());
        while !cursor.at(0, ',') {
            let apart = !written.is_empty() && !cursor.touches(0);
            let Some(tree) = cursor.tree() else { break };
            if apart {
                written.push(' ');
            }
            written += &super::text::written(&tree);
            last = super::text::last(cursor, tree.span());
            tokens.extend([tree]);
        }
        if tokens.is_empty() {
            let message = "an arm of `match` needs a body";
            self.report(Diagnostic::error(first.span(), message).help("write `pattern => {}` for nothing"));
            return Vec::new();
        }
        let help =
            format!("write `{{{written}}}` to show the value, quote it if it is text, or write `{{}}` for nothing");
        let message = "the body of an arm must be an element, quoted text or in braces";
        self.report(Diagnostic::error(Place::new(first.span(), last), message).help(help));
        let value = looks_like_value(&tokens).then(|| Node::Expr(Expr { tokens, span: first.span() }));
        value.into_iter().collect()
    }
}

/// `if open` before braces, which should stand in them.
pub(super) fn keyword_as_text(nodes: &[Node]) -> Option<(&'static str, Span)> {
    let Some(Node::Text(Text::Source { html, span })) = nodes.last() else { return None };
    let first = html.split_ascii_whitespace().next()?;
    let keyword = ["if", "else", "for", "match", "while"].into_iter().find(|keyword| *keyword == first)?;
    Some((keyword, *span))
}

/// Whether the braces of an arm enclose nodes, and not one expression.
fn is_template(tokens: &TokenStream, source: &Source) -> bool {
    let cursor = Cursor::new(tokens.clone(), source);
    let Some(first) = cursor.peek(0) else { return true };
    let text = first.string().is_some() && !cursor.at(1, '.');
    text || first.is('<') || first.braces().is_some()
}

/// Whether a node begins after the body of an arm, and not the pattern of the next one, which may be a string.
fn starts_node(cursor: &Cursor) -> bool {
    let is_string = cursor.peek(0).is_some_and(|lexeme| lexeme.string().is_some());
    let is_if = cursor.peek(1).and_then(Lexeme::identifier) == Some("if");
    let is_pattern = is_if || cursor.at(1, '=') || cursor.at(1, '|');
    let is_braces = cursor.peek(0).is_some_and(|lexeme| lexeme.braces().is_some());
    element::is_opening_tag(cursor) || is_braces || (is_string && !is_pattern)
}

/// Whether tokens that should have been in braces are so surely a value that they may be taken as one: `self.name`.
pub(super) fn looks_like_value(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    let starts = matches!(tokens.next(), Some(TokenTree::Ident(word)) if word == "self");
    starts && tokens.next().is_some_and(|tree| is_punct(&tree, '.'))
}

fn is_joint(lexeme: Option<&Lexeme>) -> bool {
    matches!(lexeme, Some(Lexeme::Tree(TokenTree::Punct(punct))) if punct.spacing() == Spacing::Joint)
}

fn expression(tokens: Vec<TokenTree>, otherwise: Span) -> Expr {
    let span = tokens.first().map_or(otherwise, TokenTree::span);
    Expr { tokens: tokens.into_iter().collect(), span }
}

/// The tokens of a block, as they are for Rust.
struct Tokens {
    trees: Vec<TokenTree>,
    place: usize,
}

impl Tokens {
    fn new(stream: TokenStream) -> Self {
        Self { trees: stream.into_iter().collect(), place: 0 }
    }

    fn peek(&self) -> Option<&TokenTree> {
        self.trees.get(self.place)
    }

    fn next(&mut self) -> Option<TokenTree> {
        let tree = self.peek()?.clone();
        self.place += 1;
        Some(tree)
    }

    fn at_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(next)) if next == word)
    }

    fn next_braces(&mut self) -> Option<Group> {
        match self.peek()? {
            TokenTree::Group(group) if is_braces(self.peek()?) => {
                let group = group.clone();
                self.place += 1;
                Some(group)
            }
            _ => None,
        }
    }

    /// Leaves out what is left.
    fn skip(&mut self) {
        self.place = self.trees.len();
    }

    /// Where the tokens are that are left.
    fn rest(&self) -> Option<Place> {
        let rest = self.trees.get(self.place..)?;
        Some(Place::new(rest.first()?.span(), rest.last()?.span()))
    }

    /// Everything up to the braces of the body.
    fn header(&mut self) -> Vec<TokenTree> {
        let start = self.place;
        self.place = header_end(&self.trees, start);
        self.trees[start..self.place].to_vec()
    }
}

/// Where the braces of a block's body are, among the tokens of the block: the first that can be, from `start` on, which is
/// behind `if`, `for` or `match`.
///
/// Braces of a pattern (between `let` and `=`, or before `in`), of a macro call, of generic arguments and of an inner `match`
/// or `unsafe` are not the body.
#[must_use]
pub fn header_end(trees: &[TokenTree], start: usize) -> usize {
    let after_for = start.checked_sub(1).is_some_and(|keyword| is_word(&trees[keyword], "for"));
    let mut in_pattern = after_for && trees[start..].iter().any(|tree| is_word(tree, "in"));
    let mut inner = 0_usize;
    for (place, tree) in trees.iter().enumerate().skip(start) {
        let before = place.checked_sub(1).map(|place| &trees[place]);
        match tree {
            TokenTree::Group(_) if is_braces(tree) => {
                if inner > 0 {
                    inner -= 1;
                } else if !in_pattern
                    && !before.is_some_and(|before| ['!', '<', ','].iter().any(|mark| is_punct(before, *mark)))
                {
                    return place;
                }
            }
            TokenTree::Ident(word) if word == "let" => in_pattern = true,
            TokenTree::Ident(word) if word == "in" => in_pattern = false,
            TokenTree::Ident(word) if *word == "match" || *word == "unsafe" => inner += 1,
            TokenTree::Punct(mark)
                if mark.as_char() == '=' && !is_operator(before, mark.spacing(), trees.get(place + 1)) =>
            {
                in_pattern = false;
            }
            _ => {}
        }
    }
    trees.len()
}

fn is_word(tree: &TokenTree, word: &str) -> bool {
    matches!(tree, TokenTree::Ident(next) if next == word)
}

/// Whether `=` is part of a longer mark: `..=`, `==`, `=>`, `<=`.
fn is_operator(before: Option<&TokenTree>, spacing: Spacing, after: Option<&TokenTree>) -> bool {
    let joined_before = matches!(before, Some(TokenTree::Punct(mark)) if mark.spacing() == Spacing::Joint);
    let joined_after =
        spacing == Spacing::Joint && after.is_some_and(|after| is_punct(after, '=') || is_punct(after, '>'));
    joined_before || joined_after
}
