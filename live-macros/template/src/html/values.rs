//! What the values of attributes may be, where the standard says so exactly.
//!
//! From the HTML Living Standard: the "Attributes" index and the sections it refers to,
//! sandboxing flags of 7.1.5, autofill of 4.10.18.7. Of what is a name, an address, a language or a style sheet nothing
//! is said. Keywords are compared without regard to case.

use super::{
    elements,
    syntax::{integer, is_date, is_month, is_number, is_time, is_week},
};

/// What a literal value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of those words.
    Keyword(&'static [&'static str]),
    /// One of those words, letter by letter.
    ExactKeyword(&'static [&'static str]),
    /// Some of those words.
    Keywords(&'static [&'static str]),
    /// A whole number from the first to the last.
    Integer(i64, i64),
    /// A number of pixels, or a part of what is around in per cent, which browsers take although the standard does not.
    Length,
    /// A number.
    Number,
    /// A number above zero, or `any`.
    Step,
    /// `_blank` and its like, or a name.
    Target,
    /// A name without white space.
    Id,
    /// `#` and a name.
    HashName,
    /// What browsers may fill in.
    Autofill,
    /// Milliseconds, or `blur`.
    Debounce,
    /// A command of the browser, or one of the page's own, which begins with `--`.
    Command,
    /// `2026-01-31`.
    Date,
    /// `2026-01`.
    Month,
    /// `2026-W05`.
    Week,
    /// `23:59`.
    Time,
    /// `2026-01-31T23:59`.
    DateTime,
}

