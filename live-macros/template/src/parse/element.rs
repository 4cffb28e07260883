//! Tags, and what they enclose.

use proc_macro2::{Span, TokenStream};

use super::{
    Cursor, Lexeme, Parser, Quotes,
    attribute::{DIRECTIVES, attribute_name, starts_directive},
    text,
};
use crate::{
    ast::{Component, Directives, Name, Node, Tag},
    diagnostic::{Diagnostic, Place},
    html::elements::{self, Space},
    suggest::nearest,
};

/// What a tag is, which its name says.
enum Kind {
    Element,
    Fragment,
    Slot,
    Component { path: TokenStream, dotted: bool },
}

/// A closing tag.
struct Closing {
    /// The name, empty for a fragment.
    name: String,
    place: Place,
    /// How many lexemes it is.
    length: usize,
    complete: bool,
}

/// How an opening tag ends.
enum End {
    Open,
    SelfClosing,
    /// The parser has said that it doesn't.
    Missing,
}

/// `<p`, `<.button`, `<:col`, `<>`: in HTML too, `<` starts a tag only if it touches the name.
pub(super) fn is_opening_tag(cursor: &Cursor) -> bool {
    cursor.at(0, '<') && cursor.touches(1) && {
        let mark = cursor.at(1, '.') || cursor.at(1, ':');
        let name = 1 + usize::from(mark) + usize::from(cursor.at(1, ':') && cursor.at(2, ':'));
        (!mark && cursor.at(1, '>'))
            || (cursor.peek(name).is_some_and(|name| name.identifier().is_some()) && cursor.touches(name))
    }
}

/// `</`.
pub(super) fn is_closing_tag(cursor: &Cursor) -> bool {
    cursor.at(0, '<') && cursor.at(1, '/') && cursor.touches(1)
}

/// `<!`.
pub(super) fn is_declaration(cursor: &Cursor) -> bool {
    cursor.at(0, '<') && cursor.at(1, '!') && cursor.touches(1)
}

/// Whether anything but text begins here.
pub(super) fn starts_markup(cursor: &Cursor) -> bool {
    is_opening_tag(cursor) || is_closing_tag(cursor) || is_declaration(cursor) || super::eex::is_tag(cursor)
}

