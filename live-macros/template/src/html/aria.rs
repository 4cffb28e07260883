//! Roles, states and properties of WAI-ARIA.
//!
//! From WAI-ARIA 1.2 (sections 5.3, 5.4 and 6), with what the drafts of 1.3 add, so that nothing new is called
//! unknown; roles of DPUB-ARIA 1.1 and of the Graphics Module 1.0; implicit roles from ARIA in HTML, section 4.

use super::values::Kind;

/// A state or a property.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// `aria-…`.
    pub name: &'static str,
    /// What its value may be, where it is not a text or ids.
    pub kind: Option<Kind>,
    /// The roles that have it, where it is not for all.
    pub roles: &'static [&'static str],
}

const BOOLEAN: Option<Kind> = Some(Kind::Keyword(&["true", "false"]));
const OPTIONAL_BOOLEAN: Option<Kind> = Some(Kind::Keyword(&["true", "false", "undefined"]));
const TRISTATE: Option<Kind> = Some(Kind::Keyword(&["true", "false", "mixed", "undefined"]));
const NUMBER: Option<Kind> = Some(Kind::Number);
const POSITION: Option<Kind> = Some(Kind::Integer(1, 2_147_483_647));
/// A count that may be unknown.
const COUNT: Option<Kind> = Some(Kind::Integer(-1, 2_147_483_647));
const SPAN: Option<Kind> = Some(Kind::Integer(0, 2_147_483_647));
const ANY: &[&str] = &[];

