//! Elixir in templates, as far as it is Rust but for its marks.

use std::str::FromStr as _;

use proc_macro2::TokenStream;

/// Rust for an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Translated {
    pub(super) rust: String,
    /// What is left to do by hand, if anything is.
    pub(super) note: Option<String>,
}

/// `@title` becomes `self.title`, `~p"/songs"` becomes `url!("/songs")`. What is no Rust at all is kept in a string.
pub(super) fn expression(elixir: &str) -> Translated {
    let elixir = elixir.trim();
    let rust = translate(elixir);
    if TokenStream::from_str(&rust).is_err() || rust.contains("//") || rust.is_empty() {
        let note = format!("`{elixir}` is not Rust: write what it means in place of the `todo!`");
        return Translated { rust: format!("todo!({})", super::text::literal(elixir)), note: Some(note) };
    }
    let note = if is_foreign(&rust) {
        Some(format!("`{elixir}` is Elixir: write it in Rust"))
    } else if rust != elixir {
        Some(format!("`{elixir}` has become `{rust}`"))
    } else {
        None
    };
    Translated { rust, note }
}

/// `song <- @songs` becomes `song in &self.songs`.
pub(super) fn generator(elixir: &str) -> Translated {
    let Some((pattern, list)) = elixir.split_once("<-") else { return expression(elixir) };
    let (pattern, list) = (tuple(pattern.trim()), translate(list.trim()));
    let borrow = if list.starts_with("self.") { "&" } else { "" };
    let rust = format!("{pattern} in {borrow}{list}");
    if TokenStream::from_str(&rust).is_err() {
        let note = format!("`{elixir}` is not Rust: write what is looped over in place of the `todo!`");
        return Translated { rust: format!("_ in [todo!({})]", super::text::literal(elixir)), note: Some(note) };
    }
    let note = Some(format!("`{}` has become `{rust}`", elixir.trim()));
    Translated { rust, note }
}

/// `{id, song}` becomes `(id, song)`.
pub(super) fn pattern(elixir: &str) -> Translated {
    let rust = tuple(elixir.trim());
    if rust == elixir.trim() {
        return expression(elixir);
    }
    let note = Some(format!("`{}` has become `{rust}`", elixir.trim()));
    Translated { rust, note }
}

fn tuple(elixir: &str) -> String {
    match elixir.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) {
        Some(inner) => format!("({inner})"),
        None => elixir.to_owned(),
    }
}

/// Whether it is more than names and operators that Rust has too.
fn is_foreign(rust: &str) -> bool {
    let marks =
        ["|>", "->", "%{", "#{", "fn ", "JS.", " do ", "&1", "<>", "++", "nil", "for ", "if ", " :", "[:", ": ", "do:"];
    rust.starts_with(':') || marks.iter().any(|mark| rust.contains(mark))
}

fn translate(elixir: &str) -> String {
    let (mut written, mut rest) = (String::new(), elixir);
    while let Some(character) = rest.chars().next() {
        if let Some(path) = rest.strip_prefix("~p")
            && path.starts_with('"')
        {
            let end = string_end(path);
            written.extend(["url!(", &interpolated(&path[..end]), ")"]);
            rest = &path[end..];
            continue;
        }
        if character == '"' {
            let end = string_end(rest);
            let string = &rest[..end];
            rest = &rest[end..];
            let string =
                if string.contains("#{") { format!("format!({})", interpolated(string)) } else { string.to_owned() };
            written = only_if(&written, &string).unwrap_or_else(|| written + &string);
            continue;
        }
        if let Some((field, after)) = rest.strip_prefix("[:").and_then(|field| field.split_once(']'))
            && is_word(field)
        {
            written.extend([".", field, "()"]);
            rest = after;
            continue;
        }
        if let Some(after) = rest.strip_prefix("render_slot(@inner_block)") {
            written += "children";
            rest = after;
            continue;
        }
        let at_word = !written.ends_with(|before: char| before.is_alphanumeric() || before == '_');
        let word = |word: &str| {
            let after = rest.strip_prefix(word)?;
            (at_word && !after.starts_with(|next: char| next.is_alphanumeric() || next == '_')).then_some(after)
        };
        if character == '@' {
            written += "self.";
            rest = &rest[1..];
        } else if let Some(after) = word("and") {
            written += "&&";
            rest = after;
        } else if let Some(after) = word("or") {
            written += "||";
            rest = after;
        } else if let Some(after) = word("not") {
            written.push('!');
            rest = after.trim_start();
        } else {
            written.push(character);
            rest = &rest[character.len_utf8()..];
        }
    }
    written
}