impl Parser<'_> {
    /// An opening tag with everything up to its closing tag.
    pub(super) fn tag(&mut self, cursor: &mut Cursor) -> Node {
        let start = cursor.next().map_or_else(Span::call_site, |lexeme| lexeme.span());
        let (mut kind, mut name) = name(cursor, start);
        self.path_with_dots(cursor, &mut kind, &mut name);
        let directives = Directives::default();
        let mut tag = Tag { name, items: Vec::new(), directives, children: Vec::new(), whole: true };
        self.attached(cursor, &tag.name);
        let end = self.attributes(cursor, &mut tag);
        tag.whole = !matches!(end, End::Missing);
        let has_content = match end {
            End::SelfClosing => false,
            End::Missing if cursor.is_empty() => false,
            End::Open | End::Missing => !matches!(kind, Kind::Element if elements::is_void(&tag.name.text)),
        };
        if has_content {
            self.children(cursor, &kind, &mut tag);
        }
        match kind {
            Kind::Element => Node::Element(tag.into()),
            Kind::Fragment => Node::Fragment(tag.children),
            Kind::Slot => Node::Slot(tag.into()),
            Kind::Component { path, dotted } => Node::Component(Component { path, dotted, tag }.into()),
        }
    }

    /// `<.cards.card>` and `<Cards.card>`: a function of a module, as it is called in Phoenix.
    fn path_with_dots(&mut self, cursor: &mut Cursor, kind: &mut Kind, name: &mut Name) {
        let Kind::Component { path, dotted } = kind else { return };
        let located = cursor.is_located() && cursor.touches(0);
        if !located || !cursor.at(0, '.') || cursor.peek(1).is_none_or(|next| next.identifier().is_none()) {
            return;
        }
        while cursor.at(0, '.') && cursor.peek(1).is_some_and(|next| next.identifier().is_some()) {
            cursor.advance(1);
            name.text += "::";
            path.extend(quote::quote!(::));
            take(cursor, name, Some(path));
        }
        let snake = |part: &str| part.trim_start_matches('.').to_ascii_lowercase();
        let written = name.text.split("::").map(snake).collect::<Vec<_>>().join("::");
        let error = Diagnostic::error(name.place(), "a component of a module is called by its path");
        self.report(error.help(format!("write `<.{written}>`")));
        // Of a module with that name nothing is known.
        if !*dotted {
            *kind = Kind::Fragment;
        }
    }

    /// `<p.note>` is no HTML: attributes are set apart from the name by white space.
    fn attached(&mut self, cursor: &mut Cursor, name: &Name) {
        let ends = ['>', '/', '<'].into_iter().any(|mark| cursor.at(0, mark));
        let braces = cursor.peek(0).is_some_and(|lexeme| lexeme.braces().is_some());
        if ends || braces || !cursor.is_located() || !cursor.touches(0) {
            return;
        }
        let start = cursor.peek(0).map_or(name.last, Lexeme::span);
        let is_name = cursor.at(0, '.') || (cursor.at(0, ':') && !starts_directive(cursor));
        let attached = is_name.then(|| attribute_name(cursor)).flatten();
        let last = attached.as_ref().map_or(start, |attached| attached.last);
        let help = match attached {
            Some(class) if class.text.starts_with('.') => {
                format!("write `class=\"{}\"`", class.text.replace('.', " ").trim())
            }
            _ => format!("write `<{} …`", name.text),
        };
        let message = format!("white space is missing after `<{}`", name.text);
        self.report(Diagnostic::error(Place::new(start, last), message).help(help));
    }

    fn attributes(&mut self, cursor: &mut Cursor, tag: &mut Tag) -> End {
        loop {
            if cursor.at(0, '>') {
                cursor.advance(1);
                return End::Open;
            }
            if cursor.at(0, '/') && cursor.at(1, '>') {
                cursor.advance(2);
                return End::SelfClosing;
            }
            if cursor.is_empty() || cursor.at(0, '<') {
                if self.swallowed == Some(self.open.len() + 1) {
                    // The comment that swallowed the end of the tag is the mistake, and reported.
                    return End::Missing;
                }
                let name = &tag.name.text;
                let place = Place::new(tag.name.first, text::last(cursor, tag.name.last));
                let message = format!("tag `<{name}` is never closed with `>`");
                self.report(Diagnostic::error(place, message).help(format!("write `<{name} …>`")));
                return End::Missing;
            }
            self.item(cursor, tag);
        }
    }

    fn children(&mut self, cursor: &mut Cursor, kind: &Kind, tag: &mut Tag) {
        let outside = self.space;
        self.space = match kind {
            Kind::Element => Space::inside(&tag.name.text, outside),
            Kind::Fragment => outside,
            Kind::Slot | Kind::Component { .. } => Space::Collapse,
        };
        self.open.push(tag.name.text.clone());
        let raw = matches!(kind, Kind::Element) && elements::is_raw(&tag.name.text);
        loop {
            if raw {
                tag.children.extend(self.raw_text(cursor, &tag.name.text));
            } else {
                self.siblings(cursor, Quotes::Optional, &mut tag.children);
            }
            if self.is_closed(cursor, kind, tag) {
                break;
            }
        }
        self.open.pop();
        text::tidy(&mut tag.children, self.space);
        if matches!(kind, Kind::Slot | Kind::Component { .. }) {
            text::trim(&mut tag.children);
            text::trim_around_slots(&mut tag.children);
        }
        self.space = outside;
    }

    /// Decides at a closing tag, or at the end, whether the content of the innermost open tag ends here.
    fn is_closed(&mut self, cursor: &mut Cursor, kind: &Kind, tag: &mut Tag) -> bool {
        let Some(closing) = closing(cursor) else {
            if self.swallowed.is_none() && self.comment_at_end(cursor, &tag.children) {
                self.swallowed = Some(self.open.len());
            }
            self.never_closed(tag, None);
            tag.whole = false;
            return true;
        };
        let (own_name, name) = (tag.name.text.as_str(), closing.name.as_str());
        let misspelt = matches!(kind, Kind::Element) && !elements::is_known(own_name) && is_near(own_name, name);
        if own_name == name || misspelt {
            // Of a misspelt opening tag, the check of element names will say so.
            self.take(cursor, &closing);
            self.swallowed = self.swallowed.filter(|open| *open < self.open.len());
            return true;
        }
        if self.open[..self.open.len() - 1].iter().any(|open| open == name) {
            self.never_closed(tag, Some(name));
            tag.whole = false;
            return true;
        }
        if elements::is_void(name) {
            self.stray_closing_tag(cursor);
            return false;
        }
        if !is_near(own_name, name) && closes_later(cursor, &closing, own_name) {
            self.stray_closing_tag(cursor);
            return false;
        }
        let message = format!("`</{name}>` does not close `<{own_name}>`");
        let near = is_near(own_name, name);
        let help = if near { format!("did you mean `</{own_name}>`?") } else { format!("write `</{own_name}>`") };
        self.report(Diagnostic::error(closing.place, message).help(help));
        cursor.advance(closing.length);
        true
    }

    fn never_closed(&mut self, tag: &Tag, before: Option<&str>) {
        if self.swallowed.is_some_and(|open| open == self.open.len()) {
            // The comment that swallowed the closing tag is the mistake, and reported. It may have swallowed the
            // closing tag of the parent too.
            self.swallowed = self.open.len().checked_sub(1);
            return;
        }
        if !tag.whole {
            // That not even the opening tag ends has been reported.
            return;
        }
        let name = &tag.name.text;
        let help = match before {
            Some(before) => format!("add `</{name}>` before `</{before}>`"),
            None => format!("add `</{name}>`"),
        };
        self.report(Diagnostic::error(tag.name.place(), format!("`<{name}>` is never closed")).help(help));
    }

    /// Takes a closing tag that fits.
    fn take(&mut self, cursor: &mut Cursor, closing: &Closing) {
        cursor.advance(closing.length);
        if !closing.complete {
            let message = format!("closing tag `</{}` is never closed with `>`", closing.name);
            self.report(Diagnostic::error(closing.place, message).help(format!("write `</{}>`", closing.name)));
        }
    }

    /// Takes a closing tag that nothing was opened for.
    pub(super) fn stray_closing_tag(&mut self, cursor: &mut Cursor) {
        let Some(closing) = closing(cursor) else { return };
        cursor.advance(closing.length);
        let name = &closing.name;
        let diagnostic = if elements::is_void(name) {
            Diagnostic::error(
                closing.place,
                format!("`<{name}>` is a void element: it has no content and no closing tag"),
            )
            .help(format!("remove `</{name}>`"))
        } else {
            Diagnostic::error(closing.place, format!("closing tag `</{name}>` has no opening tag"))
                .help(format!("remove it, or add `<{name}>` before it"))
        };
        self.report(diagnostic);
    }

    /// `<!DOCTYPE html>`, or a comment, which leaves nothing.
    pub(super) fn declaration(&mut self, cursor: &mut Cursor) -> Option<Node> {
        let start = cursor.next().map_or_else(Span::call_site, |lexeme| lexeme.span());
        cursor.advance(1);
        if cursor.at(0, '-') && cursor.at(1, '-') {
            cursor.advance(2);
            while !(cursor.at(0, '-') && cursor.at(1, '-') && cursor.at(2, '>')) {
                if cursor.next().is_none() {
                    self.report(Diagnostic::error(start, "comment is never closed").help("add `-->`"));
                    return None;
                }
            }
            cursor.advance(3);
            return None;
        }
        let words: Vec<_> = (0..2).map_while(|ahead| cursor.peek(ahead)?.identifier()).collect();
        let is_doctype = matches!(&*words, [first, second] if first.eq_ignore_ascii_case("doctype") && second.eq_ignore_ascii_case("html"));
        if is_doctype && cursor.at(2, '>') {
            cursor.advance(3);
            return Some(Node::Doctype(start));
        }
        let mut last = start;
        while let Some(lexeme) = cursor.peek(0).filter(|lexeme| !lexeme.is('<')).cloned() {
            cursor.advance(1);
            last = lexeme.span();
            if lexeme.is('>') {
                break;
            }
        }
        let diagnostic = Diagnostic::error(Place::new(start, last), "unknown declaration `<!…>`");
        self.report(diagnostic.help("write `<!DOCTYPE html>`, or `<!-- … -->` for a comment"));
        None
    }
}

