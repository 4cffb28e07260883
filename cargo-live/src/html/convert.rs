//! From the pieces of a page to a template.

use std::str::FromStr as _;

use live_template::html::{attributes, elements};
use proc_macro2::TokenStream;

use super::{
    Note,
    elixir::{self, Translated},
    implied,
    lex::{self, Attribute, Token, Value},
    text,
};

/// The text of the template, not laid out yet, and what there is to say.
pub(super) fn template(source: &str, heex: bool) -> (String, Vec<Note>) {
    let mut converter =
        Converter { source, heex, place: 0, written: String::new(), notes: Vec::new(), open: Vec::new() };
    for (place, token) in lex::tokens(source, heex) {
        converter.place = place;
        converter.token(token);
    }
    converter.place = source.len();
    converter.close_down_to(0);
    (converter.written, converter.notes)
}

/// What has begun and not ended.
#[derive(Debug, PartialEq, Eq)]
enum Open {
    Tag(String),
    /// `{if … {`
    Block,
    /// `{match … {`, and whether an arm is open.
    Match(bool),
    /// A block of Elixir that is none here.
    Unknown,
}

struct Converter<'s> {
    source: &'s str,
    heex: bool,
    /// Where the piece begins.
    place: usize,
    written: String,
    notes: Vec<Note>,
    open: Vec<Open>,
}

