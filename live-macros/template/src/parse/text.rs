//! Text and white space.

use proc_macro2::{Span, TokenTree};
use syn::LitStr;

use super::{Cursor, Lexeme, Parser, element};
use crate::{
    ast::{Node, Text},
    diagnostic::{Diagnostic, Place},
    html::elements::Space,
};

impl Parser<'_> {
    /// The white space before the next lexeme, as text.
    pub(super) fn gap(&mut self, cursor: &Cursor, nodes: &mut Vec<Node>) {
        let Some((before, next)) = cursor.previous().zip(cursor.peek(0)) else { return };
        let Some(gap) = cursor.gap(self.source) else { return };
        if gap.comment_at_once && ends_with_source(nodes) {
            self.swallowed = Some(self.open.len());
            self.diagnostics.push(lost(before.span()));
        }
        if !gap.space.is_empty() {
            push(nodes, &gap.space, next.span());
        }
    }

    /// Says so where the last text of a template is followed by a comment at once.
    pub(super) fn comment_at_end(&mut self, cursor: &Cursor, nodes: &[Node]) -> bool {
        let Some(last) = cursor.previous().filter(|_| ends_with_source(nodes)) else { return false };
        let is_comment = self.source.comment_after(&last.text(), last.end());
        if is_comment {
            self.report(lost(last.span()));
        }
        is_comment
    }

    /// Quoted text.
    pub(super) fn quoted(&mut self, string: LitStr) -> Node {
        self.check_suffix(&string);
        let is_code = self.open.iter().any(|open| matches!(&**open, "code" | "pre" | "script" | "style"));
        if let Some(value) = value_in_quotes(&string).filter(|_| !is_code) {
            self.report(
                Diagnostic::error(string.span(), "braces inside of quotes are text")
                    .help(format!("write `{value}` outside of the quotes"))
                    .note("text that has such braces is written as a value: `{\"{self.…}\"}`"),
            );
        }
        Node::Text(Text::Quoted(string))
    }

    /// Rust takes a word that touches a string literal for a part of it, and it would be lost.
    pub(super) fn check_suffix(&mut self, string: &LitStr) {
        let suffix = string.suffix();
        if !suffix.is_empty() {
            let message = format!("white space is missing between the string literal and `{suffix}`");
            self.report(Diagnostic::error(string.span(), message).help("set them apart, or write both in one literal"));
        }
    }

    /// The content of `<script>` and `<style>`: string literals up to the closing tag.
    pub(super) fn raw_text(&mut self, cursor: &mut Cursor, element: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(lexeme) = cursor.peek(0).cloned() {
            if element::is_closing_tag(cursor) {
                break;
            }
            if let Some(string) = lexeme.string() {
                if string.value().to_ascii_lowercase().contains(&format!("</{element}")) {
                    let message = format!("`</{element}` inside `<{element}>` ends it");
                    self.report(Diagnostic::error(string.span(), message).help(format!("write `<\\\\/{element}`")));
                } else {
                    nodes.push(self.quoted(string));
                }
                cursor.advance(1);
            } else if lexeme.braces().is_some() {
                cursor.advance(1);
                let message = format!("no expression can stand inside `<{element}>`");
                let help = match element {
                    "style" => "put the value into a custom property: `style={format!(\"--size: {size}\")}`",
                    _ => "put the value into an attribute, `data-value={…}`, and read it from there",
                };
                self.report(
                    Diagnostic::error(lexeme.span(), message)
                        .help(help)
                        .note("what is safe in HTML is not safe in a script or a style sheet"),
                );
            } else {
                self.raw_text_unquoted(cursor, element);
            }
        }
        nodes
    }

    /// A script without quotes is one mistake, the strings in it included.
    fn raw_text_unquoted(&mut self, cursor: &mut Cursor, element: &str) {
        let mut run: Option<Place> = None;
        while let Some(lexeme) = cursor.peek(0).filter(|_| !element::is_closing_tag(cursor)) {
            let span = lexeme.span();
            run = Some(Place::new(run.map_or(span, |run| run.first), span));
            cursor.advance(1);
        }
        let Some(place) = run else { return };
        let message = format!("the content of `<{element}>` must be a string literal");
        self.report(Diagnostic::error(place, message).help("write it as `r#\"…\"#`"));
    }
}

/// `{self.name}` or `{@name}` in a string literal, which is surely not meant as text.
pub(super) fn value_in_quotes(string: &LitStr) -> Option<String> {
    let text = string.value();
    let start = text.find("{self.").or_else(|| text.find("{@"))?;
    let length = text[start..].find('}')?;
    let inner = &text[start + 1..start + length];
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.()".contains(&byte))
    };
    match inner.strip_prefix('@') {
        Some(name) => is_name(name).then(|| format!("{{self.{name}}}")),
        None => is_name(inner).then(|| format!("{{{inner}}}")),
    }
}

