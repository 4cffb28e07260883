//! What elements may contain, and what belongs where.
//!
//! From the HTML Living Standard: "Content model", "Contexts" and "Categories" of each element in section 4, the
//! categories of 3.2.5.2, and what a parser does with wrong content from 13.2.6. Where the standard asks for more than
//! can be seen in a template, or is changing (`<select>` may contain more than it could), the tables allow more.

use super::{elements, table::Table};

/// What an element may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Flow content: whatever stands in a `<body>`.
    Flow,
    /// Phrasing content: text and what stands in a line of it.
    Phrasing,
    /// Phrasing content and headings.
    PhrasingOrHeadings,
    /// What its parent may contain.
    Transparent,
    /// Those elements, scripts and templates; no text.
    Only(&'static [&'static str]),
    /// Text without elements.
    Text,
    /// Whatever is not known any closer.
    Anything,
}

/// What kinds of content an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Categories(u8);

impl Categories {
    /// Stands only where its parents say.
    pub const NONE: Self = Self(0);
    /// Stands in a `<body>`.
    pub const FLOW: Self = Self(1);
    /// Stands in a line of text.
    pub const PHRASING: Self = Self(1 | 2);
    /// Starts a section with a name.
    pub const HEADING: Self = Self(1 | 4);
    /// Is a section.
    pub const SECTIONING: Self = Self(1 | 8);
    /// Stands in a `<head>`.
    pub const METADATA: Self = Self(16);
    /// Stands in a `<head>` and in a line of text.
    pub const METADATA_OR_PHRASING: Self = Self(1 | 2 | 16);
    /// Stands anywhere.
    pub const SCRIPT: Self = Self(1 | 2 | 16 | 32);

    /// Whether everything that `other` is, this is too.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// An element as its neighbours see it.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    /// What it is.
    pub categories: Categories,
    /// What it contains.
    pub content: Content,
}

impl Model {
    const fn new(categories: Categories, content: Content) -> Self {
        Self { categories, content }
    }
}

const CELLS: Content = Content::Only(&["td", "th"]);
const HEADINGS: Content = Content::Only(&["h1", "h2", "h3", "h4", "h5", "h6", "p"]);
const ITEMS: Content = Content::Only(&["li"]);
const NAMES_AND_VALUES: Content = Content::Only(&["dt", "dd", "div"]);
const OPTIONS: Content = Content::Only(&["option", "optgroup", "hr", "button", "div", "noscript"]);
const OPTIONS_OF_GROUP: Content = Content::Only(&["option", "legend", "hr", "div", "noscript"]);
const ROWS: Content = Content::Only(&["tr"]);
const TABLE_PARTS: Content = Content::Only(&["caption", "colgroup", "thead", "tbody", "tfoot"]);

/// What the groups of a `<dl>` contain when a `<div>` is around each.
pub const GROUP_OF_NAMES: Content = Content::Only(&["dt", "dd"]);