const CHECKED: &[&str] = &["checkbox", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch", "treeitem"];
const CELL: &[&str] = &["cell", "columnheader", "gridcell", "rowheader"];
const CELL_OR_ROW: &[&str] = &["cell", "columnheader", "gridcell", "row", "rowheader"];
const GRID: &[&str] = &["grid", "table", "treegrid"];
const RANGE: &[&str] = &["meter", "progressbar", "scrollbar", "separator", "slider", "spinbutton"];
const TEXT: &[&str] = &["combobox", "searchbox", "spinbutton", "textbox"];

/// Every state and property.
#[rustfmt::skip]
pub const PROPERTIES: &[Property] = &[
    property("aria-actions", None, ANY),
    property("aria-activedescendant", None, ANY),
    property("aria-atomic", BOOLEAN, ANY),
    property("aria-autocomplete", Some(Kind::Keyword(&["inline", "list", "both", "none"])), ANY),
    property("aria-braillelabel", None, ANY),
    property("aria-brailleroledescription", None, ANY),
    property("aria-busy", BOOLEAN, ANY),
    property("aria-checked", TRISTATE, CHECKED),
    property("aria-colcount", COUNT, GRID),
    property("aria-colindex", POSITION, CELL_OR_ROW),
    property("aria-colindextext", None, CELL_OR_ROW),
    property("aria-colspan", POSITION, CELL),
    property("aria-controls", None, ANY),
    property("aria-current", Some(Kind::Keyword(&["page", "step", "location", "date", "time", "true", "false"])), ANY),
    property("aria-describedby", None, ANY),
    property("aria-description", None, ANY),
    property("aria-details", None, ANY),
    property("aria-disabled", BOOLEAN, ANY),
    property("aria-dropeffect", Some(Kind::Keywords(&["copy", "execute", "link", "move", "none", "popup"])), ANY),
    property("aria-errormessage", None, ANY),
    property("aria-expanded", OPTIONAL_BOOLEAN, ANY),
    property("aria-flowto", None, ANY),
    property("aria-grabbed", OPTIONAL_BOOLEAN, ANY),
    property("aria-haspopup", Some(Kind::Keyword(&["true", "false", "menu", "listbox", "tree", "grid", "dialog"])), ANY),
    property("aria-hidden", OPTIONAL_BOOLEAN, ANY),
    property("aria-invalid", Some(Kind::Keyword(&["grammar", "false", "spelling", "true"])), ANY),
    property("aria-keyshortcuts", None, ANY),
    property("aria-label", None, ANY),
    property("aria-labelledby", None, ANY),
    property("aria-level", POSITION, &["comment", "heading", "listitem", "row", "tablist", "treeitem"]),
    property("aria-live", Some(Kind::Keyword(&["assertive", "off", "polite"])), ANY),
    property("aria-modal", BOOLEAN, &["alertdialog", "dialog"]),
    property("aria-multiline", BOOLEAN, &["searchbox", "textbox"]),
    property("aria-multiselectable", BOOLEAN, &["grid", "listbox", "tablist", "tree", "treegrid"]),
    property("aria-orientation", Some(Kind::Keyword(&["horizontal", "vertical", "undefined"])), ANY),
    property("aria-owns", None, ANY),
    property("aria-placeholder", None, TEXT),
    property("aria-posinset", POSITION, ANY),
    property("aria-pressed", TRISTATE, &["button"]),
    property("aria-readonly", BOOLEAN, ANY),
    property("aria-relevant", Some(Kind::Keywords(&["additions", "all", "removals", "text"])), ANY),
    property("aria-required", BOOLEAN, ANY),
    property("aria-roledescription", None, ANY),
    property("aria-rowcount", COUNT, GRID),
    property("aria-rowindex", POSITION, CELL_OR_ROW),
    property("aria-rowindextext", None, CELL_OR_ROW),
    property("aria-rowspan", SPAN, CELL),
    property("aria-selected", OPTIONAL_BOOLEAN, &["columnheader", "gridcell", "option", "row", "rowheader", "tab", "treeitem"]),
    property("aria-setsize", COUNT, ANY),
    property("aria-sort", Some(Kind::Keyword(&["ascending", "descending", "none", "other"])), &["columnheader", "rowheader"]),
    property("aria-valuemax", NUMBER, RANGE),
    property("aria-valuemin", NUMBER, RANGE),
    property("aria-valuenow", NUMBER, RANGE),
    property("aria-valuetext", None, RANGE),
];

const fn property(name: &'static str, kind: Option<Kind>, roles: &'static [&'static str]) -> Property {
    Property { name, kind, roles }
}

/// Every role that an element may have.
#[rustfmt::skip]
pub const ROLES: &[&str] = &[
    "alert", "alertdialog", "application", "article", "banner", "blockquote", "button", "caption", "cell", "checkbox",
    "code", "columnheader", "combobox", "comment", "complementary", "contentinfo", "definition", "deletion", "dialog",
    "directory", "document", "emphasis", "feed", "figure", "form", "generic", "grid", "gridcell", "group", "heading",
    "image", "img", "insertion", "link", "list", "listbox", "listitem", "log", "main", "mark", "marquee", "math", "menu",
    "menubar", "menuitem", "menuitemcheckbox", "menuitemradio", "meter", "navigation", "none", "note", "option",
    "paragraph", "presentation", "progressbar", "radio", "radiogroup", "region", "row", "rowgroup", "rowheader",
    "scrollbar", "search", "searchbox", "sectionfooter", "sectionheader", "separator", "slider", "spinbutton", "status",
    "strong", "subscript", "suggestion", "superscript", "switch", "tab", "table", "tablist", "tabpanel", "term",
    "textbox", "time", "timer", "toolbar", "tooltip", "tree", "treegrid", "treeitem",
    "doc-abstract", "doc-acknowledgments", "doc-afterword", "doc-appendix", "doc-backlink", "doc-biblioentry",
    "doc-bibliography", "doc-biblioref", "doc-chapter", "doc-colophon", "doc-conclusion", "doc-cover", "doc-credit",
    "doc-credits", "doc-dedication", "doc-endnote", "doc-endnotes", "doc-epigraph", "doc-epilogue", "doc-errata",
    "doc-example", "doc-footnote", "doc-foreword", "doc-glossary", "doc-glossref", "doc-index", "doc-introduction",
    "doc-noteref", "doc-notice", "doc-pagebreak", "doc-pagefooter", "doc-pageheader", "doc-pagelist", "doc-part",
    "doc-preface", "doc-prologue", "doc-pullquote", "doc-qna", "doc-subtitle", "doc-tip", "doc-toc",
    "graphics-document", "graphics-object", "graphics-symbol",
];

/// Roles that only put others in order.
pub const ABSTRACT_ROLES: &[&str] = &[
    "command",
    "composite",
    "input",
    "landmark",
    "range",
    "roletype",
    "section",
    "sectionhead",
    "select",
    "structure",
    "widget",
    "window",
];

/// What a role says nothing without.
const REQUIRED: &[(&str, &str)] = &[
    ("checkbox", "aria-checked"),
    ("combobox", "aria-expanded"),
    ("heading", "aria-level"),
    ("menuitemcheckbox", "aria-checked"),
    ("menuitemradio", "aria-checked"),
    ("meter", "aria-valuenow"),
    ("radio", "aria-checked"),
    ("scrollbar", "aria-valuenow"),
    ("slider", "aria-valuenow"),
    ("switch", "aria-checked"),
];

/// The role that an element has anyway, whatever its attributes. Of lists and tables nothing is said: style sheets take
/// their roles away, and `role="list"` gives them back; newer elements are not understood everywhere.
const IMPLICIT: &[(&str, &str)] = &[
    ("article", "article"),
    ("aside", "complementary"),
    ("button", "button"),
    ("dialog", "dialog"),
    ("fieldset", "group"),
    ("figure", "figure"),
    ("h1", "heading"),
    ("h2", "heading"),
    ("h3", "heading"),
    ("h4", "heading"),
    ("h5", "heading"),
    ("h6", "heading"),
    ("hr", "separator"),
    ("main", "main"),
    ("meter", "meter"),
    ("nav", "navigation"),
    ("option", "option"),
    ("progress", "progressbar"),
    ("textarea", "textbox"),
];

/// The state or property of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Property> {
    PROPERTIES.iter().find(|property| property.name == name)
}

/// The property that an element of that role must have.
#[must_use]
pub fn required(role: &str) -> Option<&'static str> {
    REQUIRED.iter().find(|(name, _)| *name == role).map(|(_, property)| *property)
}

/// The role that the element has without `role`.
#[must_use]
pub fn implicit(element: &str) -> Option<&'static str> {
    IMPLICIT.iter().find(|(name, _)| *name == element).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_agree() {
        let is_role = |role: &str| ROLES.contains(&role);
        assert!(PROPERTIES.iter().all(|property| property.roles.iter().all(|role| is_role(role))));
        assert!(REQUIRED.iter().all(|(role, property)| is_role(role) && find(property).is_some()));
        assert!(IMPLICIT.iter().all(|(_, role)| is_role(role)));
        assert!(ABSTRACT_ROLES.iter().all(|role| !is_role(role)));
    }
}