fn ends_with_source(nodes: &[Node]) -> bool {
    matches!(nodes.last(), Some(Node::Text(Text::Source { .. })))
}

fn lost(before: Span) -> Diagnostic {
    Diagnostic::error(before, "`//` begins a comment: the rest of this line is not part of the text")
        .help("quote the text: `\"https://…\"`")
}

/// Adds source text, to the text before it if there is any.
pub(super) fn push(nodes: &mut Vec<Node>, text: &str, at: Span) {
    match nodes.last_mut() {
        Some(Node::Text(Text::Source { html, .. })) => html.push_str(text),
        _ if text.is_empty() => {}
        _ => nodes.push(Node::Text(Text::Source { html: text.to_owned(), span: at })),
    }
}

/// Gives the white space among the children of an element the form in which it is sent.
pub(super) fn tidy(nodes: &mut Vec<Node>, space: Space) {
    if space == Space::Verbatim {
        return;
    }
    for place in 0..nodes.len() {
        let after_space = place.checked_sub(1).is_some_and(|before| ends_with_space(&nodes[before]));
        let before_space = nodes.get(place + 1).is_some_and(starts_with_space);
        let Node::Text(Text::Source { html, .. }) = &mut nodes[place] else { continue };
        let collapsed = collapse(html);
        let text = if after_space { collapsed.trim_start_matches(' ') } else { &collapsed };
        let text = if before_space { text.trim_end_matches(' ') } else { text };
        *html = String::from(text);
    }
    let worthless = |node: &Node| match node {
        Node::Text(Text::Source { html, .. }) => html.is_empty() || (html == " " && space == Space::Drop),
        _ => false,
    };
    nodes.retain(|node| !worthless(node));
}

/// Quoted text that has a space of its own, or something after which white space means nothing.
fn ends_with_space(node: &Node) -> bool {
    match node {
        Node::Text(Text::Quoted(string)) => string.value().ends_with(|last: char| last.is_ascii_whitespace()),
        Node::Doctype(_) => true,
        _ => false,
    }
}

fn starts_with_space(node: &Node) -> bool {
    matches!(node, Node::Text(Text::Quoted(string)) if string.value().starts_with(|first: char| first.is_ascii_whitespace()))
}

/// Each stretch of white space becomes one space. A no-break space is none.
fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut place = 0;
    while place < bytes.len() {
        let start = place;
        while place < bytes.len() && !bytes[place].is_ascii_whitespace() {
            place += 1;
        }
        collapsed.push_str(&text[start..place]);
        if place < bytes.len() {
            collapsed.push(' ');
        }
        while place < bytes.len() && bytes[place].is_ascii_whitespace() {
            place += 1;
        }
    }
    collapsed
}

/// Takes white space from both ends.
pub(super) fn trim(nodes: &mut Vec<Node>) {
    let white = |character: char| character.is_ascii_whitespace();
    while nodes.first().is_some_and(Node::is_white_space) {
        nodes.remove(0);
    }
    while nodes.last().is_some_and(Node::is_white_space) {
        nodes.pop();
    }
    if let Some(Node::Text(Text::Source { html, .. })) = nodes.first_mut() {
        *html = html.trim_start_matches(white).to_owned();
    }
    if let Some(Node::Text(Text::Source { html, .. })) = nodes.last_mut() {
        html.truncate(html.trim_end_matches(white).len());
    }
}

/// Takes white space from around slots, which are no content.
pub(super) fn trim_around_slots(nodes: &mut Vec<Node>) {
    let is_slot = |node: Option<&Node>| matches!(node, Some(Node::Slot(_)));
    let mut place = 0;
    while place < nodes.len() {
        let beside =
            is_slot(place.checked_sub(1).and_then(|before| nodes.get(before))) || is_slot(nodes.get(place + 1));
        if beside && nodes[place].is_white_space() {
            nodes.remove(place);
        } else {
            place += 1;
        }
    }
}

/// A token tree as it stands in the source.
pub(super) fn written(tree: &TokenTree) -> String {
    tree.span().source_text().unwrap_or_else(|| tree.to_string())
}

/// The last token before the cursor, for messages about what is missing after it.
pub(super) fn last(cursor: &Cursor, otherwise: Span) -> Span {
    cursor.previous().map_or(otherwise, Lexeme::span)
}
