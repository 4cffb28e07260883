//! Element names, and what the parser has to know about some of them.

use super::table::Table;

/// The elements of the HTML standard, without the obsolete ones.
#[rustfmt::skip]
pub const HTML: &[&str] = &[
    "a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "blockquote", "body", "br",
    "button", "canvas", "caption", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn",
    "dialog", "div", "dl", "dt", "em", "embed", "fencedframe", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "ins",
    "kbd", "label", "legend", "li", "link", "main", "map", "mark", "menu", "meta", "meter", "nav", "noscript", "object",
    "ol", "optgroup", "option", "output", "p", "param", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s",
    "samp", "script", "search", "section", "select", "selectedcontent", "slot", "small", "source", "span", "strong",
    "style", "sub", "summary", "sup", "svg", "math", "table", "tbody", "td", "template", "textarea", "tfoot", "th",
    "thead", "time", "title", "tr", "track", "u", "ul", "var", "video", "wbr",
];

/// The elements of SVG.
#[rustfmt::skip]
pub const SVG: &[&str] = &[
    "a", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc", "discard", "ellipse",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter", "foreignObject", "g", "hatch",
    "hatchpath", "image", "line", "linearGradient", "marker", "mask", "mesh", "meshgradient", "meshpatch", "meshrow",
    "metadata", "mpath", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "script", "set", "solidcolor",
    "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan", "use", "view",
];

/// The elements of `MathML`.
#[rustfmt::skip]
pub const MATHML: &[&str] = &[
    "annotation", "maction", "math", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo",
    "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub",
    "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics",
];

/// Elements that have no content and no closing tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that were part of HTML, each with what to write instead.
#[rustfmt::skip]
pub const OBSOLETE: &[(&str, &str)] = &[
    ("acronym", "write `<abbr>`"),
    ("applet", "write `<object>`"),
    ("basefont", "set the font in the style sheet"),
    ("bgsound", "write `<audio>`"),
    ("big", "write `<span>` with a class for the style sheet"),
    ("blink", "write `<span>` with an animation in the style sheet"),
    ("center", "write `<div>` with `text-align: center` in the style sheet"),
    ("dir", "write `<ul>`"),
    ("font", "write `<span>` with a class for the style sheet"),
    ("frame", "write `<iframe>`"),
    ("frameset", "write `<iframe>`s, placed by the style sheet"),
    ("keygen", "use the Web Cryptography API in a hook"),
    ("listing", "write `<pre><code>…</code></pre>`"),
    ("marquee", "write `<div>` with an animation in the style sheet"),
    ("menuitem", "write `<li><button type=\"button\">…</button></li>` in a `<menu>`"),
    ("nobr", "write `<span>` with `white-space: nowrap` in the style sheet"),
    ("noembed", "write `<object>` with what to show instead inside"),
    ("noframes", "write `<iframe>`"),
    ("plaintext", "write `<pre>`"),
    ("rb", "write its text directly inside the `<ruby>`"),
    ("rtc", "write `<rt>`, in a `<ruby>` inside the `<ruby>` perhaps"),
    ("spacer", "leave room by the style sheet"),
    ("strike", "write `<s>`, or `<del>` for what was deleted"),
    ("tt", "write `<code>`, `<kbd>` or `<samp>`"),
    ("xmp", "write `<pre><code>…</code></pre>`"),
];

/// Elements in which white space alone means nothing: a browser drops it or never shows it.
#[rustfmt::skip]
const ONLY_ELEMENTS: &[&str] = &[
    "html", "head", "table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul", "ol", "menu", "dl", "select",
    "optgroup", "datalist", "picture", "audio", "video", "map", "svg", "g", "defs", "symbol", "clipPath", "mask",
    "marker", "pattern", "filter", "linearGradient", "radialGradient", "feMerge", "feComponentTransfer",
];

static HTML_TABLE: Table<()> = Table::new(&[(HTML, ())]);
static VOID_TABLE: Table<()> = Table::new(&[(VOID, ())]);
static ONLY_ELEMENTS_TABLE: Table<()> = Table::new(&[(ONLY_ELEMENTS, ())]);

/// Whether it is an element of the HTML standard.
#[must_use]
pub fn is_html(name: &str) -> bool {
    HTML_TABLE.contains(name)
}

/// Whether a browser knows an element of that name, or a script may define one.
#[must_use]
pub fn is_known(name: &str) -> bool {
    // Browsers put the capitals of SVG names right.
    let is_svg = || SVG.iter().any(|svg| svg.eq_ignore_ascii_case(name));
    is_html(name) || is_custom(name) || MATHML.contains(&name) || is_svg()
}

/// Whether it is the name of a custom element.
#[must_use]
pub fn is_custom(name: &str) -> bool {
    name.as_bytes().contains(&b'-')
}

/// Whether the element has no content and no closing tag.
#[must_use]
pub fn is_void(name: &str) -> bool {
    VOID_TABLE.contains(name)
}

/// Whether its content is no markup: a script or a style sheet.
#[must_use]
pub fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style")
}

/// Whether the parser of a browser drops a newline that its content begins with.
#[must_use]
pub fn drops_first_newline(name: &str) -> bool {
    matches!(name, "pre" | "textarea" | "listing")
}

/// Whether the element has a `value` property, which the client sends with every event of it.
#[must_use]
pub fn has_value(name: &str) -> bool {
    const WITH_VALUE: &[&str] =
        &["button", "data", "input", "li", "meter", "option", "output", "param", "progress", "select", "textarea"];
    is_custom(name) || WITH_VALUE.contains(&name)
}

/// What white space between the children of an element means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Any amount of it is one space.
    Collapse,
    /// White space alone is nothing.
    Drop,
    /// Every character counts.
    Verbatim,
}

impl Space {
    /// What it means in the element of that name, inside of where it means `outside`.
    #[must_use]
    pub fn inside(name: &str, outside: Self) -> Self {
        if matches!(name, "pre" | "textarea" | "listing") || outside == Self::Verbatim {
            Self::Verbatim
        } else if ONLY_ELEMENTS_TABLE.contains(name) {
            Self::Drop
        } else {
            Self::Collapse
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for name in ["div", "h6", "feGaussianBlur", "fegaussianblur", "mfrac", "my-element", "selectedcontent"] {
            assert!(is_known(name), "{name}");
        }
        for name in ["dvi", "Div", "feGausianBlur", "blink"] {
            assert!(!is_known(name), "{name}");
        }
    }

    #[test]
    fn verbatim_is_inherited() {
        assert_eq!(Space::inside("b", Space::Verbatim), Space::Verbatim);
        assert_eq!(Space::inside("b", Space::Drop), Space::Collapse);
        assert_eq!(Space::inside("ul", Space::Collapse), Space::Drop);
        assert_eq!(Space::inside("pre", Space::Collapse), Space::Verbatim);
    }
}
