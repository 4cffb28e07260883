//! Walks the tree and merges static text.

use super::{Arm, Around, AttributeKind, Branch, Classes, Dynamic, For, Hole, Shape, attribute};
use crate::{
    ast::{Each, Expr, Item, Node, Tag, Text, Value},
    check::View,
    escape,
    html::elements,
};

pub(super) fn shape<'t>(nodes: &'t [Node], view: Option<&'t View>, around: Around) -> Shape<'t> {
    let mut builder = Builder::new(view, around);
    let memo = memo_of_all(nodes);
    builder.has_memo = memo.is_some();
    builder.nodes(nodes);
    builder.finish(is_one_element(nodes), memo)
}

/// The content of a slot's entry, whose `:memo` is the content's.
pub(super) fn slot<'t>(slot: &'t Tag, view: Option<&'t View>) -> Shape<'t> {
    if slot.directives.memo.is_none() {
        return shape(&slot.children, view, Around::Unknown);
    }
    let mut builder = Builder::new(view, Around::Unknown);
    builder.nodes(&slot.children);
    builder
        .finish(is_one_element(&slot.children) && memo_of_all(&slot.children).is_none(), slot.directives.memo.as_ref())
}

/// The `:memo` of the one tag that the nodes are, white space aside: the template that the nodes are has it itself.
fn memo_of_all(nodes: &[Node]) -> Option<&Expr> {
    let mut nodes = nodes.iter().filter(|node| !node.is_white_space());
    let tag = match (nodes.next()?, nodes.next()) {
        (Node::Element(tag), None) => tag,
        (Node::Component(component), None) => &component.tag,
        (Node::Fragment(children), None) => return memo_of_all(children),
        _ => return None,
    };
    let directives = &tag.directives;
    directives.memo.as_ref().filter(|_| directives.condition.is_none() && directives.each.is_none())
}

/// Whether the nodes are always one element, white space aside.
fn is_one_element(nodes: &[Node]) -> bool {
    let mut nodes = nodes.iter().filter(|node| !node.is_white_space());
    match (nodes.next(), nodes.next()) {
        (Some(Node::Element(tag)), None) => tag.directives.condition.is_none() && tag.directives.each.is_none(),
        (Some(Node::Fragment(children)), None) => is_one_element(children),
        _ => false,
    }
}

struct Builder<'t> {
    view: Option<&'t View>,
    statics: Vec<String>,
    dynamics: Vec<Dynamic<'t>>,
    /// The static text since the last hole.
    text: String,
    /// Of the element around the next node.
    around: Around,
    /// The whole has the `:memo` of the one tag in it.
    has_memo: bool,
}

impl<'t> Builder<'t> {
    fn new(view: Option<&'t View>, around: Around) -> Self {
        Self { view, statics: Vec::new(), dynamics: Vec::new(), text: String::new(), around, has_memo: false }
    }

    fn finish(mut self, root: bool, memo: Option<&'t Expr>) -> Shape<'t> {
        self.statics.push(self.text);
        Shape { statics: self.statics, dynamics: self.dynamics, root, memo }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn hole(&mut self, dynamic: Dynamic<'t>) {
        self.statics.push(std::mem::take(&mut self.text));
        self.dynamics.push(dynamic);
    }

    fn nodes(&mut self, nodes: &'t [Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &'t Node) {
        match node {
            Node::Text(Text::Source { html, .. }) => self.push(&escape::source(html)),
            Node::Text(Text::Quoted(string)) => self.push(&escape::text(&string.value())),
            Node::Expr(expr) => self.hole(Dynamic::Value(expr)),
            Node::Element(tag) => self.directed(tag, node),
            Node::Component(component) => self.directed(&component.tag, node),
            Node::Slot(tag) => self.hole(Dynamic::Slot(tag)),
            Node::Fragment(children) => self.nodes(children),
            Node::Doctype(_) => self.push("<!DOCTYPE html>"),
            Node::If(block) => {
                let branch = |branch: &'t crate::ast::Branch| Branch {
                    condition: &branch.condition,
                    body: shape(&branch.body, self.view, self.around),
                };
                let branches = block.branches.iter().map(branch).collect();
                let otherwise = block.otherwise.as_ref().map(|nodes| shape(nodes, self.view, self.around));
                self.hole(Dynamic::If { branches, otherwise });
            }
            Node::For(block) => {
                let single = block.single().filter(|tag| tag.directives.each.is_none());
                let key = single.and_then(|tag| tag.directives.key.as_ref());
                let body = shape(&block.body, self.view, self.around);
                self.each(&block.each, None, key, body);
            }
            Node::Match(block) => {
                let arm = |arm: &'t crate::ast::Arm| Arm {
                    pattern: &arm.pattern,
                    guard: arm.guard.as_ref(),
                    body: shape(&arm.body, self.view, self.around),
                };
                let arms = block.arms.iter().map(arm).collect();
                self.hole(Dynamic::Match { scrutinee: &block.scrutinee, arms });
            }
        }
    }

