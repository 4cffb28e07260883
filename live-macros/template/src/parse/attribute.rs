//! What stands in an opening tag: attributes, spreads, directives.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use syn::LitStr;

use super::{
    Cursor, Lexeme, Parser,
    element::take,
    foreign::{self, Braces},
};
use crate::{
    ast::{Attribute, Each, Expr, Item, Name, Tag, Value},
    diagnostic::{Diagnostic, Place},
    html::attributes,
    suggest::nearest,
};

pub(super) const DIRECTIVES: [&str; 5] = ["if", "for", "key", "memo", "let"];

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
            let (before, refused) = (self.diagnostics.len(), is_refused(&name, tag));
            let value = self.value(cursor, &name);
            if refused {
                // The checks say that there is no such attribute: of its value nothing more is to be said.
                self.diagnostics.truncate(before);
            }
            let value = match self.directive_without_colon(&name, value, tag) {
                Some(Value::Expr(_)) if refused => Value::Invalid,
                Some(value) => value,
                None => return,
            };
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

    /// `<li for={song in songs}>`, `<p if={open}>`, `<li key={id}>`. Gives back a value that is that of an attribute.
    fn directive_without_colon(&mut self, name: &Name, value: Value, tag: &mut Tag) -> Option<Value> {
        let known = DIRECTIVES.into_iter().find(|directive| *directive == name.text);
        let (Some(known), Value::Expr(expr)) = (known, &value) else { return Some(value) };
        let loops =
            || expr.tokens.clone().into_iter().any(|tree| matches!(tree, TokenTree::Ident(word) if word == "in"));
        let is_directive = match known {
            "for" => loops(),
            "if" => true,
            _ => is_element(tag),
        };
        if !is_directive {
            return Some(value);
        }
        let message = format!("`<{}>` has no attribute `{known}`", tag.name.text);
        self.report(Diagnostic::error(name.place(), message).help(format!("write `:{known}`, with a colon")));
        let expr = expr.clone();
        self.directed(known, name, expr, tag);
        None
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
        let help = if first.is(',') || first.is(';') {
            "remove it: white space is what sets attributes apart"
        } else {
            "write `name`, `name=\"…\"` or `name={…}`"
        };
        self.report(Diagnostic::error(Place::new(first.span(), last), message).help(help));
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
                let name = attribute.name.text.trim_end_matches(':');
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
        if cursor.at(0, '=') && cursor.peek(1).is_some_and(|next| next.string().is_some() || next.braces().is_some()) {
            let place = super::text::last(cursor, name.last);
            cursor.advance(1);
            let message = format!("`==` between `{}` and its value", name.text);
            self.report(Diagnostic::error(place, message).help("write `=`"));
        }
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
            if let Some(shown) = super::text::value_in_quotes(&string) {
                let whole = string.value().trim_start_matches(['#', '$']) == shown || string.value().starts_with("{@");
                let value = if whole { shown } else { "{format!(\"…\", …)}".to_owned() };
                let error = Diagnostic::error(string.span(), "braces inside of quotes are text");
                self.report(error.help(format!("write `{name}={value}`")));
                return Value::Invalid;
            }
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
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            if let Some(diagnostic) = foreign::no_rust(&tokens, Braces::Value) {
                self.report(diagnostic);
                return Value::Invalid;
            }
            return Value::Expr(Expr { tokens: group.stream(), span: group.span() });
        }
        if let Some(text) = cursor.peek(0).and_then(in_single_quotes) {
            // rustc has said that it is no character.
            let text = LitStr::new(&text, cursor.peek(0).map_or(here, Lexeme::span));
            cursor.advance(1);
            return Value::Literal(text);
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
        if first.is('|') || first.identifier() == Some("move") {
            while !(cursor.is_empty() || cursor.at(0, '>') || (cursor.at(0, '/') && cursor.at(1, '>'))) {
                last = cursor.next().map_or(last, |lexeme| lexeme.span());
            }
            let error = Diagnostic::error(Place::new(first.span(), last), "a closure is no value of an attribute");
            self.report(error.help("write what it gives, or for an event its name: `phx-click=\"save\"`"));
            return;
        }
        let message = format!("the value of `{name}` must be a string literal or in braces");
        let text_or_literal = text.trim_start_matches(['b', 'c']).trim_matches(['\'', '"']);
        let text_or_literal = if first.is_literal() { text_or_literal } else { &*text };
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
            self.report(match (&*plain, nearest(&plain, DIRECTIVES)) {
                ("unless", _) => diagnostic.help("write `:if={!condition}`"),
                ("else" | "else-if", _) => diagnostic.help("write `{if condition { <p>…</p> } else { <p>…</p> }}`"),
                (_, Some(near)) => diagnostic.help(format!("did you mean `:{near}`?")),
                (_, None) => diagnostic.help("the directives are `:if`, `:for`, `:key`, `:memo` and `:let`"),
            });
            return;
        };
        let expr = match value {
            Value::Expr(expr) => expr,
            Value::Invalid => return,
            Value::None | Value::Literal(_) => {
                let quoted = match &value {
                    Value::Literal(string) => string.parse::<TokenStream>().ok().map(|tokens| (string, tokens)),
                    _ => None,
                };
                let form = match (&quoted, known) {
                    (Some((string, _)), _) => string.value(),
                    (None, "for") => LOOP.to_owned(),
                    (None, "let") => "pattern".to_owned(),
                    (None, _) => "…".to_owned(),
                };
                let message = format!("`:{known}` needs a value in braces");
                self.report(Diagnostic::error(name.place(), message).help(format!("write `:{known}={{{form}}}`")));
                let Some((string, tokens)) = quoted else { return };
                Expr { tokens, span: string.span() }
            }
        };
        self.directed(known, &name, expr, tag);
    }

    /// Puts the value of a directive into the tag.
    fn directed(&mut self, known: &str, name: &Name, expr: Expr, tag: &mut Tag) {
        let directives = &mut tag.directives;
        let before = match known {
            "if" => directives.condition.replace(expr).is_some(),
            "key" => directives.key.replace(expr).is_some(),
            "memo" => directives.memo.replace(expr).is_some(),
            "let" => directives.binding.replace(expr).is_some(),
            _ => {
                let (each, mistake) = each(&expr);
                if let Some(meant) = mistake {
                    let diagnostic = Diagnostic::error(name.place(), "`:for` needs `pattern in iterator`");
                    self.report(diagnostic.help(format!("write `:for={{{meant}}}`")));
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

/// What is written instead, where something is no `pattern in iterator`.
const LOOP: &str = "item in items";

/// Splits `pattern in iterator`. Where it is not that, beside the result stands what to write instead: `pattern <- iterator` and
/// `pattern of iterator` are understood.
pub(super) fn each(header: &Expr) -> (Each, Option<String>) {
    let tokens: Vec<TokenTree> = header.tokens.clone().into_iter().collect();
    let is_word = |tree: &TokenTree, wanted: &str| matches!(tree, TokenTree::Ident(word) if word == wanted);
    if let Some(place) = tokens.iter().position(|tree| is_word(tree, "in")) {
        let (pattern, iterator) = (&tokens[..place], &tokens[place + 1..]);
        let whole = !pattern.is_empty() && !iterator.is_empty();
        return (split(pattern, iterator, header), (!whole).then(|| LOOP.to_owned()));
    }
    if let [TokenTree::Group(group)] = &*tokens
        && group.delimiter() == Delimiter::Parenthesis
    {
        let (inner, meant) = each(&Expr { tokens: group.stream(), span: header.span });
        let meant = meant.unwrap_or_else(|| format!("{} in {}", inner.pattern, inner.iterator.tokens));
        return (inner, Some(meant));
    }
    let arrow = tokens.windows(2).position(|pair| is_punct(&pair[0], '<') && is_punct(&pair[1], '-'));
    let of = tokens.iter().position(|tree| is_word(tree, "of"));
    let Some((place, length)) =
        arrow.map(|place| (place, 2)).or(of.map(|place| (place, 1))).filter(|(place, _)| *place > 0)
    else {
        return (split(&[], &tokens, header), Some(LOOP.to_owned()));
    };
    let declared = ["const", "let", "var"].into_iter().any(|word| is_word(&tokens[0], word));
    let (pattern, iterator) = (&tokens[usize::from(declared)..place], &tokens[place + length..]);
    let written = |tokens: &[TokenTree]| tokens.iter().map(super::text::written).collect::<String>();
    let meant = format!("{} in {}", written(pattern), written(iterator));
    (split(pattern, iterator, header), Some(meant))
}

fn split(pattern: &[TokenTree], iterator: &[TokenTree], header: &Expr) -> Each {
    let pattern = if pattern.is_empty() { quote!(_) } else { pattern.iter().cloned().collect() };
    let iterator = Expr { tokens: iterator.iter().cloned().collect(), span: header.span };
    Each { pattern, iterator }
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

fn is_element(tag: &Tag) -> bool {
    tag.name.text.starts_with(|first: char| first.is_ascii_lowercase()) && !tag.name.text.contains("::")
}

/// Whether the checks refuse the attribute whatever its value is: `onclick`, `on:click`, `ref`.
fn is_refused(name: &Name, tag: &Tag) -> bool {
    let text = name.text.to_ascii_lowercase();
    let handler = text
        .strip_prefix("on")
        .is_some_and(|event| event.len() > 1 && event.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b':'));
    let of_another = text == "ref" || ["bind:", "prop:", "use:"].into_iter().any(|prefix| text.starts_with(prefix));
    let misnamed = attributes::MISNAMED.iter().any(|(wrong, _)| *wrong == text);
    is_element(tag) && !tag.name.text.contains('-') && (handler || of_another || misnamed)
}

/// The text of `'note'`, which is no character.
fn in_single_quotes(lexeme: &Lexeme) -> Option<String> {
    let Lexeme::Tree(TokenTree::Literal(literal)) = lexeme else { return None };
    let text = literal.to_string();
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    (inner.chars().count() > 1 && !inner.starts_with('\\')).then(|| inner.to_owned())
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
