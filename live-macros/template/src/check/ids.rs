//! Ids: the client finds elements by them when it patches the page.

use std::collections::HashMap;

use syn::LitStr;

use crate::{
    ast::{Node, Tag, Template},
    check::uploads,
    diagnostic::{Diagnostic, Place},
};

/// Two elements of one id are patched as if they were one. Elements of which it is not sure that both are there at
/// the same time are left alone.
pub(super) fn duplicate_ids(template: &Template, diagnostics: &mut Vec<Diagnostic>) {
    let mut ids = Ids::default();
    ids.nodes(&template.nodes);
    diagnostics.append(&mut ids.diagnostics);
}

/// An id inside of a loop is repeated for every item.
pub(super) fn repeated_id(tag: &Tag, in_loop: bool) -> Option<Diagnostic> {
    let literal = tag.literal("id").filter(|_| in_loop)?;
    let id = literal.value();
    let diagnostic = Diagnostic::error(literal.span(), format!("the id `{id}` is repeated for every item of the loop"));
    Some(diagnostic.help(format!("make it differ: `id={{format!(\"{id}-{{}}\", …)}}`")))
}

/// The client finds hooks and containers by id when the page changes, and forms when it recovers them.
pub(super) fn missing_id(tag: &Tag, diagnostics: &mut Vec<Diagnostic>) {
    if tag.attribute("id").is_some() || tag.has_spread() {
        return;
    }
    let replaced = tag.literal("phx-update").is_some_and(|literal| literal.value() == "replace");
    let form = tag.name.text == "form";
    for (binding, applies, note) in [
        ("phx-hook", true, "hooks are kept by id when the page changes"),
        ("phx-update", !replaced, "the content is kept by id when the page changes"),
        ("phx-viewport-top", true, "where one has scrolled to is kept by id when the page changes"),
        ("phx-viewport-bottom", true, "where one has scrolled to is kept by id when the page changes"),
        ("phx-change", form, "after a reconnect the client finds the form by its id to recover what was typed"),
    ] {
        let Some(attribute) = tag.attribute(binding).filter(|_| applies) else { continue };
        let message = format!("`{binding}` needs an `id` on the same element");
        diagnostics.push(Diagnostic::error(attribute.name.place(), message).help("add `id=\"…\"`").note(note));
        return;
    }
}

/// An input of that name hides the `id` of its form from scripts, the client among them.
pub(super) fn input_named_id(tag: &Tag) -> Option<Diagnostic> {
    let is_input = matches!(tag.name.text.as_str(), "input" | "select" | "textarea" | "button" | "output" | "fieldset");
    let literal = tag.literal("name").filter(|literal| is_input && literal.value() == "id")?;
    let diagnostic = Diagnostic::error(literal.span(), format!("`<{}>` cannot be named `id`", tag.name.text));
    Some(
        diagnostic
            .help("give it another name")
            .note("`form.id` would be this element and no longer the id of the form"),
    )
}

/// Under which conditions an element is there: a number for the block and one for its branch, from outside to inside.
type Conditions = Vec<(usize, usize)>;

#[derive(Default)]
struct Ids {
    seen: HashMap<String, Vec<Conditions>>,
    conditions: Conditions,
    blocks: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Ids {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(_) | Node::Expr(_) | Node::Doctype(_) | Node::For(_) => {}
                Node::Element(tag) => self.element(tag),
                Node::Component(component) => self.called(&component.tag),
                Node::Slot(tag) => self.called(tag),
                Node::Fragment(children) => self.nodes(children),
                Node::If(block) => {
                    let otherwise = block.otherwise.as_deref().unwrap_or_default();
                    self.block(block.branches.iter().map(|branch| branch.body.as_slice()).chain([otherwise]));
                }
                Node::Match(block) => self.block(block.arms.iter().map(|arm| arm.body.as_slice())),
            }
        }
    }

    /// Branches of which at most one is there.
    fn block<'t>(&mut self, branches: impl IntoIterator<Item = &'t [Node]>) {
        self.blocks += 1;
        let block = self.blocks;
        for (branch, nodes) in branches.into_iter().enumerate() {
            self.conditions.push((block, branch));
            self.nodes(nodes);
            self.conditions.pop();
        }
    }

    /// Whether and how often it shows what it encloses is the component's business.
    fn called(&mut self, tag: &Tag) {
        if tag.directives.each.is_none() {
            if let Some((field, tag)) = uploads::field_of_input(tag).filter(|_| tag.directives.condition.is_none()) {
                self.input(&field, tag.name.place());
            }
            self.block([tag.children.as_slice()]);
        }
    }

    fn element(&mut self, tag: &Tag) {
        if tag.directives.each.is_some() {
            return;
        }
        if tag.directives.condition.is_some() {
            self.blocks += 1;
            self.conditions.push((self.blocks, 0));
        }
        if let Some(literal) = tag.literal("id") {
            self.id(literal);
        }
        match tag.name.text.as_str() {
            // What a template encloses is not in the page.
            "template" => self.block([tag.children.as_slice()]),
            _ => self.nodes(&tag.children),
        }
        if tag.directives.condition.is_some() {
            self.conditions.pop();
        }
    }

    fn id(&mut self, literal: &LitStr) {
        let id = literal.value();
        if self.is_seen(id.clone()) {
            let diagnostic =
                Diagnostic::error(literal.span(), format!("the id `{id}` is given twice in this template"));
            self.diagnostics.push(diagnostic.help("give one of the elements another id"));
        }
    }

    /// An upload's input has the upload's id.
    fn input(&mut self, field: &str, place: Place) {
        // No literal id has a space in it.
        if self.is_seen(format!("the input of {field}")) {
            let diagnostic = Diagnostic::error(place, format!("the input of `{field}` stands twice in this template"));
            self.diagnostics.push(diagnostic.help("an upload has one input: make another upload for another one"));
        }
    }

    fn is_seen(&mut self, id: String) -> bool {
        let seen = self.seen.entry(id).or_default();
        let together = |other: &Conditions| self.conditions.starts_with(other) || other.starts_with(&self.conditions);
        let is_seen = seen.iter().any(together);
        seen.push(self.conditions.clone());
        is_seen
    }
}