/// The name of the tag whose `<` or `</` the cursor has passed.
fn name(cursor: &mut Cursor, start: Span) -> (Kind, Name) {
    let mut name = Name { text: String::new(), first: start, last: start };
    let mut path = TokenStream::new();
    let slot = cursor.at(0, ':') && !cursor.at(1, ':');
    let dotted = cursor.at(0, '.');
    if slot || dotted {
        take(cursor, &mut name, None);
    }
    if cursor.at(0, '>') {
        return (Kind::Fragment, name);
    }
    let mut segments = 0;
    loop {
        if cursor.at(0, ':') && cursor.at(1, ':') && !slot {
            take(cursor, &mut name, Some(&mut path));
            take(cursor, &mut name, Some(&mut path));
            segments += 1;
        }
        if cursor.peek(0).is_none_or(|lexeme| lexeme.identifier().is_none()) {
            break;
        }
        take(cursor, &mut name, Some(&mut path));
        if !(cursor.at(0, ':') && cursor.at(1, ':') && cursor.touches(0) && !slot) {
            break;
        }
    }
    if slot {
        return (Kind::Slot, name);
    }
    if dotted || segments > 0 || name.text.starts_with(char::is_uppercase) {
        return (Kind::Component { path, dotted }, name);
    }
    while cursor.touches(0) && (cursor.at(0, '-') || is_prefixed(cursor)) {
        take(cursor, &mut name, None);
        if cursor.touches(0) && cursor.peek(0).is_some_and(Lexeme::is_word) {
            take(cursor, &mut name, None);
        }
    }
    (Kind::Element, name)
}

