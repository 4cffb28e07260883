//! Attribute names, and how some of their values are written.

use super::table::Table;

/// Attributes of every element.
#[rustfmt::skip]
pub const GLOBAL: &[&str] = &[
    "accesskey", "anchor", "autocapitalize", "autocorrect", "autofocus", "class", "contenteditable", "dir",
    "draggable", "elementtiming", "enterkeyhint", "exportparts", "headingoffset", "headingreset", "hidden", "id", "inert", "inputmode",
    "is", "itemid", "itemprop", "itemref", "itemscope", "itemtype", "lang", "nonce", "part", "popover", "role", "slot",
    "spellcheck", "style", "tabindex", "title", "translate", "virtualkeyboardpolicy", "writingsuggestions", "xmlns",
    // RDFa, which pages carry for search engines.
    "about", "content", "datatype", "inlist", "prefix", "property", "rel", "resource", "rev", "typeof", "vocab",
];

/// Attributes that are there or not.
#[rustfmt::skip]
pub const BOOLEAN: &[&str] = &[
    "allowfullscreen", "alpha", "async", "autofocus", "autoplay", "checked", "controls", "credentialless", "default", "defer",
    "disabled", "disablepictureinpicture", "disableremoteplayback", "formnovalidate", "headingreset", "inert", "ismap",
    "itemscope", "loop", "multiple", "muted", "nomodule", "novalidate", "open", "playsinline", "readonly", "required",
    "reversed", "selected", "shadowrootclonable", "shadowrootcustomelementregistry", "shadowrootdelegatesfocus",
    "shadowrootserializable", "switch", "webkitdirectory",
];

/// Attributes in which truth values are words.
const ENUMERATED: &[&str] =
    &["autocorrect", "contenteditable", "draggable", "spellcheck", "translate", "writingsuggestions"];

/// Attributes whose value is an address.
#[rustfmt::skip]
const URL: &[&str] = &[
    "action", "background", "cite", "codebase", "formaction", "href", "longdesc", "manifest", "ping", "poster", "src",
    "xlink:href",
];

/// Attributes that are written otherwise in JSX and in the DOM.
pub const MISNAMED: &[(&str, &str)] = &[
    ("classname", "class"),
    ("classes", "class"),
    ("htmlfor", "for"),
    ("defaultvalue", "value"),
    ("defaultchecked", "checked"),
    ("memo", ":memo={…}"),
    ("dangerouslysetinnerhtml", "{raw(…)}"),
    ("innerhtml", "{raw(…)}"),
    ("inner_html", "{raw(…)}"),
];

static GLOBAL_TABLE: Table<()> = Table::new(&[(GLOBAL, ())]);
static BOOLEAN_TABLE: Table<()> = Table::new(&[(BOOLEAN, ())]);

/// Whether every element has the attribute.
#[must_use]
pub fn is_global(name: &str) -> bool {
    GLOBAL_TABLE.contains(name)
}

/// Whether the attribute is there or not, and has no value.
#[must_use]
pub fn is_boolean(name: &str) -> bool {
    BOOLEAN_TABLE.contains(name)
}

/// Whether truth values are written as words: `true` and `false`, for `translate` `yes` and `no`, for `autocorrect` `on` and `off`.
#[must_use]
pub fn is_enumerated(name: &str) -> bool {
    name.starts_with("aria-") || ENUMERATED.contains(&name)
}

/// Whether the value is an address, which may be code.
#[must_use]
pub fn is_url(element: &str, name: &str) -> bool {
    URL.contains(&name) || (element == "object" && name == "data")
}