/// `condition && "text"` is the text or nothing: `condition.then_some("text")`.
fn only_if(before: &str, text: &str) -> Option<String> {
    let before = before.trim_end().strip_suffix("&&")?.trim_end();
    let (before, condition) = before.split_at(operand(before));
    let spaces = condition.len() - condition.trim_start().len();
    let (space, condition) = condition.split_at(spaces);
    if condition.is_empty() || condition.contains("||") {
        return None;
    }
    let is_path = condition.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '.'));
    let condition = if is_path { condition.to_owned() } else { format!("({condition})") };
    Some(format!("{before}{space}{condition}.then_some({text})"))
}

/// Where the operand that `text` ends with begins: behind the bracket or the comma before it.
fn operand(text: &str) -> usize {
    let mut depth = 0;
    for (place, character) in text.char_indices().rev() {
        match character {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' | ',' if depth == 0 => return place + 1,
            '(' | '[' | '{' => depth -= 1,
            _ => {}
        }
    }
    0
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_alphanumeric() || character == '_')
}

/// `"/songs/#{song.id}"` becomes `"/songs/{id}", id = song.id`: a string for `format!` and `url!`, with its values.
fn interpolated(string: &str) -> String {
    let (mut text, mut rest) = (String::new(), string);
    let mut named: Vec<(String, String)> = Vec::new();
    while let Some((before, after)) = rest.split_once("#{") {
        text += before;
        let (value, after) = after.split_once('}').unwrap_or((after, ""));
        rest = after;
        let value = translate(value.trim());
        let field = value.rsplit('.').next().unwrap_or_default();
        let is_other = |(name, other): &(String, String)| name == field && *other != value;
        let name = if named.iter().any(is_other) { value.replace('.', "_") } else { field.to_owned() };
        // What is more than a field stands where its value is to stand, and the compiler asks for a name.
        text.extend(["{", if is_word(&name) { &name } else { &value }, "}"]);
        if is_word(&name) {
            named.push((name, value));
        }
    }
    named.dedup();
    let values = named.iter().filter(|(name, value)| name != value).map(|(name, value)| format!(", {name} = {value}"));
    text + rest + &values.collect::<String>()
}

/// The length of the string that `text` begins with.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (place, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_translated() {
        for (elixir, rust) in [
            ("@title", "self.title"),
            ("not @open and @a or b", "!self.open && self.a || b"),
            ("~p\"/songs/#{id}\"", "url!(\"/songs/{id}\")"),
            ("~p\"/songs/#{@song.id}/edit\"", "url!(\"/songs/{id}/edit\", id = self.song.id)"),
            ("\"tag-#{tag.id}\"", "format!(\"tag-{id}\", id = tag.id)"),
            ("\"#{a.id}-#{b.id}-#{b.id}\"", "format!(\"{id}-{b_id}-{b_id}\", id = a.id, b_id = b.id)"),
            ("\"a-#{i}-#{i}\"", "format!(\"a-{i}-{i}\")"),
            ("@form[:title]", "self.form.title()"),
            ("render_slot(@inner_block)", "children"),
            ("\"me@example.org and\"", "\"me@example.org and\""),
            ("song.notes", "song.notes"),
            ("[\"page\", page == @page && \"current\"]", "[\"page\", (page == self.page).then_some(\"current\")]"),
            ("[@open and \"open-#{@id}\"]", "[self.open.then_some(format!(\"open-{id}\", id = self.id))]"),
            ("[is_in(a, b) && \"in\"]", "[(is_in(a, b)).then_some(\"in\")]"),
            ("a || b && \"c\"", "a || b && \"c\""),
            ("`it", "todo!(\"`it\")"),
        ] {
            assert_eq!(expression(elixir).rust, rust, "{elixir}");
        }
        assert_eq!(generator("song <- @songs").rust, "song in &self.songs");
        assert_eq!(generator("{id, song} <- @streams.songs").rust, "(id, song) in &self.streams.songs");
    }

    #[test]
    fn what_is_left_to_do_is_said() {
        assert!(expression("name").note.is_none());
        assert!(expression("JS.push(\"add\")").note.is_some_and(|note| note.contains("is Elixir")));
        assert!(expression("live_render(@socket, Clock, id: 1)").note.is_some_and(|note| note.contains("is Elixir")));
        assert!(expression("@name").note.is_some_and(|note| note.contains("has become")));
    }
}