const MOST: i64 = 2_147_483_647;
const COUNT: Kind = Kind::Integer(0, MOST);
const POSITIVE: Kind = Kind::Integer(1, MOST);
const ANY_INTEGER: Kind = Kind::Integer(-MOST - 1, MOST);
const METHOD: Kind = Kind::Keyword(&["get", "post", "dialog"]);
const ENCTYPE: Kind = Kind::Keyword(&["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]);
const CROSSORIGIN: Kind = Kind::Keyword(&["", "anonymous", "use-credentials"]);
const LOADING: Kind = Kind::Keyword(&["lazy", "eager"]);
const PRIORITY: Kind = Kind::Keyword(&["high", "low", "auto"]);
const PRELOAD: Kind = Kind::Keyword(&["", "none", "metadata", "auto"]);
const POPOVER_ACTION: Kind = Kind::Keyword(&["toggle", "show", "hide"]);
const BLOCKING: Kind = Kind::Keywords(&["render"]);

#[rustfmt::skip]
const REFERRER_POLICY: Kind = Kind::Keyword(&[
    "", "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin", "origin-when-cross-origin",
    "strict-origin-when-cross-origin", "unsafe-url",
]);

/// The types of an `<input>`.
#[rustfmt::skip]
pub const INPUT_TYPES: &[&str] = &[
    "hidden", "text", "search", "tel", "url", "email", "password", "date", "month", "week", "time", "datetime-local",
    "number", "range", "color", "checkbox", "radio", "file", "submit", "image", "reset", "button",
];

/// Attributes of every element.
#[rustfmt::skip]
const GLOBAL: &[(&str, Kind)] = &[
    ("autocapitalize", Kind::Keyword(&["off", "none", "on", "sentences", "words", "characters"])),
    ("autocorrect", Kind::Keyword(&["", "on", "off"])),
    ("contenteditable", Kind::Keyword(&["", "true", "false", "plaintext-only"])),
    ("dir", Kind::Keyword(&["ltr", "rtl", "auto"])),
    ("draggable", Kind::Keyword(&["true", "false"])),
    ("enterkeyhint", Kind::Keyword(&["enter", "done", "go", "next", "previous", "search", "send"])),
    ("headingoffset", Kind::Integer(0, 8)),
    ("hidden", Kind::Keyword(&["", "hidden", "until-found"])),
    ("id", Kind::Id),
    ("inputmode", Kind::Keyword(&["none", "text", "tel", "url", "email", "numeric", "decimal", "search"])),
    ("popover", Kind::Keyword(&["", "auto", "manual", "hint"])),
    ("spellcheck", Kind::Keyword(&["", "true", "false"])),
    ("tabindex", ANY_INTEGER),
    ("translate", Kind::Keyword(&["", "yes", "no"])),
    ("virtualkeyboardpolicy", Kind::Keyword(&["", "auto", "manual"])),
    ("writingsuggestions", Kind::Keyword(&["", "true", "false"])),
];

/// Attributes of some elements.
#[rustfmt::skip]
const OWN: &[(&[&str], &str, Kind)] = &[
    (&["a", "area", "base", "form"], "target", Kind::Target),
    (&["a", "area", "iframe", "img", "link", "script"], "referrerpolicy", REFERRER_POLICY),
    (&["area"], "shape", Kind::Keyword(&["circle", "circ", "default", "poly", "polygon", "rect", "rectangle"])),
    (&["audio", "img", "link", "script", "video"], "crossorigin", CROSSORIGIN),
    (&["audio", "video"], "preload", PRELOAD),
    (&["audio", "iframe", "img", "video"], "loading", LOADING),
    (&["button"], "type", Kind::Keyword(&["submit", "reset", "button"])),
    (&["button", "input"], "formenctype", ENCTYPE),
    (&["button", "input"], "formmethod", METHOD),
    (&["button", "input"], "formtarget", Kind::Target),
    (&["button", "input"], "popovertargetaction", POPOVER_ACTION),
    (&["button", "input"], "popovertarget", Kind::Id),
    (&["button", "input"], "commandfor", Kind::Id),
    (&["button", "input"], "command", Kind::Command),
    (&["button", "fieldset", "input", "meter", "object", "output", "select", "textarea"], "form", Kind::Id),
    (&["canvas", "source"], "width", COUNT),
    (&["canvas", "source"], "height", COUNT),
    (&["embed", "iframe", "img", "input", "object", "video"], "width", Kind::Length),
    (&["embed", "iframe", "img", "input", "object", "video"], "height", Kind::Length),
    (&["col", "colgroup"], "span", Kind::Integer(1, 1000)),
    (&["dialog"], "closedby", Kind::Keyword(&["any", "closerequest", "none"])),
    (&["form"], "autocomplete", Kind::Keyword(&["on", "off"])),
    (&["form"], "enctype", ENCTYPE),
    (&["form"], "method", METHOD),
    (&["iframe"], "sandbox", Kind::Keywords(&[
        "allow-downloads", "allow-forms", "allow-modals", "allow-orientation-lock", "allow-pointer-lock", "allow-popups",
        "allow-popups-to-escape-sandbox", "allow-presentation", "allow-same-origin", "allow-scripts",
        "allow-storage-access-by-user-activation", "allow-top-navigation", "allow-top-navigation-by-user-activation",
        "allow-top-navigation-to-custom-protocols",
    ])),
    (&["img", "link", "script"], "fetchpriority", PRIORITY),
    (&["img"], "decoding", Kind::Keyword(&["sync", "async", "auto"])),
    (&["img", "object"], "usemap", Kind::HashName),
    (&["input"], "type", Kind::Keyword(INPUT_TYPES)),
    (&["input"], "capture", Kind::Keyword(&["", "user", "environment"])),
    (&["input"], "colorspace", Kind::Keyword(&["limited-srgb", "display-p3"])),
    (&["input"], "list", Kind::Id),
    (&["input"], "size", POSITIVE),
    (&["input"], "step", Kind::Step),
    (&["input", "select", "textarea"], "autocomplete", Kind::Autofill),
    (&["input", "textarea"], "maxlength", COUNT),
    (&["input", "textarea"], "minlength", COUNT),
    (&["a", "area", "button"], "interestfor", Kind::Id),
    (&["label"], "for", Kind::Id),
    (&["li"], "value", ANY_INTEGER),
    (&["link", "script", "style"], "blocking", BLOCKING),
    (&["link"], "as", Kind::Keyword(&[
        "audio", "audioworklet", "document", "embed", "fetch", "font", "frame", "iframe", "image", "json", "manifest",
        "object", "paintworklet", "report", "script", "serviceworker", "sharedworker", "style", "text", "track", "video",
        "webidentity", "worker", "xslt",
    ])),
    (&["meta"], "charset", Kind::Keyword(&["utf-8"])),
    (&["meter"], "value", Kind::Number),
    (&["meter"], "min", Kind::Number),
    (&["meter"], "max", Kind::Number),
    (&["meter"], "low", Kind::Number),
    (&["meter"], "high", Kind::Number),
    (&["meter"], "optimum", Kind::Number),
    (&["ol"], "start", ANY_INTEGER),
    (&["ol"], "type", Kind::ExactKeyword(&["1", "a", "A", "i", "I"])),
    (&["progress"], "value", Kind::Number),
    (&["progress"], "max", Kind::Number),
    (&["select"], "size", COUNT),
    (&["td", "th"], "colspan", Kind::Integer(1, 1000)),
    (&["td", "th"], "rowspan", Kind::Integer(0, 65534)),
    (&["template"], "shadowrootmode", Kind::Keyword(&["open", "closed"])),
    (&["textarea"], "cols", POSITIVE),
    (&["textarea"], "rows", POSITIVE),
    (&["textarea"], "wrap", Kind::Keyword(&["soft", "hard", "off"])),
    (&["th"], "scope", Kind::Keyword(&["row", "col", "rowgroup", "colgroup"])),
    (&["track"], "kind", Kind::Keyword(&["subtitles", "captions", "descriptions", "chapters", "metadata"])),
];

/// Words of `target` that are no names.
pub const TARGETS: &[&str] = &["_blank", "_self", "_parent", "_top", "_unfencedTop"];

/// Commands that browsers know.
#[rustfmt::skip]
pub const COMMANDS: &[&str] = &[
    "toggle-popover", "show-popover", "hide-popover", "close", "request-close", "show-modal",
];

/// Words of `autocomplete`, in whatever order.
#[rustfmt::skip]
pub const AUTOFILL: &[&str] = &[
    "on", "off", "shipping", "billing", "home", "work", "mobile", "fax", "pager", "webauthn",
    "name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix", "nickname", "username",
    "new-password", "current-password", "one-time-code", "organization-title", "organization", "street-address",
    "address-line1", "address-line2", "address-line3", "address-level4", "address-level3", "address-level2",
    "address-level1", "country", "country-name", "postal-code", "cc-name", "cc-given-name", "cc-additional-name",
    "cc-family-name", "cc-number", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-type", "transaction-currency",
    "transaction-amount", "language", "bday", "bday-day", "bday-month", "bday-year", "sex", "url", "photo", "tel",
    "tel-country-code", "tel-national", "tel-area-code", "tel-local", "tel-local-prefix", "tel-local-suffix",
    "tel-extension", "email", "impp",
];

/// Attributes of an `<input>` that mean nothing with some of its types, and the types with which they do.
#[rustfmt::skip]
const APPLIES: &[(&[&str], &[&str])] = &[
    (&["accept", "capture", "webkitdirectory"], &["file"]),
    (&["alt", "src"], &["image"]),
    (&["checked"], &["checkbox", "radio"]),
    (&["height", "width"], &["image"]),
    (&["max", "min"], &["date", "month", "week", "time", "datetime-local", "number", "range"]),
    (&["step"], &["date", "month", "week", "time", "datetime-local", "number", "range"]),
    (&["maxlength", "minlength", "pattern"], &["text", "search", "url", "tel", "email", "password"]),
    (&["multiple"], &["email", "file"]),
    (&["placeholder"], &["text", "search", "url", "tel", "email", "password", "number"]),
];

/// What the value of the attribute may be on an element of HTML.
#[must_use]
pub fn kind(element: &str, attribute: &str) -> Option<Kind> {
    if !elements::is_html(element) {
        return None;
    }
    let own = OWN.iter().find(|(elements, name, _)| *name == attribute && elements.contains(&element));
    let global = || GLOBAL.iter().find(|(name, _)| *name == attribute).map(|(_, kind)| *kind);
    own.map(|(.., kind)| *kind).or_else(global)
}

/// What an `<input>` of that type may have as its `value`, `min` or `max`.
#[must_use]
pub fn of_input(ty: &str) -> Option<Kind> {
    Some(match ty {
        "number" | "range" => Kind::Number,
        "date" => Kind::Date,
        "month" => Kind::Month,
        "week" => Kind::Week,
        "time" => Kind::Time,
        "datetime-local" => Kind::DateTime,
        _ => return None,
    })
}

/// The types of `<input>` that the attribute is for, where it is not for all.
#[must_use]
pub fn types_with(attribute: &str) -> Option<&'static [&'static str]> {
    APPLIES.iter().find(|(names, _)| names.contains(&attribute)).map(|(_, types)| *types)
}

impl Kind {
    /// Whether a value is one of those.
    #[must_use]
    pub fn allows(self, value: &str) -> bool {
        let is_word = |words: &[&str], word: &str| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        let word = value.trim_ascii();
        match self {
            Self::Keyword(words) => is_word(words, word),
            Self::ExactKeyword(words) => words.contains(&word),
            Self::Keywords(words) => value.split_ascii_whitespace().all(|word| is_word(words, word)),
            Self::Integer(first, last) => integer(word).is_some_and(|number| (first..=last).contains(&number)),
            Self::Length => {
                let number = word.strip_suffix('%').unwrap_or(word);
                is_number(number) && !number.starts_with('-')
            }
            Self::Number => is_number(word),
            Self::Debounce => word == "blur" || integer(word).is_some_and(|milliseconds| milliseconds >= 0),
            Self::Step => {
                word.eq_ignore_ascii_case("any")
                    || (is_number(word) && word.parse::<f64>().is_ok_and(|step| step > 0.0))
            }
            Self::Target => !word.starts_with('_') || is_word(TARGETS, word),
            Self::Id => !value.is_empty() && !value.contains(|character: char| character.is_ascii_whitespace()),
            Self::HashName => word.len() > 1 && word.starts_with('#'),
            Self::Autofill => value.split_ascii_whitespace().all(|word| {
                is_word(AUTOFILL, word) || word.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("section-"))
            }),
            Self::Command => word.starts_with("--") || is_word(COMMANDS, word),
            Self::Date => is_date(word),
            Self::Month => is_month(word),
            Self::Week => is_week(word),
            Self::Time => is_time(word),
            Self::DateTime => word.split_once(['T', ' ']).is_some_and(|(date, time)| is_date(date) && is_time(time)),
        }
    }

    /// The words among which a misspelt one may be meant.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Keyword(words) | Self::ExactKeyword(words) | Self::Keywords(words) => words,
            Self::Target => TARGETS,
            Self::Autofill => AUTOFILL,
            Self::Command => COMMANDS,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::attributes;

    #[test]
    fn the_attributes_exist() {
        for (elements, name, _) in OWN {
            for element in *elements {
                let known = attributes::own(element).contains(name) || attributes::GLOBAL.contains(name);
                assert!(known, "{element} {name}");
            }
        }
        for (name, _) in GLOBAL {
            assert!(attributes::GLOBAL.contains(name), "{name}");
        }
        for (names, types) in APPLIES {
            assert!(names.iter().all(|name| attributes::own("input").contains(name)), "{names:?}");
            assert!(types.iter().all(|ty| INPUT_TYPES.contains(ty)), "{types:?}");
        }
    }

    #[test]
    fn words() {
        assert!(Kind::Target.allows("_BLANK") && Kind::Target.allows("frame") && !Kind::Target.allows("_blnak"));
        assert!(Kind::Autofill.allows("section-red shipping tel") && !Kind::Autofill.allows("new-pasword"));
        assert!(Kind::Id.allows("a:b") && !Kind::Id.allows("a b") && !Kind::Id.allows(""));
        assert_eq!(kind("input", "type"), Some(Kind::Keyword(INPUT_TYPES)));
        assert_eq!(kind("a", "type"), None);
    }
}
