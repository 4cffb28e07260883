//! What keeps people out who use a keyboard, a screen reader or a magnifier.
//!
//! These are warnings: a page with them works for some. Each has a name by which it can be silenced, or made an error.
//! A rule speaks only where the template shows the whole of what it is about: an attribute may come with `{..rest}`, a
//! text from an expression, a component or a hook.

mod keyboard;
mod labels;
mod names;
mod roles;

pub(super) use self::labels::Labels;
use super::{add, around::Around};
use crate::{
    ast::{Attribute, Node, Tag},
    diagnostic::Diagnostic,
    html::attributes,
    suggest::distance,
};

/// The names of the warnings, each with what it is about.
#[rustfmt::skip]
pub const LINTS: &[(&str, &str)] = &[
    ("button_without_type", "a `<button>` in a `<form>` without `type`, which submits it"),
    ("click_on_noninteractive", "`phx-click` on an element that the keyboard does not reach"),
    ("control_without_label", "a form control that nothing names"),
    ("empty_button", "a `<button>` without text"),
    ("empty_heading", "a heading without text"),
    ("empty_link", "a link without text"),
    ("hidden_but_focusable", "`aria-hidden` on something that the keyboard reaches"),
    ("label_on_generic", "`aria-label` on a `<div>` or `<span>` without a role, which is ignored"),
    ("label_without_control", "a `<label>` without `for` and without a control inside"),
    ("link_without_href", "an `<a>` that is no link but a button"),
    ("missing_alt", "an image without `alt`"),
    ("missing_lang", "an `<html>` without `lang`"),
    ("missing_title", "an `<iframe>` without `title`"),
    ("positive_tabindex", "a `tabindex` above 0, which jumps the order of the page"),
    ("redundant_role", "a `role` that the element has anyway"),
    ("role_without_state", "a `role` without the state that it is about"),
    ("unnamed_dialog", "a dialog that nothing names"),
    ("unsupported_aria", "an `aria-` attribute that the role does not have"),
    ("zoom_disabled", "a viewport that cannot be magnified"),
];

/// Every warning about an element of HTML.
pub(super) fn element(tag: &Tag, around: Option<&Around<'_>>, labels: &Labels, diagnostics: &mut Vec<Diagnostic>) {
    add(names::missing_alt(tag), diagnostics);
    add(names::missing_lang(tag), diagnostics);
    add(names::missing_title(tag), diagnostics);
    add(names::empty(tag, around), diagnostics);
    add(names::unnamed_dialog(tag), diagnostics);
    add(labels::control_without_label(tag, around, labels), diagnostics);
    add(labels::label_without_control(tag), diagnostics);
    add(keyboard::button_without_type(tag, around), diagnostics);
    add(keyboard::positive_tabindex(tag), diagnostics);
    add(keyboard::click_on_noninteractive(tag, around), diagnostics);
    add(keyboard::link_without_href(tag), diagnostics);
    add(keyboard::hidden_but_focusable(tag), diagnostics);
    add(keyboard::zoom_disabled(tag), diagnostics);
    add(roles::redundant_role(tag), diagnostics);
    add(roles::role_without_state(tag), diagnostics);
    add(roles::unsupported_aria(tag), diagnostics);
    add(roles::label_on_generic(tag), diagnostics);
}

/// Whether the tag has one of the attributes, or may have it, or was meant to have it: a misspelt one is reported.
fn may_have(tag: &Tag, names: &[&str]) -> bool {
    let is_known = |name: &str| attributes::is_global(name) || attributes::own(&tag.name.text).contains(&name);
    let is_meant = |attribute: &Attribute| {
        let written = attribute.name.text.to_ascii_lowercase();
        let is_near = |name: &str| written.len().abs_diff(name.len()) <= 1 && distance(&written, name) <= 1;
        names.iter().any(|name| written == *name || (is_near(name) && !is_known(&written)))
    };
    tag.has_spread() || tag.attributes().any(is_meant)
}

/// Whether its value is a literal, and that one.
fn is_literal(tag: &Tag, name: &str, value: &str) -> bool {
    tag.literal(name).is_some_and(|literal| literal.value().trim_ascii().eq_ignore_ascii_case(value))
}

/// Whether assistive technology is told nothing of the element.
fn is_hidden(tag: &Tag) -> bool {
    may_have(tag, &["hidden", "inert"]) || is_literal(tag, "aria-hidden", "true")
}

/// Whether a script may give the element content, attributes or handlers.
fn is_scripted(tag: &Tag) -> bool {
    let by_library = |name: &str| {
        let prefixed = ["x-", "v-", "hx-", "ng-"].into_iter().any(|prefix| name.starts_with(prefix));
        prefixed || name.contains(['@', ':']) || matches!(name, "is" | "phx-hook" | "phx-update")
    };
    tag.has_spread() || tag.attributes().any(|attribute| by_library(&attribute.name.text))
}

/// Whether one of the nodes, or what they enclose, is something for which `is_it` holds. Of expressions, components and
/// slots `unknown` is believed.
fn any(nodes: &[Node], unknown: &impl Fn(&Node) -> bool, is_it: &impl Fn(&Tag) -> bool) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(_) | Node::Expr(_) | Node::Doctype(_) | Node::Component(_) | Node::Slot(_) => unknown(node),
        Node::Element(tag) => is_it(tag) || any(&tag.children, unknown, is_it),
        Node::Fragment(children) => any(children, unknown, is_it),
        Node::If(block) => {
            let otherwise = block.otherwise.as_deref().unwrap_or_default();
            block.branches.iter().any(|branch| any(&branch.body, unknown, is_it)) || any(otherwise, unknown, is_it)
        }
        Node::For(block) => any(&block.body, unknown, is_it),
        Node::Match(block) => block.arms.iter().any(|arm| any(&arm.body, unknown, is_it)),
    })
}

/// Whether a node is one of which the template does not show what it becomes.
fn is_unknown(node: &Node) -> bool {
    matches!(node, Node::Expr(_) | Node::Component(_) | Node::Slot(_))
}
