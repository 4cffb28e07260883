//! What stands in an opening tag: attributes, spreads, directives.

use proc_macro2::{Delimiter, Group, TokenTree};
use quote::quote;

use super::{Cursor, Lexeme, Parser, element::take};
use crate::{
    ast::{Attribute, Each, Expr, Item, Name, Tag, Value},
    diagnostic::{Diagnostic, Place},
    suggest::nearest,
};

const DIRECTIVES: [&str; 5] = ["if", "for", "key", "memo", "let"];

impl Parser<'_> {
    /// Takes one attribute, spread or directive into the tag.
    pub(super) fn item(&mut self, cursor: &mut Cursor, tag: &mut Tag) {
        let Some(lexeme) = cursor.peek(0).cloned() else { return };
        if let Some(group) = lexeme.braces() {
            cursor.advance(1);
            self.spread_or_value(group, tag);
        } else if let Some(string) = lexeme.string() {
            cursor.advance(1);
            self.value_without_equals(Value::Literal(string.clone()), Place::from(string.span()), "\"…\"", tag);
        } else if lexeme.is(':') && cursor.touches(1) && cursor.peek(1).is_some_and(|next| next.identifier().is_some())
        {
            self.directive(cursor, tag);
        } else if let Some(name) = attribute_name(cursor) {
            let value = self.value(cursor, &name);
            let attached = attached_name(cursor, &value);
            tag.items.push(Item::Attribute(Attribute { name, value }));
            if let Some(name) = attached {
                let value = self.value(cursor, &name);
                tag.items.push(Item::Attribute(Attribute { name, value }));
            }
        } else {
            self.unexpected(cursor);
        }
    }

    /// Whatever cannot start an attribute is one mistake with all that touches it, up to something that can:
    /// `[value]="x"`, `*if={x}`.
    fn unexpected(&mut self, cursor: &mut Cursor) {
        let Some(first) = cursor.peek(0).cloned() else { return };
        loop {
            let length = if let Some(Lexeme::Open(_, length)) = cursor.peek(0) { *length } else { 1 };
            cursor.advance(length);
            let Some(next) = cursor.peek(0) else { break };
            let starts = next.is(':') || next.is('@') || next.identifier().is_some();
            let starts = starts || next.braces().is_some() || next.string().is_some();
            let touches = cursor.is_located() && cursor.touches(0);
            if next.is('<') || next.is('>') || next.is('/') || (starts && !touches) {
                break;
            }
        }
        let last = super::text::last(cursor, first.span());
        let message = format!("expected an attribute, found `{}`", first.text());
        self.report(
            Diagnostic::error(Place::new(first.span(), last), message).help("write `name`, `name=\"…\"` or `name={…}`"),
        );
    }

    /// `{..rest}`, or a value in braces that lost its name.
    fn spread_or_value(&mut self, group: &Group, tag: &mut Tag) {
        let mut tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let dots = tokens.iter().take(3).take_while(|tree| is_punct(tree, '.')).count();
        if dots >= 2 {
            tokens.drain(..dots);
            tag.items.push(Item::Spread(Expr { tokens: tokens.into_iter().collect(), span: group.span() }));
            return;
        }
        let value = Value::Expr(Expr { tokens: group.stream(), span: group.span() });
        self.value_without_equals(value, Place::new(group.span_open(), group.span_close()), "{…}", tag);
    }

    /// A value that follows a name without `=`, or no name at all.
    fn value_without_equals(&mut self, value: Value, place: Place, form: &str, tag: &mut Tag) {
        match tag.items.last_mut() {
            Some(Item::Attribute(attribute)) if matches!(attribute.value, Value::None) => {
                attribute.value = value;
                let name = &attribute.name.text;
                let message = format!("`=` is missing between `{name}` and its value");
                self.report(Diagnostic::error(place, message).help(format!("write `{name}={form}`")));
            }
            _ => {
                let help = match form {
                    "{…}" => "write `name={…}`, or `{..rest}` to spread attributes",
                    _ => "write `name=\"…\"`",
                };
                self.report(Diagnostic::error(place, "a value without the name of an attribute").help(help));
            }
        }
    }

    /// What follows the name of an attribute.
    fn value(&mut self, cursor: &mut Cursor, name: &Name) -> Value {
        if !cursor.at(0, '=') {
            return Value::None;
        }
        cursor.advance(1);
        let name = &name.text;
        let here = super::text::last(cursor, proc_macro2::Span::call_site());
        let next = cursor.peek(0).cloned();
        let Some(lexeme) =
            next.filter(|lexeme| !(lexeme.is('>') || lexeme.is('<') || (lexeme.is('/') && cursor.at(1, '>'))))
        else {
            let message = format!("the value of `{name}` is missing");
            self.report(Diagnostic::error(here, message).help(format!("write `{name}=\"…\"` or `{name}={{…}}`")));
            return Value::Invalid;
        };
        if let Some(string) = lexeme.string() {
            cursor.advance(1);
            self.check_suffix(&string);
            return Value::Literal(string);
        }
        if let Some(group) = lexeme.braces() {
            cursor.advance(1);
            if group.stream().is_empty() {
                let place = Place::new(group.span_open(), group.span_close());
                let diagnostic = Diagnostic::error(place, format!("the value of `{name}` is empty"));
                self.report(diagnostic.help(format!("write an expression between the braces: `{name}={{…}}`")));
                return Value::Invalid;
            }
            return Value::Expr(Expr { tokens: group.stream(), span: group.span() });
        }
        self.bare_value(cursor, name);
        Value::Invalid
    }

    /// `width=5`, `class=note`, `on=(x)`: up to white space or the end of the tag it is one mistake.
    fn bare_value(&mut self, cursor: &mut Cursor, name: &str) {
        let Some(first) = cursor.peek(0).cloned() else { return };
        let (mut text, mut last) = (String::new(), first.span());
        loop {
            let is_group = matches!(cursor.peek(0), Some(Lexeme::Open(..)));
            let Some(tree) = cursor.tree() else { break };
            text += &super::text::written(&tree);
            last = super::text::last(cursor, tree.span());
            let ends = cursor.at(0, '>') || cursor.at(0, '<') || (cursor.at(0, '/') && cursor.at(1, '>'));
            if ends || !cursor.touches(0) || (!cursor.is_located() && !is_group) {
                break;
            }
        }
        if text.is_empty() {
            // The end of parentheses that were opened outside of the tag.
            cursor.advance(1);
            text.push('…');
        }
        if cursor.previous().is_some_and(|last| self.source.comment_after(&last.text(), last.end())) {
            // `href=https://…`: to Rust a comment, which has swallowed the rest of the line, the end of the tag perhaps included.
            self.swallowed = Some(self.open.len() + 1);
            text += "//…";
        }
        let message = format!("the value of `{name}` must be a string literal or in braces");
        let text_or_literal = text.trim_matches('\'');
        let mut help = format!("write `{name}=\"{text_or_literal}\"`");
        if !first.is('/') && !first.is('#') && !text.ends_with('…') {
            help = format!("{help} or `{name}={{{text}}}`");
        }
        self.report(Diagnostic::error(Place::new(first.span(), last), message).help(help));
    }

    fn directive(&mut self, cursor: &mut Cursor, tag: &mut Tag) {
        let Some(colon) = cursor.next() else { return };
        let Some(mut name) = attribute_name(cursor) else { return };
        let known = DIRECTIVES.into_iter().find(|directive| *directive == name.text);
        let plain = std::mem::take(&mut name.text);
        name.first = colon.span();
        name.text = format!(":{plain}");
        let value = self.value(cursor, &name);
        let Some(known) = known else {
            let diagnostic = Diagnostic::error(name.place(), format!("unknown directive `:{plain}`"));
            self.report(match nearest(&plain, DIRECTIVES) {
                Some(near) => diagnostic.help(format!("did you mean `:{near}`?")),
                None => diagnostic.help("the directives are `:if`, `:for`, `:key`, `:memo` and `:let`"),
            });
            return;
        };
        let expr = match value {
            Value::Expr(expr) => expr,
            Value::Invalid => return,
            Value::None | Value::Literal(_) => {
                let form = match known {
                    "for" => "item in items",
                    "let" => "pattern",
                    _ => "…",
                };
                let message = format!("`:{known}` needs a value in braces");
                self.report(Diagnostic::error(name.place(), message).help(format!("write `:{known}={{{form}}}`")));
                return;
            }
        };
        let directives = &mut tag.directives;
        let before = match known {
            "if" => directives.condition.replace(expr).is_some(),
            "key" => directives.key.replace(expr).is_some(),
            "memo" => directives.memo.replace(expr).is_some(),
            "let" => directives.binding.replace(expr).is_some(),
            _ => {
                let (each, whole) = each(&expr);
                if !whole {
                    let diagnostic = Diagnostic::error(name.place(), "`:for` needs `pattern in iterator`");
                    self.report(diagnostic.help("write `:for={item in items}`"));
                }
                tag.directives.each.replace(each).is_some()
            }
        };
        if before {
            let message = format!("`:{known}` stands twice on `<{}>`", tag.name.text);
            self.report(Diagnostic::error(name.place(), message).help("remove one of them"));
        }
    }
}

