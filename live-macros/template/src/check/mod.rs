//! What a template must not say although it parses.
//!
//! One pure function for each rule; its doc comment is the reason. A rule may only be here if it is never wrong about
//! correct HTML.

pub mod accessibility;
mod aria;
mod around;
mod content_model;
mod events;
mod ids;
mod live;
mod memo;
mod names;
mod safety;
mod streams;
mod structure;
mod targets;
mod uploads;
mod values;
mod view;

#[cfg(test)]
mod tests;

use self::{accessibility::Labels, around::Around};
pub use self::{
    live::not_one_element,
    view::{Argument, EventSignature, View},
};
use crate::{
    ast::{Each, Expr, Node, Tag, Template},
    diagnostic::Diagnostic,
    html::{content, elements},
};

/// Every mistake that the rules find. The view, where there is one, knows the events.
#[must_use]
pub fn check(template: &Template, view: Option<&View>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let labels = Labels::of(template);
    let scope = Scope {
        view,
        labels: &labels,
        around: None,
        form: None,
        in_loop: false,
        foreign: false,
        whole_of: None,
        memo: None,
        parent: Parent::Other,
    };
    walk(&template.nodes, scope, &mut diagnostics);
    ids::duplicate_ids(template, &mut diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start());
    if view.is_none() {
        events::once_outside(&mut diagnostics);
    }
    diagnostics
}

/// What a rule may know about the place of a tag.
#[derive(Clone, Copy)]
struct Scope<'v> {
    view: Option<&'v View>,
    labels: &'v Labels,
    /// The elements around the tag, as far as they are known.
    around: Option<&'v Around<'v>>,
    /// The nearest form in the template, an element or the component.
    form: Option<&'v Tag>,
    /// Inside of `:for` or `{for}`, the tag's own `:for` included.
    in_loop: bool,
    /// Inside of `<svg>` or `<math>`, and not in an element of these that contains HTML.
    foreign: bool,
    /// The `{for}` whose whole body the tag is.
    whole_of: Option<&'v Each>,
    /// The key of the nearest `:memo`.
    memo: Option<&'v Expr>,
    parent: Parent,
}

/// The nearest tag around a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parent {
    /// A component, which may have slots.
    Component,
    /// An element or a slot, or nothing.
    Other,
}

/// Most rules find nothing: `extend` takes ten times as long to add it, in a macro that is not optimized.
fn add(found: Option<Diagnostic>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(found) = found {
        diagnostics.push(found);
    }
}

fn walk<'t>(nodes: &'t [Node], scope: Scope<'t>, diagnostics: &mut Vec<Diagnostic>) {
    for node in nodes {
        match node {
            Node::Text(_) | Node::Doctype(_) => {}
            Node::Expr(expr) => add(memo::children_without_key(expr, scope.memo), diagnostics),
            Node::Element(tag) => element(tag, scope, diagnostics),
            Node::Component(component) => {
                diagnostics.extend(live::called_as_function(component));
                live::stream_in_content(component, diagnostics);
                live::slots(component, diagnostics);
                component_tag(&component.tag, scope, diagnostics);
            }
            Node::Slot(tag) => slot_tag(tag, scope, diagnostics),
            // A slot stands directly inside of its component: whether it is there is said by its own `:if`.
            Node::Fragment(children) => {
                walk(children, Scope { whole_of: None, parent: Parent::Other, ..scope }, diagnostics);
            }
            Node::If(block) => {
                let scope = Scope { whole_of: None, parent: Parent::Other, ..scope };
                block.branches.iter().for_each(|branch| walk(&branch.body, scope, diagnostics));
                walk(block.otherwise.as_deref().unwrap_or_default(), scope, diagnostics);
            }
            Node::For(block) => {
                let whole_of = block.single().is_some().then_some(&block.each);
                walk(&block.body, Scope { in_loop: true, whole_of, parent: Parent::Other, ..scope }, diagnostics);
            }
            Node::Match(block) => {
                let scope = Scope { whole_of: None, parent: Parent::Other, ..scope };
                block.arms.iter().for_each(|arm| walk(&arm.body, scope, diagnostics));
            }
        }
    }
}

