//! Static text as it is sent: escaped HTML, and JSON.

use std::fmt::Write;

/// Plain text, for between tags or in a quoted attribute value.
#[must_use]
pub fn text(plain: &str) -> String {
    let mut html = String::with_capacity(plain.len());
    for character in plain.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}

/// HTML source: entities pass, what is neither markup nor an entity is escaped.
#[must_use]
pub fn source(html: &str) -> String {
    let mut valid = String::with_capacity(html.len());
    let mut characters = html.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '<' => valid.push_str("&lt;"),
            '>' => valid.push_str("&gt;"),
            '&' if !characters.peek().is_some_and(|next| next.is_ascii_alphabetic() || *next == '#') => {
                valid.push_str("&amp;");
            }
            other => valid.push(other),
        }
    }
    valid
}

/// A JSON string, exactly as `JSON.stringify` writes it.
#[must_use]
pub fn json(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    let (bytes, mut written) = (text.as_bytes(), 0);
    for (place, byte) in bytes.iter().enumerate() {
        if *byte >= b' ' && *byte != b'"' && *byte != b'\\' {
            continue;
        }
        json.push_str(&text[written..place]);
        written = place + 1;
        match byte {
            b'"' => json.push_str("\\\""),
            b'\\' => json.push_str("\\\\"),
            b'\n' => json.push_str("\\n"),
            b'\r' => json.push_str("\\r"),
            b'\t' => json.push_str("\\t"),
            0x08 => json.push_str("\\b"),
            0x0c => json.push_str("\\f"),
            control => {
                // Writing to a `String` cannot fail.
                let _ = write!(json, "\\u{control:04x}");
            }
        }
    }
    json.push_str(&text[written..]);
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_loses_nothing() {
        assert_eq!(text("a < b & \"c\" > 'd' 🎉"), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39; 🎉");
        assert_eq!(text("&nbsp;"), "&amp;nbsp;");
    }

    #[test]
    fn source_keeps_entities() {
        for (html, valid) in [
            ("a&nbsp;b &#39; &#x27;", "a&nbsp;b &#39; &#x27;"),
            ("a && b <- c -> d", "a &amp;&amp; b &lt;- c -&gt; d"),
            ("Q&A, 1 & 2 &", "Q&A, 1 &amp; 2 &amp;"),
        ] {
            assert_eq!(source(html), valid);
        }
    }

    #[test]
    fn json_is_what_browsers_write() {
        assert_eq!(
            json("a\"b\\c\n\r\t\u{8}\u{c}\u{1}\u{1f}</é\u{2028}🎉"),
            "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f</é\u{2028}🎉\""
        );
    }
}
