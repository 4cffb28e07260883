//! Entities, as far as they are what HTML has to write for a character.

/// The names of characters that mean something in HTML, and of the space that is not seen.
const NAMED: &[(&str, char)] =
    &[("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];

/// The entity that `text` begins with, and the character that it stands for.
#[must_use]
pub fn at(text: &str) -> Option<(&str, char)> {
    let (name, _) = text.strip_prefix('&')?.split_once(';')?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
            char::from_u32(u32::from_str_radix(digits, radix).ok()?)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((&text[..name.len() + 2], character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        for (text, expected) in [
            ("&amp; b", Some(("&amp;", '&'))),
            ("&nbsp;", Some(("&nbsp;", '\u{a0}'))),
            ("&#39;s", Some(("&#39;", '\''))),
            ("&#x1F389;", Some(("&#x1F389;", '🎉'))),
            ("& b;", None),
            ("&b=1", None),
            ("&#;", None),
            ("&#xD800;", None),
            ("amp;", None),
        ] {
            assert_eq!(at(text), expected, "{text}");
        }
    }
}
