//! Escaping for HTML text and attributes, alone or inside a JSON string, in one pass.

/// How a byte has to be written: as it is, or as the replacement of this number.
type Table = [u8; 256];

const REPLACEMENTS: [&str; 10] =
    ["", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "\\\\", "\\u0026", "\\u0027", "\\u003c"];
const CONTROL: u8 = 10;
const QUOTE: u8 = 11;

/// HTML text and quoted attribute values.
const HTML: Table = {
    let mut table = [0; 256];
    table[b'&' as usize] = 1;
    table[b'<' as usize] = 2;
    table[b'>' as usize] = 3;
    table[b'"' as usize] = 4;
    table[b'\'' as usize] = 5;
    table
};

/// The same inside a JSON string.
const HTML_IN_JSON: Table = {
    let mut table = HTML;
    table[b'\\' as usize] = 6;
    let mut control = 0;
    while control < 0x20 {
        table[control] = CONTROL;
        control += 1;
    }
    table
};

/// Trusted markup inside a JSON string.
const JSON: Table = {
    let mut table = [0; 256];
    table[b'\\' as usize] = 6;
    table[b'"' as usize] = QUOTE;
    let mut control = 0;
    while control < 0x20 {
        table[control] = CONTROL;
        control += 1;
    }
    table
};

/// JSON in an attribute between single quotes. What is replaced stands only in its strings.
const ATTRIBUTE_JSON: Table = attribute_json_table([0; 256]);

/// Text in a string of such JSON.
const ATTRIBUTE_JSON_TEXT: Table = attribute_json_table(JSON);

const fn attribute_json_table(mut table: Table) -> Table {
    table[b'&' as usize] = 7;
    table[b'\'' as usize] = 8;
    table[b'<' as usize] = 9;
    table
}

/// Appends `text` to `out` for HTML text and quoted attributes.
#[inline]
pub(super) fn html(text: &str, out: &mut String) {
    replace(&HTML, text, out);
}

/// Appends `text` to `out` as HTML inside a JSON string.
#[inline]
pub(super) fn html_in_json(text: &str, out: &mut String) {
    replace(&HTML_IN_JSON, text, out);
}

/// Appends `text` to `out` inside a JSON string.
#[inline]
pub(super) fn json(text: &str, out: &mut String) {
    replace(&JSON, text, out);
}

/// Appends `json` to `out` for an attribute between single quotes.
pub(crate) fn attribute_json(json: &str, out: &mut String) {
    replace(&ATTRIBUTE_JSON, json, out);
}

/// Appends `text` to `out` for a string in such JSON.
pub(crate) fn attribute_json_text(text: &str, out: &mut String) {
    replace(&ATTRIBUTE_JSON_TEXT, text, out);
}

#[inline]
fn replace(table: &Table, text: &str, out: &mut String) {
    match first_replaced(table, text.as_bytes()) {
        None => out.push_str(text),
        Some(first) => replace_from(table, text, first, out),
    }
}

/// Where the first eight bytes are of which one is replaced. Mostly there are none: eight are looked at for each branch.
#[inline]
fn first_replaced(table: &Table, text: &[u8]) -> Option<usize> {
    let is_clean = |bytes: &[u8]| bytes.iter().fold(0, |any, byte| any | table[usize::from(*byte)]) == 0;
    let (chunks, rest) = text.as_chunks::<8>();
    let clean = chunks.iter().take_while(|chunk| is_clean(*chunk)).count();
    (clean < chunks.len() || !is_clean(rest)).then_some(8 * clean)
}

/// The bytes that are replaced are ASCII, so that every cut is at a character's edge.
#[cold]
fn replace_from(table: &Table, text: &str, first: usize, out: &mut String) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate().skip(first) {
        let class = table[usize::from(byte)];
        if class == 0 {
            continue;
        }
        out.push_str(&text[done..at]);
        match class {
            CONTROL => control(byte, out),
            QUOTE => out.push_str("\\\""),
            _ => out.push_str(REPLACEMENTS[usize::from(class)]),
        }
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

fn control(byte: u8, out: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    match byte {
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        _ => {
            out.push_str("\\u00");
            out.push(HEX[usize::from(byte >> 4)]);
            out.push(HEX[usize::from(byte & 15)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    fn with(escape: fn(&str, &mut String), text: &str) -> String {
        let mut out = String::new();
        escape(text, &mut out);
        out
    }

    #[test]
    fn html_escapes_what_could_end_text_or_an_attribute() {
        assert_eq!(with(super::html, r#"a & b < c > d " e ' f"#), "a &amp; b &lt; c &gt; d &quot; e &#39; f");
        assert_eq!(with(super::html, "plain — ünïcödé"), "plain — ünïcödé");
    }

    proptest! {
        #[test]
        fn json_for_an_attribute_is_read_back_and_ends_no_attribute(text: String) {
            let quoted = format!("\"{}\"", with(super::attribute_json_text, &text));
            prop_assert!(!quoted.contains(['\'', '&', '<']));
            prop_assert_eq!(serde_json::from_str::<String>(&quoted).unwrap(), text.clone());
            let whole = with(super::attribute_json, &serde_json::to_string(&text).unwrap());
            prop_assert!(!whole.contains(['\'', '&', '<']));
            prop_assert_eq!(serde_json::from_str::<String>(&whole).unwrap(), text);
        }

        #[test]
        fn json_is_what_serde_json_reads_back(text: String) {
            let quoted = format!("\"{}\"", with(super::json, &text));
            prop_assert_eq!(serde_json::from_str::<String>(&quoted).unwrap(), text);
        }

        #[test]
        fn html_in_json_is_html_then_json(text: String) {
            let quoted = format!("\"{}\"", with(super::html_in_json, &text));
            prop_assert_eq!(serde_json::from_str::<String>(&quoted).unwrap(), with(super::html, &text));
        }
    }
}
