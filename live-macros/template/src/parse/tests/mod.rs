//! How the tests of the parser show what it made.

mod dialect;
mod foreign;
mod hostile;
mod recovery;

use std::str::FromStr;

use proc_macro2::TokenStream;

use super::{Parsed, parse};
use crate::{
    ast::{Each, Expr, Item, Node, Tag, Template, Text, Value},
    source::Source,
};

pub(super) fn parsed(text: &str) -> Parsed {
    parse(TokenStream::from_str(text).unwrap(), &Source::new(text, 1, 0))
}

/// The tree in a short form: quoted text in `"…"`, holes in `{…}`.
pub(super) fn tree(text: &str) -> String {
    let Parsed { template, diagnostics } = parsed(text);
    let texts: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert!(texts.is_empty(), "{text}: {texts:?}");
    show(&template)
}

pub(super) fn show(template: &Template) -> String {
    nodes(&template.nodes)
}

fn nodes(nodes: &[Node]) -> String {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> String {
    match node {
        Node::Text(Text::Source { html, .. }) => html.clone(),
        Node::Text(Text::Quoted(string)) => format!("{:?}", string.value()),
        Node::Expr(Expr { tokens, .. }) => format!("{{{tokens}}}"),
        Node::Element(element) | Node::Slot(element) => tag(element),
        Node::Component(component) => {
            assert_eq!(component.dotted, component.tag.name.text.starts_with('.'));
            tag(&component.tag)
        }
        Node::Fragment(children) => format!("<>{}</>", nodes(children)),
        Node::Doctype(_) => "<!DOCTYPE html>".to_owned(),
        Node::If(block) => {
            let branch =
                |branch: &crate::ast::Branch| format!("if [{}] {{{}}}", branch.condition.tokens, nodes(&branch.body));
            let branches: Vec<String> = block.branches.iter().map(branch).collect();
            let otherwise = block.otherwise.as_ref().map(|body| format!(" else {{{}}}", nodes(body)));
            format!("{{{}{}}}", branches.join(" else "), otherwise.unwrap_or_default())
        }
        Node::For(block) => format!("{{for {} {{{}}}}}", each(&block.each), nodes(&block.body)),
        Node::Match(block) => {
            let arm = |arm: &crate::ast::Arm| {
                let guard = arm.guard.as_ref().map(|guard| format!(" if [{}]", guard.tokens)).unwrap_or_default();
                format!("[{}]{guard} => {};", arm.pattern, nodes(&arm.body))
            };
            format!(
                "{{match [{}] {}}}",
                block.scrutinee.tokens,
                block.arms.iter().map(arm).collect::<Vec<_>>().join(" ")
            )
        }
    }
}

fn each(each: &Each) -> String {
    format!("[{}] in [{}]", each.pattern, each.iterator.tokens)
}

fn tag(tag: &Tag) -> String {
    let items: String = tag.items.iter().map(item).collect();
    let directives = &tag.directives;
    let values = [
        (":if", &directives.condition),
        (":key", &directives.key),
        (":memo", &directives.memo),
        (":let", &directives.binding),
    ];
    let values = values.into_iter().filter_map(|(name, value)| Some(format!(" {name}={{{}}}", value.as_ref()?.tokens)));
    let values: String =
        values.chain(directives.each.as_ref().map(|value| format!(" :for={{{}}}", each(value)))).collect();
    let name = &tag.name.text;
    format!("<{name}{items}{values}>{}</{name}>", nodes(&tag.children))
}

fn item(item: &Item) -> String {
    let attribute = match item {
        Item::Spread(expr) => return format!(" {{..{}}}", expr.tokens),
        Item::Attribute(attribute) => attribute,
    };
    let name = &attribute.name.text;
    match &attribute.value {
        Value::None => format!(" {name}"),
        Value::Literal(string) => format!(" {name}={:?}", string.value()),
        Value::Expr(expr) => format!(" {name}={{{}}}", expr.tokens),
        Value::Invalid => format!(" {name}=?"),
    }
}

/// `line:column message` of every diagnostic, columns from 0.
pub(super) fn mistakes(text: &str) -> Vec<String> {
    let place = |diagnostic: &crate::Diagnostic| {
        let start = diagnostic.span.start();
        format!("{}:{} {}", start.line, start.column, diagnostic.message)
    };
    parsed(text).diagnostics.iter().map(place).collect()
}

pub(super) fn helps(text: &str) -> Vec<String> {
    parsed(text).diagnostics.into_iter().map(|diagnostic| diagnostic.help.unwrap_or_default()).collect()
}