/// Splits `pattern in iterator`; `false` beside the result where it is not that.
pub(super) fn each(header: &Expr) -> (Each, bool) {
    let tokens: Vec<TokenTree> = header.tokens.clone().into_iter().collect();
    let word = tokens.iter().position(|tree| matches!(tree, TokenTree::Ident(word) if word == "in"));
    let (pattern, iterator) = match word {
        Some(place) => (&tokens[..place], &tokens[place + 1..]),
        None => (&[][..], &tokens[..]),
    };
    let whole = !pattern.is_empty() && !iterator.is_empty();
    let pattern = if pattern.is_empty() { quote!(_) } else { pattern.iter().cloned().collect() };
    let iterator = Expr { tokens: iterator.iter().cloned().collect(), span: header.span };
    (Each { pattern, iterator }, whole)
}

/// Words and the marks between them, as far as they touch: `x-on:click.prevent`.
pub(super) fn attribute_name(cursor: &mut Cursor) -> Option<Name> {
    let first = cursor.peek(0)?;
    let mark = |lexeme: &Lexeme| lexeme.is('-') || lexeme.is(':') || lexeme.is('.');
    let starts = first.identifier().is_some()
        || ((first.is('@') || mark(first)) && cursor.touches(1) && cursor.peek(1)?.is_word());
    if !starts {
        return None;
    }
    let mut name = Name { text: String::new(), first: first.span(), last: first.span() };
    let mut word_expected = !first.is_word();
    take(cursor, &mut name, None);
    while cursor.touches(0) {
        let Some(next) = cursor.peek(0) else { break };
        let new_directive = !cursor.is_located() && next.is(':') && starts_directive(cursor);
        let continues = mark(next) || (word_expected && next.is_word());
        if !continues || new_directive {
            break;
        }
        word_expected = !next.is_word();
        take(cursor, &mut name, None);
    }
    Some(name)
}

/// The name of the next attribute where it touches the literal before it, as in `class="a"id="b"`: Rust takes it for a
/// part of the literal, which has been reported.
fn attached_name(cursor: &Cursor, value: &Value) -> Option<Name> {
    match value {
        Value::Literal(string) if !string.suffix().is_empty() && cursor.at(0, '=') => {
            Some(Name { text: string.suffix().to_owned(), first: string.span(), last: string.span() })
        }
        _ => None,
    }
}

pub(super) fn starts_directive(cursor: &Cursor) -> bool {
    let word = cursor.peek(1).and_then(Lexeme::identifier);
    word.is_some_and(|word| DIRECTIVES.contains(&word)) && cursor.at(2, '=')
}

pub(super) fn is_punct(tree: &TokenTree, mark: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == mark)
}

pub(super) fn is_braces(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}