/// `<slot:footer>` is one name, and `<p:if={…}>` a directive that touches it.
fn is_prefixed(cursor: &Cursor) -> bool {
    let word = cursor.peek(1).and_then(Lexeme::identifier);
    cursor.is_located() && cursor.at(0, ':') && word.is_some_and(|word| !DIRECTIVES.contains(&word))
}

/// Takes one lexeme into a name, and into a path.
pub(super) fn take(cursor: &mut Cursor, name: &mut Name, path: Option<&mut TokenStream>) {
    let Some(lexeme) = cursor.next() else { return };
    if name.text.is_empty() {
        name.first = lexeme.span();
    }
    name.last = lexeme.span();
    match lexeme.identifier() {
        Some(word) => name.text += word,
        None => name.text += &lexeme.text(),
    }
    if let Some(path) = path {
        path.extend(lexeme.into_tree());
    }
}

/// The closing tag that the cursor is at.
fn closing(cursor: &Cursor) -> Option<Closing> {
    if !is_closing_tag(cursor) {
        return None;
    }
    let mut ahead = cursor.clone();
    let before = ahead.place();
    let start = ahead.next()?.span();
    let slash = ahead.next()?.span();
    let (_, name) = name(&mut ahead, slash);
    let complete = ahead.at(0, '>');
    // Whatever else stands in it (attributes, say) is part of the same mistake.
    while !complete && !ahead.is_empty() && !ahead.at(0, '<') {
        if ahead.next().is_some_and(|lexeme| lexeme.is('>')) {
            break;
        }
    }
    if complete {
        ahead.advance(1);
    }
    let last = text::last(&ahead, slash);
    Some(Closing { name: name.text, place: Place::new(start, last), length: ahead.place() - before, complete })
}

fn is_near(own: &str, other: &str) -> bool {
    own.len() > 1 && nearest(other, [own]).is_some()
}

/// Whether the tag `own` is closed after a closing tag that is not its own: then that one is the mistake.
fn closes_later(cursor: &Cursor, stray: &Closing, own: &str) -> bool {
    let mut cursor = cursor.clone();
    cursor.advance(stray.length);
    let mut open: Vec<String> = Vec::new();
    while !cursor.is_empty() {
        if let Some(closing) = closing(&cursor) {
            match open.iter().rposition(|name| *name == closing.name) {
                Some(place) => open.truncate(place),
                None => return closing.name == own,
            }
            cursor.advance(closing.length);
        } else if is_opening_tag(&cursor) {
            cursor.advance(1);
            let (_, name) = name(&mut cursor, Span::call_site());
            while !cursor.is_empty() && !cursor.at(0, '>') && !cursor.at(0, '<') {
                cursor.advance(1);
            }
            let self_closing = cursor.previous().is_some_and(|lexeme| lexeme.is('/'));
            if !self_closing && !elements::is_void(&name.text) {
                open.push(name.text);
            }
        } else {
            cursor.advance(1);
        }
    }
    false
}
