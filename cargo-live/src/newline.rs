//! Files whose lines end as Windows has it.

/// Hands a text to `edit` with lines that end by `\n`; if all of its lines ended by `\r\n`, those of the result do.
pub(crate) fn kept<E>(text: &str, edit: impl FnOnce(&str) -> Result<String, E>) -> Result<String, E> {
    let newlines = text.matches('\n').count();
    if newlines == 0 || text.matches("\r\n").count() != newlines {
        return edit(text);
    }
    Ok(edit(&text.replace("\r\n", "\n"))?.replace('\n', "\r\n"))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::kept;

    #[test]
    fn lines_end_as_they_did() {
        for (text, expected) in
            [("a\r\nb\r\n", "a!\r\nb!\r\n"), ("a\nb\n", "a!\nb!\n"), ("a\r\nb\n", "a\r!\nb!\n"), ("a", "a")]
        {
            let Ok(edited) = kept(text, |text| Ok::<_, Infallible>(text.replace('\n', "!\n")));
            assert_eq!(edited, expected);
        }
    }
}