#[rustfmt::skip]
static MODELS: Table<Model> = Table::new(&[
    // The document.
    (&["html"], Model::new(Categories::NONE, Content::Anything)),
    (&["head"], Model::new(Categories::NONE, Content::Only(&["base", "link", "meta", "noscript", "style", "title"]))),
    (&["body"], Model::new(Categories::NONE, Content::Flow)),
    (&["base"], Model::new(Categories::METADATA, Content::Anything)),
    (&["title"], Model::new(Categories::METADATA, Content::Text)),
    // `<style>` belongs into the head; browsers take it everywhere, and so do pages.
    (&["link", "meta", "style"], Model::new(Categories::METADATA_OR_PHRASING, Content::Anything)),
    (&["noscript"], Model::new(Categories::METADATA_OR_PHRASING, Content::Transparent)),
    (&["script", "template"], Model::new(Categories::SCRIPT, Content::Anything)),
    // Sections and headings.
    (&["article", "aside", "nav", "section"], Model::new(Categories::SECTIONING, Content::Flow)),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], Model::new(Categories::HEADING, Content::Phrasing)),
    (&["hgroup"], Model::new(Categories::HEADING, HEADINGS)),
    // Groups.
    (&["address", "blockquote", "details", "dialog", "div", "fieldset", "figure", "footer", "form", "header", "main", "search"],
        Model::new(Categories::FLOW, Content::Flow)),
    (&["dd", "dt", "figcaption", "li"], Model::new(Categories::NONE, Content::Flow)),
    (&["p", "pre"], Model::new(Categories::FLOW, Content::Phrasing)),
    (&["hr"], Model::new(Categories::FLOW, Content::Anything)),
    (&["menu", "ol", "ul"], Model::new(Categories::FLOW, ITEMS)),
    (&["dl"], Model::new(Categories::FLOW, NAMES_AND_VALUES)),
    (&["legend", "summary"], Model::new(Categories::NONE, Content::PhrasingOrHeadings)),
    // Text.
    (&["abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "ruby", "s", "samp", "small",
        "span", "strong", "sub", "sup", "time", "u", "var"], Model::new(Categories::PHRASING, Content::Phrasing)),
    (&["rp", "rt"], Model::new(Categories::NONE, Content::Phrasing)),
    (&["a", "canvas", "del", "ins", "map", "object", "slot"], Model::new(Categories::PHRASING, Content::Transparent)),
    (&["area", "br", "embed", "fencedframe", "iframe", "img", "input", "selectedcontent", "wbr"],
        Model::new(Categories::PHRASING, Content::Anything)),
    // Media.
    (&["audio", "video"], Model::new(Categories::PHRASING, Content::Transparent)),
    (&["picture"], Model::new(Categories::PHRASING, Content::Only(&["source", "img"]))),
    (&["param", "source", "track"], Model::new(Categories::NONE, Content::Anything)),
    (&["math", "svg"], Model::new(Categories::PHRASING, Content::Anything)),
    // Tables.
    (&["table"], Model::new(Categories::FLOW, TABLE_PARTS)),
    (&["caption"], Model::new(Categories::NONE, Content::Flow)),
    (&["colgroup"], Model::new(Categories::NONE, Content::Only(&["col"]))),
    (&["col"], Model::new(Categories::NONE, Content::Anything)),
    (&["tbody", "tfoot", "thead"], Model::new(Categories::NONE, ROWS)),
    (&["tr"], Model::new(Categories::NONE, CELLS)),
    (&["td", "th"], Model::new(Categories::NONE, Content::Flow)),
    // Forms.
    (&["button", "label", "meter", "output", "progress"], Model::new(Categories::PHRASING, Content::Phrasing)),
    (&["select"], Model::new(Categories::PHRASING, OPTIONS)),
    (&["optgroup"], Model::new(Categories::NONE, OPTIONS_OF_GROUP)),
    (&["option"], Model::new(Categories::NONE, Content::Anything)),
    (&["datalist"], Model::new(Categories::PHRASING, Content::Anything)),
    (&["textarea"], Model::new(Categories::PHRASING, Content::Text)),
]);

/// Elements that stand only directly inside of others. The first of these is the one that is most likely meant.
#[rustfmt::skip]
static PARENTS: Table<&[&str]> = Table::new(&[
    (&["head", "body"], &["html"]),
    // Where `<head>` is left out, a parser puts it there.
    (&["title", "base"], &["head", "html"]),
    (&["li"], &["ul", "ol", "menu"]),
    (&["dt", "dd"], &["dl", "div"]),
    (&["figcaption"], &["figure"]),
    (&["summary"], &["details"]),
    (&["legend"], &["fieldset", "optgroup"]),
    (&["rt", "rp"], &["ruby"]),
    (&["source"], &["picture", "video", "audio"]),
    (&["track"], &["video", "audio"]),
    (&["param"], &["object"]),
    (&["caption", "colgroup", "thead", "tbody", "tfoot"], &["table"]),
    (&["col"], &["colgroup"]),
    (&["tr"], &["tbody", "thead", "tfoot"]),
    (&["td", "th"], &["tr"]),
    (&["option"], &["select", "optgroup", "datalist", "div", "noscript"]),
    (&["optgroup"], &["select", "div", "noscript"]),
]);