fn element<'t>(tag: &'t Tag, scope: Scope<'t>, diagnostics: &mut Vec<Diagnostic>) {
    let name = tag.name.text.as_str();
    let in_loop = scope.in_loop || tag.directives.each.is_some();
    let foreign = is_foreign(name, scope);
    let memo = tag.directives.memo.as_ref().or(scope.memo);
    let scope = Scope { in_loop, foreign, memo, ..scope };

    add(names::unknown_element(tag), diagnostics);
    add(content_model::misplaced(tag, foreign, scope.around), diagnostics);
    if tag.whole {
        add(content_model::misplaced_text(tag, foreign), diagnostics);
        content_model::comes_first(tag, diagnostics);
    }
    for attribute in tag.attributes() {
        let unknown = names::unknown_binding(attribute).or_else(|| safety::inline_handler(tag, attribute));
        let unknown = unknown.or_else(|| aria::unknown_property(attribute));
        add(unknown.or_else(|| names::unknown_attribute(tag, attribute, scope.foreign)), diagnostics);
        add(safety::script_url(tag, attribute).or_else(|| safety::made_up_document(attribute)), diagnostics);
        add(aria::wrong_value(attribute).or_else(|| aria::unknown_role(attribute)), diagnostics);
        let value = values::false_of_boolean(tag, attribute).or_else(|| values::wrong_value(tag, attribute, foreign));
        add(value, diagnostics);
        add(values::entity_in_literal(tag, attribute), diagnostics);
        add(targets::self_of_view(attribute, scope.view).or_else(|| targets::no_selector(attribute)), diagnostics);
        add(events::unknown_event(attribute, tag, scope.view), diagnostics);
        add(events::misplaced(attribute, tag), diagnostics);
    }
    if let Some(view) = scope.view {
        events::missing_arguments(tag, view, diagnostics);
        events::unknown_arguments(tag, view, diagnostics);
        events::unreadable_arguments(tag, view, diagnostics);
    }
    add(ids::repeated_id(tag, scope.in_loop), diagnostics);
    ids::missing_id(tag, diagnostics);
    add(ids::input_named_id(tag), diagnostics);
    let each = tag.directives.each.as_ref().or(scope.whole_of);
    add(streams::child_without_id(tag, each.map(|each| &each.pattern), scope.around), diagnostics);
    add(streams::container_without_stream(tag), diagnostics);
    add(memo::memo_of_item(tag, each.is_some(), scope.around), diagnostics);
    structure::duplicate_attributes(tag, diagnostics);
    add(structure::key_without_loop(tag, scope.whole_of.is_some()), diagnostics);
    add(structure::binding_on_element(tag), diagnostics);
    if !foreign {
        values::value_of_input(tag, diagnostics);
        values::attribute_of_other_type(tag, diagnostics);
        accessibility::element(tag, scope.around, scope.labels, diagnostics);
    }

    let around = Around::new(tag, foreign, scope.around);
    // The content of a template may stand anywhere; of an unknown element nothing is known.
    let is_border = name == "template" || !elements::is_known(name) || !tag.whole;
    let around = (!is_border).then_some(&around);
    let form = if name == "form" { Some(tag) } else { scope.form };
    let foreign = foreign && !content::contains_html(name);
    walk(&tag.children, Scope { whole_of: None, parent: Parent::Other, around, form, foreign, ..scope }, diagnostics);
}

/// Whether an element is one of SVG or `MathML`. Where these contain HTML, they may contain their own as well.
fn is_foreign(name: &str, scope: Scope<'_>) -> bool {
    let is_html = || elements::is_html(name) || elements::is_custom(name);
    let contains_both = scope.around.is_some_and(|outer| outer.foreign && content::contains_html(outer.name()));
    matches!(name, "svg" | "math") || scope.foreign || (contains_both && !is_html())
}

/// The attributes of a component are Rust's to check, but for the events that it hands on.
fn component_tag<'t>(tag: &'t Tag, scope: Scope<'t>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(uploads::form_without_change(tag, scope.form));
    for attribute in tag.attributes() {
        diagnostics.extend(names::unknown_binding(attribute).or_else(|| values::entity_in_literal(tag, attribute)));
        diagnostics.extend(targets::self_of_view(attribute, scope.view).or_else(|| targets::no_selector(attribute)));
        diagnostics.extend(events::unknown_event(attribute, tag, scope.view));
    }
    if let Some(view) = scope.view {
        // What is missing the component itself may supply.
        events::unknown_arguments(tag, view, diagnostics);
        events::unreadable_arguments(tag, view, diagnostics);
    }
    let form = if tag.name.text == ".form" { Some(tag) } else { scope.form };
    called(tag, Scope { parent: Parent::Component, form, ..scope }, diagnostics);
}

fn slot_tag<'t>(tag: &'t Tag, scope: Scope<'t>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(structure::slot_without_component(tag, scope.parent == Parent::Component));
    structure::attributes_of_slot(tag, diagnostics);
    // After a slot that is never closed, which is reported, stand the component's other slots.
    let parent = if tag.whole { Parent::Other } else { scope.parent };
    called(tag, Scope { parent, ..scope }, diagnostics);
}

fn called<'t>(tag: &'t Tag, scope: Scope<'t>, diagnostics: &mut Vec<Diagnostic>) {
    structure::duplicate_attributes(tag, diagnostics);
    diagnostics.extend(structure::key_without_loop(tag, scope.whole_of.is_some()));
    let in_loop = scope.in_loop || tag.directives.each.is_some();
    let memo = tag.directives.memo.as_ref().or(scope.memo);
    walk(&tag.children, Scope { in_loop, whole_of: None, memo, around: None, ..scope }, diagnostics);
}
