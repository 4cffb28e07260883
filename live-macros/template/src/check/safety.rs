//! What would run as code.

use crate::{
    ast::{Attribute, Tag, Value},
    diagnostic::Diagnostic,
    html::{attributes, bindings, elements},
};

/// An inline handler is code in the page, which a content security policy forbids.
pub(super) fn inline_handler(tag: &Tag, attribute: &Attribute) -> Option<Diagnostic> {
    let name = attribute.name.text.to_ascii_lowercase();
    let event = name.strip_prefix("on")?;
    let is_handler = event.len() > 1 && event.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_handler || !elements::is_known(&tag.name.text) || elements::is_custom(&tag.name.text) {
        return None;
    }
    let message = format!("inline handler `{}` is blocked by the content security policy", attribute.name.text);
    let binding = format!("phx-{event}");
    let is_bound = bindings::is_event(&binding);
    let help =
        if is_bound { format!("write `{binding}=\"…\"`") } else { "write a hook: `phx-hook=\"…\"`".to_owned() };
    Some(Diagnostic::error(attribute.name.place(), message).help(help))
}

/// A `javascript:` address is code in the page too.
pub(super) fn script_url(tag: &Tag, attribute: &Attribute) -> Option<Diagnostic> {
    let name = attribute.name.text.to_ascii_lowercase();
    let literal = attribute.literal().filter(|_| attributes::is_url(&tag.name.text, &name))?;
    let is_ignored = |character: &char| *character <= ' ';
    let value: String = literal.value().chars().filter(|character| !is_ignored(character)).collect();
    if !value.to_ascii_lowercase().starts_with("javascript:") {
        return None;
    }
    let message = format!("`{}` is a `javascript:` URL", attribute.name.text);
    Some(Diagnostic::error(literal.span(), message).help("write a `<button type=\"button\" phx-click=\"…\">`"))
}

/// `srcdoc` is a page in an attribute, and its scripts run as this site's: escaping keeps a value inside of the attribute, and
/// is undone before the page is read.
pub(super) fn made_up_document(attribute: &Attribute) -> Option<Diagnostic> {
    let is_dynamic = attribute.name.text.eq_ignore_ascii_case("srcdoc") && matches!(attribute.value, Value::Expr(_));
    is_dynamic.then(|| {
        Diagnostic::error(attribute.name.place(), "what stands in `srcdoc` runs as code of this page")
            .help("give the page a route of its own: `src=\"/preview\"`")
    })
}
