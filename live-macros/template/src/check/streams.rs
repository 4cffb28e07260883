//! Streams: what the client needs of the elements in `phx-update="stream"`.

use proc_macro2::{Ident, TokenStream, TokenTree};

use super::around::Around;
use crate::{
    ast::{Node, Tag, Value},
    diagnostic::{Diagnostic, Place},
    html::bindings,
};

/// The client shows a stream's items in this element and keeps them there; without any, the attribute does nothing but to
/// keep what should go.
pub(super) fn container_without_stream(tag: &Tag) -> Option<Diagnostic> {
    let attribute = tag.attribute(bindings::UPDATE).filter(|_| bindings::is_stream(tag))?;
    // An element without an id is said to need one first.
    if tag.children.iter().any(may_show_a_stream) || !tag.whole || tag.attribute("id").is_none() {
        return None;
    }
    let diagnostic = Diagnostic::error(attribute.name.place(), "`phx-update=\"stream\"` without a stream");
    Some(
        diagnostic
            .help("show one directly inside: `<li :for={(dom_id, item) in &self.items} id={dom_id}>…</li>`")
            .note("without a stream the browser would keep every child that it has ever got"),
    )
}

fn may_show_a_stream(node: &Node) -> bool {
    let any = |nodes: &[Node]| nodes.iter().any(may_show_a_stream);
    match node {
        Node::Text(_) | Node::Doctype(_) => false,
        Node::Element(tag) => tag.directives.each.is_some(),
        Node::Expr(_) | Node::For(_) | Node::Component(_) | Node::Slot(_) => true,
        Node::Fragment(children) => any(children),
        Node::If(block) => {
            block.branches.iter().any(|branch| any(&branch.body)) || block.otherwise.as_deref().is_some_and(any)
        }
        Node::Match(block) => block.arms.iter().any(|arm| any(&arm.body)),
    }
}

/// The client drops a child of a stream's element that has no id, and finds an item again by the id that the stream has
/// given to it. `pattern` is what the loop over the element binds.
pub(super) fn child_without_id(
    tag: &Tag,
    pattern: Option<&TokenStream>,
    around: Option<&Around<'_>>,
) -> Option<Diagnostic> {
    around.filter(|around| bindings::is_stream(around.tag))?;
    if tag.has_spread() {
        return None;
    }
    let id = tag.attribute("id");
    let Some(pattern) = pattern else {
        if id.is_some() {
            return None;
        }
        let message = format!("`<{}>` needs an `id` inside of `phx-update=\"stream\"`", tag.name.text);
        let diagnostic = Diagnostic::error(tag.name.place(), message).help("add `id=\"…\"`");
        return Some(diagnostic.note("the browser drops children without one"));
    };
    let bound = first_bound(pattern);
    let name = bound.as_ref().map_or_else(|| "dom_id".to_owned(), Ident::to_string);
    let help = if bound.is_some() {
        format!("write `id={{{name}}}`")
    } else {
        "write `:for={(dom_id, item) in …} id={dom_id}`".to_owned()
    };
    let Some(id) = id else {
        let message = format!("`<{}>` needs the id that the stream gives to its item", tag.name.text);
        return Some(Diagnostic::error(tag.name.place(), message).help(help));
    };
    // A literal is said to be repeated.
    let Value::Expr(expr) = &id.value else { return None };
    if bound.is_some_and(|bound| mentions(&expr.tokens, &bound)) {
        return None;
    }
    let diagnostic = Diagnostic::error(Place::from(expr.span), "this is not the id that the stream gives to its item");
    Some(diagnostic.help(help).note("the browser finds the item again by that id"))
}

/// What the first part of a pair is bound to, or the whole.
fn first_bound(pattern: &TokenStream) -> Option<Ident> {
    for token in pattern.clone() {
        match token {
            TokenTree::Group(group) => return first_bound(&group.stream()),
            TokenTree::Ident(name) if name == "ref" || name == "mut" => {}
            TokenTree::Ident(name) if name == "_" => return None,
            TokenTree::Ident(name) => return Some(name),
            TokenTree::Punct(punct) if punct.as_char() == '&' => {}
            _ => return None,
        }
    }
    None
}

fn mentions(tokens: &TokenStream, name: &Ident) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Ident(other) => other == *name,
        // A name may stand in a format string.
        TokenTree::Literal(literal) => literal.to_string().contains(&format!("{{{name}")),
        TokenTree::Punct(_) => false,
    })
}