    fn each(
        &mut self,
        each: &'t Each,
        condition: Option<&'t crate::ast::Expr>,
        key: Option<&'t crate::ast::Expr>,
        body: Shape<'t>,
    ) {
        let Each { pattern, iterator } = each;
        self.hole(Dynamic::For(For { pattern, iterator, condition, key, body, around: self.around }));
    }

    /// A tag with its `:if`, `:for` and `:memo` around it.
    fn directed(&mut self, tag: &'t Tag, node: &'t Node) {
        let directives = &tag.directives;
        let condition = directives.condition.as_ref();
        let is_template = condition.is_some() || directives.each.is_some() || directives.memo.is_some();
        if !is_template || std::mem::take(&mut self.has_memo) {
            return self.plain(node);
        }
        let mut inner = Self::new(self.view, self.around);
        inner.plain(node);
        let body = inner.finish(matches!(node, Node::Element(_)), directives.memo.as_ref());
        match (&directives.each, condition) {
            (Some(each), condition) => self.each(each, condition, directives.key.as_ref(), body),
            (None, Some(condition)) => {
                self.hole(Dynamic::If { branches: vec![Branch { condition, body }], otherwise: None });
            }
            (None, None) => self.hole(Dynamic::Memo(body)),
        }
    }

    fn plain(&mut self, node: &'t Node) {
        match node {
            Node::Element(tag) => self.element(tag),
            Node::Component(component) => self.hole(Dynamic::Component(component)),
            _ => {}
        }
    }

    fn element(&mut self, tag: &'t Tag) {
        let name = tag.name.text.as_str();
        self.push("<");
        self.push(name);
        for item in &tag.items {
            match item {
                Item::Spread(expr) => self.hole(Dynamic::Spread(expr)),
                Item::Attribute(attribute) => self.attribute(tag, &attribute.name.text, &attribute.value),
            }
        }
        self.push(">");
        if elements::is_void(name) {
            return;
        }
        if elements::is_raw(name) {
            self.raw_text(&tag.children);
        } else {
            if elements::drops_first_newline(name) && needs_newline(&tag.children) {
                self.push("\n");
            }
            let outer = std::mem::replace(&mut self.around, Around::in_element(tag));
            self.nodes(&tag.children);
            self.around = outer;
        }
        self.push("</");
        self.push(name);
        self.push(">");
    }

    fn attribute(&mut self, tag: &Tag, name: &'t str, value: &'t Value) {
        match value {
            Value::Invalid => {}
            Value::None => {
                self.push(" ");
                self.push(name);
            }
            Value::Literal(string) => {
                self.attribute_start(name);
                self.push(&escape::text(&string.value()));
                self.push("\"");
            }
            Value::Expr(expr)
                if name == "class"
                    && let Some(classes) = Classes::of(expr) =>
            {
                self.classes(name, expr, classes);
            }
            Value::Expr(expr) => {
                let dynamic = attribute::hole(tag, name, expr, self.view);
                if matches!(dynamic, Dynamic::AttributeValue(_)) {
                    self.attribute_start(name);
                    self.hole(dynamic);
                    self.push("\"");
                } else {
                    self.hole(dynamic);
                }
            }
        }
    }

    /// What a list of classes begins with is static.
    fn classes(&mut self, name: &'t str, expr: &'t Expr, classes: Classes) {
        let Classes { fixed, rest } = classes;
        self.attribute_start(name);
        self.push(&escape::text(&fixed.join(" ")));
        if !rest.is_empty() {
            let kind = AttributeKind::Class { rest: Some(rest), continues: !fixed.is_empty() };
            self.hole(Dynamic::AttributeValue(Hole { name, kind, expr }));
        }
        self.push("\"");
    }

    fn attribute_start(&mut self, name: &str) {
        self.push(" ");
        self.push(name);
        self.push("=\"");
    }

    /// Scripts and style sheets are copied; they have no escapes.
    fn raw_text(&mut self, nodes: &[Node]) {
        let mut before = "";
        for node in nodes {
            if let Node::Text(Text::Quoted(string)) = node {
                self.push(before);
                self.push(&string.value());
                before = "\n";
            }
        }
    }
}

/// A browser drops a newline after `<pre>` and `<textarea>`. What is quoted or dynamic must not lose its own.
fn needs_newline(nodes: &[Node]) -> bool {
    match nodes.first() {
        None | Some(Node::Text(Text::Source { .. }) | Node::Element(_) | Node::Doctype(_)) => false,
        Some(Node::Text(Text::Quoted(string))) => string.value().starts_with('\n'),
        Some(Node::Fragment(children)) => needs_newline(children),
        Some(_) => true,
    }
}
