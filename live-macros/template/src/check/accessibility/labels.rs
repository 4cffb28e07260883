//! Labels of form controls.

use std::collections::HashSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Lit, LitStr};

use super::{any, is_hidden, is_literal, is_scripted, is_unknown, may_have};
use crate::{
    ast::{Item, Node, Tag, Template, Value},
    check::around::Around,
    diagnostic::Diagnostic,
    html::{
        content::{self, Categories},
        elements,
    },
};

/// What labels a template has.
#[derive(Debug, Default)]
pub(in crate::check) struct Labels {
    /// Ids that are named by a `<label for="…">`, or by something that may be a label: a literal in a component or in
    /// an expression.
    ids: HashSet<String>,
    /// Whether there are labels of which the id is not known.
    any: bool,
}

impl Labels {
    pub(in crate::check) fn of(template: &Template) -> Self {
        let mut labels = Self::default();
        labels.nodes(&template.nodes);
        labels
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(_) | Node::Doctype(_) => {}
                Node::Expr(expr) => self.literals(expr.tokens.clone()),
                Node::Element(tag) => {
                    if tag.name.text == "label" || elements::is_custom(&tag.name.text) {
                        self.label(tag);
                    }
                    self.nodes(&tag.children);
                }
                Node::Component(component) => {
                    self.label(&component.tag);
                    self.nodes(&component.tag.children);
                }
                Node::Slot(tag) => {
                    self.label(tag);
                    self.nodes(&tag.children);
                }
                Node::Fragment(children) => self.nodes(children),
                Node::If(block) => {
                    block.branches.iter().for_each(|branch| self.nodes(&branch.body));
                    self.nodes(block.otherwise.as_deref().unwrap_or_default());
                }
                Node::For(block) => self.nodes(&block.body),
                Node::Match(block) => block.arms.iter().for_each(|arm| self.nodes(&arm.body)),
            }
        }
    }

    fn label(&mut self, tag: &Tag) {
        for item in &tag.items {
            match item {
                Item::Spread(_) => self.any = true,
                Item::Attribute(attribute) => match &attribute.value {
                    Value::Literal(literal) => _ = self.ids.insert(literal.value()),
                    Value::Expr(expr) => {
                        self.any |= attribute.name.text == "for";
                        self.literals(expr.tokens.clone());
                    }
                    Value::None | Value::Invalid => {}
                },
            }
        }
    }

    fn literals(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.literals(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Str(string) = Lit::new(literal) {
                        self.ids.insert(string.value());
                    }
                }
                _ => {}
            }
        }
    }

    fn may_name(&self, id: &LitStr) -> bool {
        self.any || self.ids.contains(&id.value())
    }
}

/// A control is announced by its label, and a click on the label is a click on the control. Of a control with an `id`
/// that is an expression nothing is known, nor of one around which there may be a label.
pub(super) fn control_without_label(tag: &Tag, around: Option<&Around<'_>>, labels: &Labels) -> Option<Diagnostic> {
    const NAMES: &[&str] = &["aria-label", "aria-labelledby", "title"];
    if !is_labelled_by_others(tag) || may_have(tag, NAMES) || is_hidden(tag) || is_scripted(tag) {
        return None;
    }
    let is_outside = |outer: &Around<'_>| {
        let model = content::model(outer.name());
        model.is_some_and(|model| !model.categories.contains(Categories::PHRASING))
    };
    let around = around?;
    let is_alone = around.chain().all(|outer| outer.name() != "label" && !elements::is_custom(outer.name()));
    if !is_alone || !around.chain().any(is_outside) {
        return None;
    }
    match tag.attribute("id").map(|id| &id.value) {
        None => {}
        Some(Value::Literal(id)) if !labels.may_name(id) => {}
        Some(_) => return None,
    }
    let message = format!("`<{}>` has no label", tag.name.text);
    let diagnostic = Diagnostic::lint("control_without_label", tag.name.place(), message);
    let diagnostic = match tag.literal("id") {
        Some(id) => diagnostic.help(format!("write `<label for=\"{}\">…</label>`, or `aria-label=\"…\"`", id.value())),
        None => diagnostic.help("write `<label>…</label>` around it, or `aria-label=\"…\"`"),
    };
    if tag.attribute("placeholder").is_some() {
        return Some(diagnostic.note("a `placeholder` is gone when something is typed"));
    }
    Some(diagnostic)
}

/// Whether nothing in the control itself is its name.
fn is_labelled_by_others(tag: &Tag) -> bool {
    match tag.name.text.as_str() {
        "select" | "textarea" => true,
        "input" => match tag.attribute("type") {
            None => true,
            Some(attribute) => attribute.literal().is_some_and(|literal| {
                let ty = literal.value().to_ascii_lowercase();
                !matches!(ty.as_str(), "hidden" | "submit" | "reset" | "button" | "image")
            }),
        },
        _ => false,
    }
}

/// A click on such a label does nothing.
pub(super) fn label_without_control(tag: &Tag) -> Option<Diagnostic> {
    if tag.name.text != "label" || may_have(tag, &["for"]) || is_scripted(tag) {
        return None;
    }
    let is_control = |tag: &Tag| {
        let hidden = tag.name.text == "input" && is_literal(tag, "type", "hidden");
        (content::is_labelable(&tag.name.text) && !hidden) || tag.name.text == "slot"
    };
    if any(&tag.children, &is_unknown, &is_control) {
        return None;
    }
    let diagnostic = Diagnostic::lint("label_without_control", tag.name.place(), "`<label>` labels nothing");
    Some(diagnostic.help("write `for=\"…\"` with the id of a control, or the control inside the label"))
}
