//! Roles, and what goes with them.

use super::{is_scripted, may_have};
use crate::{ast::Tag, check::aria::role, diagnostic::Diagnostic, html::aria};

/// A role that the element has anyway says nothing, and stays behind when the element is changed.
pub(super) fn redundant_role(tag: &Tag) -> Option<Diagnostic> {
    let element = tag.name.text.as_str();
    let role = role(tag)?;
    let literal = tag.literal("role")?;
    let is_link = element == "a" && role == "link" && tag.attribute("href").is_some();
    if aria::implicit(element) != Some(role.as_str()) && !is_link {
        return None;
    }
    let diagnostic =
        Diagnostic::lint("redundant_role", literal.span(), format!("`<{element}>` has the role `{role}` anyway"));
    Some(diagnostic.help(format!("remove `role=\"{role}\"`")))
}

/// A checkbox is checked or not, a slider stands somewhere: without its state the role is of no use.
pub(super) fn role_without_state(tag: &Tag) -> Option<Diagnostic> {
    const NATIVE: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "input", "meter", "option", "progress", "select"];
    let role = role(tag)?;
    let literal = tag.literal("role")?;
    let property = aria::required(&role)?;
    if NATIVE.contains(&tag.name.text.as_str()) || may_have(tag, &[property]) || is_scripted(tag) {
        return None;
    }
    let diagnostic =
        Diagnostic::lint("role_without_state", literal.span(), format!("role `{role}` without `{property}`"));
    Some(diagnostic.help(format!("add `{property}={{…}}`")))
}

/// Assistive technology ignores a property that the role does not have.
pub(super) fn unsupported_aria(tag: &Tag) -> Option<Diagnostic> {
    // Roles of publishing and of graphics inherit from others.
    let role = role(tag).filter(|role| !role.contains('-'))?;
    tag.attributes().find_map(|attribute| {
        let property = aria::find(&attribute.name.text.to_ascii_lowercase())?;
        if property.roles.is_empty() || property.roles.contains(&role.as_str()) {
            return None;
        }
        let message = format!("role `{role}` has no `{}`", property.name);
        let help = format!("remove it, or write a role that has it: {}", property.roles.join(", "));
        Some(Diagnostic::lint("unsupported_aria", attribute.name.place(), message).help(help))
    })
}

/// What has no role has no name: assistive technology passes over the label.
pub(super) fn label_on_generic(tag: &Tag) -> Option<Diagnostic> {
    let element = tag.name.text.as_str();
    let label = tag.attribute("aria-label").or_else(|| tag.attribute("aria-labelledby"))?;
    let is_generic = matches!(element, "div" | "span") && !may_have(tag, &["role", "contenteditable", "popover"]);
    if !is_generic || is_scripted(tag) {
        return None;
    }
    let name = &label.name.text;
    let message = format!("`{name}` on `<{element}>`, which has no role");
    let diagnostic = Diagnostic::lint("label_on_generic", label.name.place(), message);
    Some(diagnostic.help("add `role=\"…\"`, `group` perhaps, or write the text into the page"))
}
