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
        let mut previous = '_';
        for character in text.chars() {
            let character = if character == '-' { '_' } else { character };
            if character.is_uppercase() && previous.is_lowercase() {
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

fn plural(word: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if hisses => format!("{word}es"),
        _ => format!("{word}s"),
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
        let plurals = ["Song", "City", "Day", "Fox", "Bench"].map(|name| Name::parse(name).unwrap().plural().camel);
        assert_eq!(plurals, ["Songs", "Cities", "Days", "Foxes", "Benches"]);
    }

    #[test]
    fn what_is_no_name() {
        for text in ["", "1a", "a b", "a__b", "_a", "a_", "type", "Struct", "é", "../x"] {
            assert!(Name::parse(text).is_err(), "{text}");
        }
    }
}