impl Converter<'_> {
    fn note(&mut self, message: impl Into<String>) {
        let before = &self.source[..self.place];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let (line, column) = (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1);
        self.notes.push(Note { line, column, message: message.into() });
    }

    fn translated(&mut self, translated: Translated) -> String {
        if let Some(note) = translated.note {
            self.note(note);
        }
        translated.rust
    }

    fn put(&mut self, text: &str) {
        self.written.push_str(text);
    }

    /// An expression with what there is to say about it. In HTML there are none: braces are text.
    fn expression(&mut self, elixir: &str) -> String {
        self.translated(elixir::expression(elixir))
    }

    fn token(&mut self, token: Token) {
        match token {
            Token::Text(text) => self.text(text),
            Token::Open { name, attributes, self_closing } => self.open(name, &attributes, self_closing),
            Token::Close(name) => self.close(name),
            Token::Comment(comment) => self.comment(comment),
            Token::Doctype(text) => self.doctype(text),
            Token::Expr(elixir) => self.expr(elixir),
            Token::Code(elixir) => self.code(elixir),
        }
    }

    fn text(&mut self, source: &str) {
        let open = match self.open.last() {
            Some(Open::Tag(name)) => name.as_str(),
            _ => "",
        };
        let is_verbatim = |open: &Open| matches!(open, Open::Tag(name) if name == "pre" || name == "textarea");
        let written = if elements::is_raw(open) {
            if source.trim().is_empty() { String::new() } else { text::raw_literal(source) }
        } else if self.open.iter().any(is_verbatim) {
            // A browser drops the newline that they begin with.
            let starts = self.written.ends_with('>') && elements::drops_first_newline(open);
            text::verbatim(if starts { source.strip_prefix('\n').unwrap_or(source) } else { source })
        } else {
            let in_block = matches!(self.open.last(), Some(Open::Block | Open::Match(_)));
            text::text(source, in_block)
        };
        // What touches a literal would be a part of it.
        if self.written.ends_with('"') && written.starts_with(|first: char| first.is_alphanumeric() || first == '_') {
            self.written += "/**/";
        }
        self.written += &written;
    }

    fn comment(&mut self, comment: &str) {
        if comment.starts_with("[if") || comment.starts_with("<![") {
            self.note("a conditional comment is a comment now: no browser reads it any more");
        }
        self.put(&format!("/* {} */", comment.replace("*/", "* /").replace("/*", "/ *")));
    }

    fn doctype(&mut self, text: &str) {
        let is_html = text.split_ascii_whitespace().map(str::to_ascii_lowercase).eq(["doctype", "html"]);
        if !is_html {
            self.note("the document type is `<!DOCTYPE html>` now");
        }
        self.written += "<!DOCTYPE html>";
    }

    fn open(&mut self, name: &str, attributes: &[Attribute], self_closing: bool) {
        let name = self.name(name);
        while let Some(Open::Tag(open)) = self.open.last() {
            if !implied::ends_before(open, &name) {
                break;
            }
            self.close_last();
        }
        // A browser puts one there, and a template has to say so.
        if name == "tr" && self.open.last() == Some(&Open::Tag("table".to_owned())) {
            self.put("<tbody>");
            self.open.push(Open::Tag("tbody".to_owned()));
        }
        if name == "script" {
            self.note(
                "a script: `hook!` keeps JavaScript beside the Rust code, and a file can be loaded by the layout",
            );
        }
        self.put(&format!("<{name}"));
        let mut seen: Vec<String> = Vec::new();
        // Browsers do not mind capitals, but for those of SVG.
        let has_capitals = self.heex || self.is_foreign(&name);
        for attribute in attributes {
            let written = if has_capitals { attribute.name.to_owned() } else { attribute.name.to_ascii_lowercase() };
            self.attribute(&written, &attribute.value, &mut seen);
        }
        let is_void = elements::is_void(&name);
        if is_void || self_closing {
            self.written += "/>";
            if !is_void && !self.heex && elements::HTML.contains(&&*name) && name != "svg" {
                self.note(format!("`<{name}/>` is closed at once; a browser would have read `<{name}>`"));
            }
        } else {
            self.written.push('>');
            self.open.push(Open::Tag(name));
        }
    }

    /// The name as a template writes it: `Layouts.app` is a component of a module.
    fn name(&mut self, name: &str) -> String {
        if name.starts_with(['.', ':']) {
            return name.to_owned();
        }
        if self.heex && name.contains('.') {
            let path: Vec<String> = name.split('.').map(snake_case).collect();
            let path = path.join("::");
            self.note(format!("`<{name}>` has become `<{path}>`"));
            return path;
        }
        let is_svg = elements::SVG.contains(&name);
        if is_svg { name.to_owned() } else { name.to_ascii_lowercase() }
    }

    /// Whether an element is one of SVG or inside of one.
    fn is_foreign(&self, name: &str) -> bool {
        let is = |open: &Open| matches!(open, Open::Tag(name) if name == "svg" || name == "math");
        matches!(name, "svg" | "math") || self.open.iter().any(is)
    }

    fn attribute(&mut self, name: &str, value: &Value, seen: &mut Vec<String>) {
        if name.is_empty() {
            if let Value::Expr(elixir) = value {
                let rust = self.expression(elixir);
                self.put(&format!(" {{..{rust}}}"));
            }
            return;
        }
        if seen.iter().any(|seen| seen.eq_ignore_ascii_case(name)) {
            return self.note(format!("`{name}` stands twice: the second is left out, as a browser does"));
        }
        seen.push(name.to_owned());
        let handler = name.to_ascii_lowercase().strip_prefix("on").map(str::to_owned);
        if let (Some(event), Value::Text(code)) = (handler, value) {
            return self
                .note(format!("the inline handler `{name}=\"{code}\"` is left out: write `phx-{event}`, or a hook"));
        }
        if let Some(directive) = name.strip_prefix(':') {
            return self.directive(directive, value, seen);
        }
        if !is_name(name) {
            return self.note(format!("`{name}` cannot be the name of an attribute, and is left out"));
        }
        self.put(&format!(" {name}"));
        match value {
            Value::None => {}
            Value::Text(value) if attributes::is_boolean(name) && is_redundant(name, value) => {}
            Value::Text(value) => self.put(&format!("={}", text::value(value))),
            Value::Expr(elixir) => {
                let rust = self.expression(elixir);
                self.put(&format!("={{{rust}}}"));
            }
        }
    }

    fn directive(&mut self, directive: &str, value: &Value, seen: &mut Vec<String>) {
        let Value::Expr(elixir) = value else {
            // Alpine's short form would be a directive here, its long one is not.
            if !self.heex && self.source.contains("x-data") {
                self.note(format!("`:{directive}` has become `x-bind:{directive}`"));
                return self.attribute(&format!("x-bind:{directive}"), value, seen);
            }
            return self.note(format!("`:{directive}` is no directive, and is left out"));
        };
        let translated = match directive {
            "for" => elixir::generator(elixir),
            "let" => elixir::pattern(elixir),
            "if" | "key" => elixir::expression(elixir),
            _ => return self.note(format!("`:{directive}` is no directive, and is left out")),
        };
        let rust = self.translated(translated);
        self.put(&format!(" :{directive}={{{rust}}}"));
    }

    fn close(&mut self, name: &str) {
        let place = self.notes.len();
        let name = self.name(name);
        self.notes.truncate(place);
        let inside = self.open.iter().rposition(|open| !matches!(open, Open::Tag(_))).map_or(0, |block| block + 1);
        let opened = self.open[inside..].iter().rposition(|open| *open == Open::Tag(name.clone()));
        match opened {
            Some(opened) => {
                self.close_down_to(inside + opened + 1);
                self.open.pop();
                self.put(&format!("</{name}>"));
            }
            None if name == "br" || name == "p" => {
                self.note(format!("`</{name}>` is left out; a browser would have shown an empty line"));
            }
            None => self.note(format!("`</{name}>` closes nothing, and is left out")),
        }
    }

    /// Closes what is open in the first `length`, and says so where HTML does not let one leave out the closing tag.
    fn close_down_to(&mut self, length: usize) {
        while self.open.len() > length {
            if let Some(Open::Tag(name)) = self.open.last()
                && !implied::may_stay_open(name)
            {
                let message = format!("`<{name}>` is never closed: `</{name}>` is added here");
                self.note(message);
            }
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        match self.open.pop() {
            Some(Open::Tag(name)) => {
                // White space after what ends by itself is not a part of it.
                let end = if implied::may_stay_open(&name) {
                    self.written.trim_ascii_end().len()
                } else {
                    self.written.len()
                };
                self.written.insert_str(end, &format!("</{name}>"));
            }
            Some(Open::Block | Open::Match(false)) => self.written += "}}",
            Some(Open::Match(true)) => self.written += "},\n}}",
            Some(Open::Unknown) | None => {}
        }
    }

    /// `{…}`, `<%= … %>`
    fn expr(&mut self, elixir: &str) {
        if let Some(header) = elixir.strip_suffix(" do") {
            return self.block(header);
        }
        if elixir.ends_with("->") {
            self.open.push(Open::Unknown);
            return self.note(format!("`<%= {elixir} %>` is left out, what is inside stays"));
        }
        let rust = self.expression(elixir);
        self.put(&format!("{{{rust}}}"));
    }

    fn block(&mut self, header: &str) {
        let (keyword, elixir) = header.split_once(' ').unwrap_or((header, ""));
        let (begin, rust, open) = match keyword {
            "if" => ("if ", self.expression(elixir), Open::Block),
            "unless" => {
                let rust = self.expression(elixir);
                ("if ", format!("!({rust})"), Open::Block)
            }
            "for" => ("for ", self.translated(elixir::generator(elixir)), Open::Block),
            "case" => ("match ", self.expression(elixir), Open::Match(false)),
            _ => {
                self.open.push(Open::Unknown);
                return self.note(format!("`<%= {header} do %>` is left out, what is inside stays"));
            }
        };
        self.put(&format!("{{{begin}{rust} {{\n"));
        self.open.push(open);
    }

    /// `<% … %>`
    fn code(&mut self, elixir: &str) {
        let block = self.open.iter().rposition(|open| !matches!(open, Open::Tag(_)));
        match (elixir, block.map(|block| (block, &self.open[block]))) {
            ("end", Some((block, _))) => {
                self.close_down_to(block + 1);
                self.close_last();
            }
            ("else", Some((block, Open::Block))) => {
                self.close_down_to(block + 1);
                self.written += "} else {\n";
            }
            (arm, Some((block, Open::Match(in_arm)))) if arm.ends_with("->") => {
                let in_arm = *in_arm;
                self.close_down_to(block + 1);
                let pattern = self.expression(arm.trim_end_matches("->"));
                self.put(&format!("{}{pattern} => {{\n", if in_arm { "},\n" } else { "" }));
                self.open[block] = Open::Match(true);
            }
            (code, _) if code.ends_with(" do") => self.block(code.trim_end_matches(" do")),
            (code, _) => self.note(format!("`<% {code} %>` is left out: compute it before the template")),
        }
    }
}

/// `CoreComponents` as Rust names a module.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
    }
    snake
}

/// Whether the value of an attribute that is there or not says nothing.
fn is_redundant(name: &str, value: &str) -> bool {
    value.is_empty() || value.eq_ignore_ascii_case(name)
}

/// Whether a template takes it for the name of one attribute.
fn is_name(name: &str) -> bool {
    let text = format!("<a {name}=\"\"/>");
    let Ok(tokens) = TokenStream::from_str(&text) else { return false };
    let parsed = live_template::parse(tokens, &live_template::Source::new(text, 1, 0));
    parsed.diagnostics.is_empty() && !name.starts_with('{')
}