/// What must not stand anywhere inside of an element, beside interactive content.
#[rustfmt::skip]
static FORBIDDEN: Table<&[&str]> = Table::new(&[
    (&["form"], &["form"]),
    (&["label"], &["label"]),
    (&["dfn"], &["dfn"]),
    (&["meter"], &["meter"]),
    (&["progress"], &["progress"]),
    (&["caption"], &["table"]),
    (&["audio", "video"], &["audio", "video"]),
    (&["article", "aside", "main", "nav", "section"], &["main"]),
    (&["header", "footer"], &["header", "footer", "main"]),
    (&["address"], &["address", "header", "footer", "article", "aside", "nav", "section", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup"]),
    (&["dt", "th"], &["header", "footer", "article", "aside", "nav", "section", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup"]),
]);

/// Start tags before which a parser closes an open `<p>`.
#[rustfmt::skip]
static CLOSES_PARAGRAPH: Table<()> = Table::new(&[(&[
    "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "ul",
], ())]);

/// Elements inside of which a parser does not look for an open `<p>` further out: "button scope".
#[rustfmt::skip]
static ENDS_BUTTON_SCOPE: Table<()> = Table::new(&[(&[
    "button", "caption", "html", "object", "select", "table", "td", "template", "th",
    "foreignObject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml",
], ())]);

/// Start tags before which a parser closes an open `<svg>` or `<math>`.
#[rustfmt::skip]
static LEAVES_FOREIGN: Table<()> = Table::new(&[(&[
    "b", "blockquote", "body", "br", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "hr", "i", "img", "li", "menu", "meta", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "sub", "sup",
    "table", "u", "ul", "var",
], ())]);

/// Elements of SVG and `MathML` that contain HTML.
const CONTAINS_HTML: &[&str] =
    &["foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation", "annotation-xml"];

/// What is known about an element of HTML. Custom elements contain what their parents may contain.
#[must_use]
pub fn model(name: &str) -> Option<Model> {
    if elements::is_custom(name) {
        return Some(Model::new(Categories::PHRASING, Content::Transparent));
    }
    MODELS.find(name).copied()
}

/// The elements directly inside of which alone the element stands.
#[must_use]
pub fn parents(name: &str) -> Option<&'static [&'static str]> {
    PARENTS.find(name).copied()
}

/// Whether `inner` must not stand anywhere inside of `outer`.
#[must_use]
pub fn is_forbidden(inner: &str, outer: &str) -> bool {
    FORBIDDEN.find(outer).is_some_and(|inners| inners.contains(&inner))
}

/// Whether a parser closes an open `<p>` before the element.
#[must_use]
pub fn closes_paragraph(name: &str) -> bool {
    CLOSES_PARAGRAPH.contains(name)
}

/// Whether a `<p>` around the element is no longer seen from inside of it.
#[must_use]
pub fn ends_button_scope(name: &str) -> bool {
    ENDS_BUTTON_SCOPE.contains(name)
}

/// Whether a parser closes an open `<svg>` or `<math>` before the element.
#[must_use]
pub fn leaves_foreign(name: &str) -> bool {
    LEAVES_FOREIGN.contains(name)
}

/// Whether an element of SVG or `MathML` contains HTML.
#[must_use]
pub fn contains_html(name: &str) -> bool {
    CONTAINS_HTML.contains(&&*name.to_ascii_lowercase())
}

/// Whether a parser moves what does not belong there out of the element, or drops it.
#[must_use]
pub fn is_part_of_table(name: &str) -> bool {
    matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup")
}

/// Whether a parser drops the tag where it does not belong.
#[must_use]
pub fn is_dropped_elsewhere(name: &str) -> bool {
    matches!(name, "caption" | "col" | "colgroup" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "head" | "body")
}

/// Whether a form control of that element can have a `<label>`.
#[must_use]
pub fn is_labelable(name: &str) -> bool {
    elements::is_custom(name)
        || matches!(name, "button" | "input" | "meter" | "output" | "progress" | "select" | "textarea")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_has_a_model() {
        for name in elements::HTML {
            assert!(model(name).is_some(), "{name}");
        }
        for (names, _) in MODELS.groups() {
            for name in *names {
                assert!(elements::is_html(name), "{name}");
                assert_eq!(MODELS.groups().iter().filter(|(names, _)| names.contains(name)).count(), 1, "{name}");
            }
        }
    }

    #[test]
    fn what_has_no_category_has_parents() {
        for (names, model) in MODELS.groups() {
            for name in names.iter().filter(|name| **name != "html") {
                assert_eq!(!model.categories.contains(Categories::FLOW), parents(name).is_some(), "{name}");
            }
        }
    }

    #[test]
    fn parents_may_contain_their_children() {
        for (names, parents) in PARENTS.groups() {
            for parent in *parents {
                let content = model(parent).map(|model| model.content);
                if let Some(Content::Only(children)) = content {
                    assert!(names.iter().any(|name| children.contains(name)), "{parent}");
                }
            }
        }
    }
}