/// The attributes that an element has beside the global ones. Obsolete ones that people still paste are among them.
#[must_use]
#[rustfmt::skip]
pub fn own(element: &str) -> &'static [&'static str] {
    match element {
        "a" => &["href", "target", "download", "ping", "rel", "hreflang", "type", "referrerpolicy", "attributionsrc", "interestfor", "name", "charset", "coords", "shape"],
        "area" => &["alt", "coords", "shape", "href", "target", "download", "ping", "rel", "referrerpolicy", "attributionsrc", "interestfor", "nohref", "hreflang", "type"],
        "audio" => &["src", "crossorigin", "preload", "autoplay", "loop", "muted", "controls", "controlslist", "disableremoteplayback", "loading"],
        "base" => &["href", "target"],
        "blockquote" | "q" => &["cite"],
        "body" => &["bgcolor", "background", "text", "link", "vlink", "alink"],
        "br" => &["clear"],
        "button" => &["command", "commandfor", "disabled", "form", "formaction", "formenctype", "formmethod", "formnovalidate", "formtarget", "name", "popovertarget", "popovertargetaction", "interestfor", "type", "value"],
        "canvas" => &["width", "height", "layoutsubtree"],
        "col" | "colgroup" => &["span", "width", "align", "valign"],
        "data" => &["value"],
        "del" | "ins" => &["cite", "datetime"],
        "details" => &["name", "open"],
        "dialog" => &["open", "closedby"],
        "div" | "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "legend" => &["align"],
        "embed" => &["src", "type", "width", "height"],
        "fencedframe" => &["allow", "width", "height"],
        "fieldset" => &["disabled", "form", "name"],
        "form" => &["action", "autocomplete", "enctype", "method", "name", "novalidate", "target", "accept-charset"],
        "head" => &["profile"],
        "hr" => &["align", "size", "width", "color", "noshade"],
        "html" => &["manifest", "version"],
        "iframe" => &["src", "srcdoc", "name", "sandbox", "allow", "allowfullscreen", "width", "height", "referrerpolicy", "loading", "credentialless", "csp", "frameborder", "scrolling", "marginwidth", "marginheight", "allowtransparency", "allowpaymentrequest", "align", "browsingtopics", "longdesc"],
        "img" => &["alt", "src", "srcset", "sizes", "crossorigin", "usemap", "ismap", "width", "height", "referrerpolicy", "decoding", "loading", "fetchpriority", "attributionsrc", "align", "border", "hspace", "vspace", "name", "longdesc", "sharedstoragewritable", "browsingtopics", "controls"],
        "input" => &["accept", "alpha", "alt", "autocomplete", "capture", "checked", "colorspace", "command", "commandfor", "dirname", "disabled", "form", "formaction", "formenctype", "formmethod", "formnovalidate", "formtarget", "height", "incremental", "list", "max", "maxlength", "min", "minlength", "multiple", "name", "pattern", "placeholder", "popovertarget", "popovertargetaction", "readonly", "required", "results", "size", "src", "step", "switch", "type", "value", "webkitdirectory", "width", "align", "usemap"],
        "label" => &["for", "form"],
        "li" => &["value", "type"],
        "link" => &["href", "crossorigin", "rel", "media", "integrity", "hreflang", "type", "referrerpolicy", "sizes", "imagesrcset", "imagesizes", "as", "blocking", "color", "disabled", "fetchpriority", "title", "target", "charset"],
        "dl" => &["compact"],
        "menu" | "ul" => &["compact", "type"],
        "meta" => &["name", "charset", "media", "property", "scheme", "http-equiv"],
        "meter" => &["value", "min", "max", "low", "high", "optimum", "form"],
        "object" => &["data", "type", "name", "form", "width", "height", "usemap", "align", "border", "classid", "codebase", "codetype", "declare", "standby", "archive", "hspace", "vspace"],
        "ol" => &["reversed", "start", "type", "compact"],
        "optgroup" => &["disabled", "label"],
        "option" => &["disabled", "label", "selected", "value"],
        "output" => &["for", "form", "name"],
        "param" => &["name", "value", "type", "valuetype"],
        "pre" => &["width", "wrap"],
        "progress" => &["value", "max"],
        "script" => &["src", "type", "nomodule", "async", "defer", "crossorigin", "integrity", "referrerpolicy", "blocking", "fetchpriority", "attributionsrc", "charset", "language"],
        "select" => &["autocomplete", "disabled", "form", "multiple", "name", "required", "size"],
        "map" | "slot" => &["name"],
        "source" => &["type", "media", "src", "srcset", "sizes", "width", "height"],
        "style" => &["media", "blocking", "type", "scoped"],
        "table" => &["align", "bgcolor", "border", "cellpadding", "cellspacing", "frame", "rules", "summary", "width", "height"],
        "tbody" | "thead" | "tfoot" | "tr" => &["align", "valign", "bgcolor"],
        "td" => &["colspan", "rowspan", "headers", "align", "valign", "bgcolor", "width", "height", "nowrap", "abbr", "axis", "scope", "background"],
        "template" => &["shadowrootmode", "shadowrootdelegatesfocus", "shadowrootclonable", "shadowrootserializable", "shadowrootcustomelementregistry", "shadowrootreferencetarget", "shadowrootslotassignment", "for"],
        "textarea" => &["autocomplete", "cols", "dirname", "disabled", "form", "maxlength", "minlength", "name", "placeholder", "readonly", "required", "rows", "wrap"],
        "th" => &["colspan", "rowspan", "headers", "scope", "abbr", "align", "valign", "bgcolor", "width", "height", "nowrap", "axis"],
        "time" => &["datetime", "pubdate"],
        "track" => &["kind", "src", "srclang", "label", "default"],
        "video" => &["src", "crossorigin", "poster", "preload", "autoplay", "playsinline", "loop", "muted", "controls", "controlslist", "disablepictureinpicture", "disableremoteplayback", "width", "height", "loading"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        assert!(is_boolean("disabled") && !is_boolean("hidden") && !is_boolean("value"));
        assert!(is_enumerated("aria-busy") && is_enumerated("draggable") && !is_enumerated("hidden"));
        assert!(is_url("a", "href") && is_url("object", "data") && !is_url("time", "data") && !is_url("a", "hreflang"));
    }
}
