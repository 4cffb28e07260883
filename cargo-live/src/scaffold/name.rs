//! A thing's name in all its forms.

use syn::Ident;

/// `Song`, and what is called after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// `BandMember`.
    pub(crate) camel: String,
    /// `band_member`.
    pub(crate) snake: String,
}

impl Name {
    /// Of `BandMember` or `band_member`.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut snake = String::new();
        let mut characters = text.chars().map(|character| if character == '-' { '_' } else { character }).peekable();
        let mut previous = '_';
        while let Some(character) = characters.next() {
            // `HTTPServer` is `http_server`.
            let ends_acronym = previous.is_uppercase() && characters.peek().is_some_and(|next| next.is_lowercase());
            if character.is_uppercase() && (previous.is_lowercase() || ends_acronym) {
                snake.push('_');
            }
            snake.push(character.to_ascii_lowercase());
            previous = character;
        }
        let begins = snake.starts_with(|first: char| first.is_ascii_lowercase());
        let plain = snake.chars().all(|character| character.is_ascii_alphanumeric() || character == '_');
        if !begins || !plain || snake.contains("__") || snake.ends_with('_') {
            return Err(format!("`{text}` is no name: write letters, digits and `_`, as in `Song`"));
        }
        if syn::parse_str::<Ident>(&snake).is_err() {
            return Err(format!("`{snake}` is a word of Rust: take another name"));
        }
        Ok(Self { camel: camel(&snake), snake })
    }

    /// `Songs`, by the rules of English.
    pub(crate) fn plural(&self) -> Self {
        let snake = plural(&self.snake);
        Self { camel: camel(&snake), snake }
    }

    /// `Song`, where the name seems to be of several.
    pub(crate) fn singular(&self) -> Option<String> {
        let stem = self.camel.strip_suffix('s').filter(|stem| !stem.ends_with(['a', 'i', 'o', 's', 'u']))?;
        let stem = stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |stem| format!("{stem}y"));
        Some(stem).filter(|stem| stem.len() > 1)
    }

    /// `Band member`.
    pub(crate) fn title(&self) -> String {
        let words = self.words();
        words[..1].to_ascii_uppercase() + &words[1..]
    }

    /// `band member`.
    pub(crate) fn words(&self) -> String {
        self.snake.replace('_', " ")
    }

    /// `band-member`.
    pub(crate) fn kebab(&self) -> String {
        self.snake.replace('_', "-")
    }
}

fn camel(snake: &str) -> String {
    let word = |word: &str| word.get(..1).unwrap_or_default().to_ascii_uppercase() + word.get(1..).unwrap_or_default();
    snake.split('_').map(word).collect()
}

/// Plurals that follow no rule, of things that tables are full of.
const IRREGULAR: &[(&str, &str)] = &[
    ("analysis", "analyses"),
    ("child", "children"),
    ("hero", "heroes"),
    ("leaf", "leaves"),
    ("man", "men"),
    ("mouse", "mice"),
    ("person", "people"),
    ("quiz", "quizzes"),
    ("shelf", "shelves"),
    ("woman", "women"),
];

fn plural(snake: &str) -> String {
    let (before, word) = snake.rsplit_once('_').map_or(("", snake), |(before, word)| (before, word));
    if let Some((_, plural)) = IRREGULAR.iter().find(|(singular, _)| *singular == word) {
        return [before, plural].join(if before.is_empty() { "" } else { "_" });
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| snake.ends_with(end));
    match snake.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if hisses => format!("{snake}es"),
        _ => format!("{snake}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn forms() {
        let name = Name::parse("BandMember").unwrap();
        assert_eq!(name, Name::parse("band_member").unwrap());
        assert_eq!((name.camel.as_str(), name.snake.as_str()), ("BandMember", "band_member"));
        assert_eq!((name.title(), name.kebab()), ("Band member".to_owned(), "band-member".to_owned()));
        let plurals = [("Song", "Songs"), ("City", "Cities"), ("Day", "Days"), ("Fox", "Foxes"), ("Bench", "Benches")];
        for (name, plural) in plurals.into_iter().chain([("NewsPerson", "NewsPeople"), ("Quiz", "Quizzes")]) {
            assert_eq!(Name::parse(name).unwrap().plural().camel, plural);
        }
        for (name, snake) in
            [("HTTPServer", "http_server"), ("APIKey", "api_key"), ("URL", "url"), ("iPhone", "i_phone")]
        {
            assert_eq!(Name::parse(name).unwrap().snake, snake);
        }
    }

    #[test]
    fn of_several() {
        for (name, one) in [("Songs", "Song"), ("Categories", "Category"), ("BandMembers", "BandMember")] {
            assert_eq!(Name::parse(name).unwrap().singular().as_deref(), Some(one));
        }
        for name in ["Song", "Bus", "Address", "Status", "Analysis", "Gas"] {
            assert_eq!(Name::parse(name).unwrap().singular(), None, "{name}");
        }
    }

    #[test]
    fn what_is_no_name() {
        for text in ["", "1a", "a b", "a__b", "_a", "a_", "type", "Struct", "é", "../x"] {
            assert!(Name::parse(text).is_err(), "{text}");
        }
    }
}
