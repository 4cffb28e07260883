//! Tags that HTML lets one leave out.

/// Whether the element `open` ends where `next` begins.
pub(super) fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "option" => matches!(next, "option" | "optgroup" | "hr"),
        "optgroup" => matches!(next, "optgroup" | "hr"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot" | "thead"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "thead" | "tbody" | "tfoot" => matches!(next, "tbody" | "tfoot" | "thead"),
        "colgroup" | "caption" => matches!(next, "thead" | "tbody" | "tr" | "colgroup"),
        "head" => next == "body",
        "p" => ENDS_P.contains(&next),
        _ => false,
    }
}

/// Whether its closing tag may be left out.
pub(super) fn may_stay_open(name: &str) -> bool {
    const OPEN: &[&str] = &[
        "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption",
        "p", "html", "head", "body",
    ];
    OPEN.contains(&name)
}

#[rustfmt::skip]
const ENDS_P: &[&str] = &[
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "div", "dl", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol",
    "p", "pre", "search", "section", "table", "ul",
];
