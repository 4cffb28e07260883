//! Names of characters.

/// Those that pages are full of. The others stay names, which a template takes as well.
#[rustfmt::skip]
const NAMED: &[(&str, char)] = &[
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}'),
    ("copy", '©'), ("reg", '®'), ("trade", '™'), ("deg", '°'), ("euro", '€'), ("pound", '£'), ("yen", '¥'), ("cent", '¢'),
    ("hellip", '…'), ("mdash", '—'), ("ndash", '–'), ("bull", '•'), ("middot", '·'), ("times", '×'), ("divide", '÷'),
    ("lsquo", '‘'), ("rsquo", '’'), ("ldquo", '“'), ("rdquo", '”'), ("laquo", '«'), ("raquo", '»'),
    ("larr", '←'), ("uarr", '↑'), ("rarr", '→'), ("darr", '↓'), ("check", '✓'), ("hearts", '♥'), ("sect", '§'),
];

/// The length of the entity that `text` begins with, and the character that it stands for, if that is known.
pub(super) fn at(text: &str) -> Option<(usize, Option<char>)> {
    let name = text.strip_prefix('&')?;
    let (name, _) = name.split_once(';')?;
    let is_name =
        !name.is_empty() && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '#');
    if !is_name {
        return None;
    }
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            Some(code.ok().and_then(char::from_u32).unwrap_or('\u{fffd}'))
        }
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character),
    };
    Some((name.len() + 2, character))
}

/// Whether what follows `&` is the name of a character.
pub(super) fn at_name(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.chars().all(|next| next.is_ascii_alphanumeric())
    })
}
