//! HTML and `HEEx` as a browser and Phoenix read them, piece by piece.
//!
//! An HTML tokenizer would not do: it loses the capitals of `viewBox`, and knows neither `class={…}` nor `<%= … %>`.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// Text with its entities.
    Text(&'s str),
    /// `<name …>`
    Open { name: &'s str, attributes: Vec<Attribute<'s>>, self_closing: bool },
    /// `</name>`
    Close(&'s str),
    /// `<!-- … -->`, `<%!-- … --%>`, `<%# … %>`
    Comment(&'s str),
    /// `<!DOCTYPE …>`
    Doctype(&'s str),
    /// `{…}` or `<%= … %>`
    Expr(&'s str),
    /// `<% … %>`
    Code(&'s str),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute<'s> {
    /// Empty for `{…}` alone.
    pub(super) name: &'s str,
    pub(super) value: Value<'s>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'s> {
    None,
    Text(&'s str),
    Expr(&'s str),
}

/// A piece with the place where it begins.
pub(super) type Placed<'s> = (usize, Token<'s>);

/// All pieces of `source`; braces are Elixir in `HEEx`, and text in HTML.
pub(super) fn tokens(source: &str, heex: bool) -> Vec<Placed<'_>> {
    let mut lexer = Lexer { source, place: 0, heex };
    let mut tokens = Vec::new();
    while lexer.place < source.len() {
        let start = lexer.place;
        let token = lexer.token();
        let raw = match &token {
            Token::Open { name, self_closing: false, .. } => raw_text(name),
            _ => None,
        };
        tokens.push((start, token));
        if let Some(name) = raw {
            let start = lexer.place;
            let text = lexer.until_closing(name);
            if !text.is_empty() {
                tokens.push((start, Token::Text(text)));
            }
        }
    }
    tokens
}

/// Whether it is `HEEx` rather than HTML.
pub(super) fn is_heex(source: &str) -> bool {
    ["<%", "{@", "={", "<.", "<:"].iter().any(|mark| source.contains(mark))
}

/// Elements in which there are no tags.
fn raw_text(name: &str) -> Option<&'static str> {
    ["script", "style", "textarea", "title"].into_iter().find(|raw| name.eq_ignore_ascii_case(raw))
}

struct Lexer<'s> {
    source: &'s str,
    place: usize,
    heex: bool,
}

impl<'s> Lexer<'s> {
    fn rest(&self) -> &'s str {
        &self.source[self.place..]
    }

    /// Everything up to `end`, which is passed.
    fn until(&mut self, end: &str) -> &'s str {
        let rest = self.rest();
        let length = rest.find(end).unwrap_or(rest.len());
        self.place += (length + end.len()).min(rest.len());
        &rest[..length]
    }

    fn take(&mut self, mut wanted: impl FnMut(char) -> bool) -> &'s str {
        let rest = self.rest();
        let length = rest.find(|character| !wanted(character)).unwrap_or(rest.len());
        self.place += length;
        &rest[..length]
    }

    fn token(&mut self) -> Token<'s> {
        for (start, end, make) in [
            ("<%!--", "--%>", Token::Comment as fn(&'s str) -> Token<'s>),
            ("<%#", "%>", Token::Comment),
            ("<%=", "%>", Token::Expr),
            ("<%", "%>", Token::Code),
            ("<!--", "-->", Token::Comment),
            ("<![CDATA[", "]]>", Token::Comment),
            ("<!", ">", Token::Doctype),
            ("<?", ">", Token::Comment),
        ] {
            if self.rest().starts_with(start) {
                self.place += start.len();
                return make(self.until(end).trim());
            }
        }
        if self.heex && self.rest().starts_with('{') {
            return Token::Expr(self.braces().trim());
        }
        if self.rest().starts_with("</") {
            self.place += 2;
            return Token::Close(self.until(">").trim());
        }
        if self.is_tag() {
            return self.tag();
        }
        self.text()
    }

    fn is_tag(&self) -> bool {
        let mut characters = self.rest().chars();
        characters.next() == Some('<')
            && characters
                .next()
                .is_some_and(|next| next.is_ascii_alphabetic() || (self.heex && matches!(next, '.' | ':')))
    }

    fn text(&mut self) -> Token<'s> {
        let start = self.place;
        loop {
            // At least one character, which may be a `<` that begins nothing.
            self.place += self.rest().chars().next().map_or(0, char::len_utf8);
            let heex = self.heex;
            self.take(|character| character != '<' && !(heex && character == '{'));
            let rest = self.rest();
            let ends = rest.is_empty() || rest.starts_with("</") || rest.starts_with("<!") || rest.starts_with("<%");
            if ends || rest.starts_with('{') || self.is_tag() {
                return Token::Text(&self.source[start..self.place]);
            }
        }
    }

    /// The text of a script, say.
    fn until_closing(&mut self, name: &str) -> &'s str {
        let rest = self.rest();
        let closing = format!("</{name}");
        let length = rest.to_ascii_lowercase().find(&closing).unwrap_or(rest.len());
        self.place += length;
        &rest[..length]
    }

    fn tag(&mut self) -> Token<'s> {
        self.place += 1;
        let name = self.take(|character| !character.is_ascii_whitespace() && !matches!(character, '>' | '/'));
        let mut attributes = Vec::new();
        loop {
            self.take(|character| character.is_ascii_whitespace());
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with('>') {
                self.place += usize::from(!rest.is_empty());
                return Token::Open { name, attributes, self_closing: false };
            }
            if rest.starts_with("/>") {
                self.place += 2;
                return Token::Open { name, attributes, self_closing: true };
            }
            if rest.starts_with('/') {
                self.place += 1;
            } else if rest.starts_with('{') {
                attributes.push(Attribute { name: "", value: Value::Expr(self.braces()) });
            } else {
                attributes.push(self.attribute());
            }
        }
    }

    fn attribute(&mut self) -> Attribute<'s> {
        let start = self.place;
        // A name may begin with `=`: browsers take it so.
        self.place += self.rest().chars().next().map_or(0, char::len_utf8);
        self.take(|character| !character.is_ascii_whitespace() && !matches!(character, '=' | '>' | '/'));
        let name = &self.source[start..self.place];
        let before = self.place;
        self.take(|character| character.is_ascii_whitespace());
        if !self.rest().starts_with('=') {
            self.place = before;
            return Attribute { name, value: Value::None };
        }
        self.place += 1;
        self.take(|character| character.is_ascii_whitespace());
        let value = match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => {
                self.place += 1;
                Value::Text(self.until(if quote == '"' { "\"" } else { "'" }))
            }
            Some('{') if self.heex => Value::Expr(self.braces().trim()),
            _ => Value::Text(self.take(|character| !character.is_ascii_whitespace() && character != '>')),
        };
        Attribute { name, value }
    }

    /// What is in braces, up to the one that closes them; those in strings do not count.
    fn braces(&mut self) -> &'s str {
        let rest = self.rest();
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        for (place, character) in rest.char_indices() {
            match character {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '{' if !quoted => depth += 1,
                '}' if !quoted => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.place += place + 1;
                return &rest[1..place];
            }
        }
        self.place = self.source.len();
        &rest[1..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(source: &str) -> Vec<Token<'_>> {
        tokens(source, is_heex(source)).into_iter().map(|(_, token)| token).collect()
    }

    #[test]
    fn attributes_in_all_forms() {
        let [Token::Open { name: "INPUT", attributes, self_closing: true }] =
            &*all("<INPUT a b = 'c' d=e f=\"{g}\" />")
        else {
            panic!("one tag");
        };
        let value = |text| Value::Text(text);
        let values: Vec<_> = attributes.iter().map(|attribute| (attribute.name, attribute.value.clone())).collect();
        assert_eq!(values, [("a", Value::None), ("b", value("c")), ("d", value("e")), ("f", value("{g}"))]);
    }

    #[test]
    fn text_is_what_is_no_tag() {
        assert_eq!(all("a < b {c}"), [Token::Text("a < b {c}")]);
        assert_eq!(all("<script>a<b</script>").len(), 3);
        assert_eq!(all("<b>{@x[\"}\"]}</b>")[1], Token::Expr("@x[\"}\"]"));
        assert_eq!(all("<%= @a %><% end %>"), [Token::Expr("@a"), Token::Code("end")]);
        for cut in ["<", "<a", "<a b", "<a b=", "<a b='", "<!", "<!--", "<%", "</", "<a b={", "{@", "<%= "] {
            all(cut);
        }
    }
}
