//! Whether two templates are the same but for their layout.

use live_template::ast::{Arm, Branch, Each, Expr, Item, Node, Tag, Template, Text, Value};

/// All that a template says, in a form to be compared: what is equal in it is rendered equal.
pub(super) fn outline(template: &Template) -> String {
    let mut outline = Outline { text: String::new() };
    outline.nodes(&template.nodes);
    outline.text
}

struct Outline {
    text: String,
}

impl Outline {
    /// One piece; the length tells where it ends.
    fn put(&mut self, what: &str, text: &str) {
        self.text.extend([what, " ", &text.len().to_string(), ":", text, "\n"]);
    }

    fn expr(&mut self, what: &str, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.put(what, &expr.tokens.to_string());
        }
    }

    fn each(&mut self, each: &Each) {
        self.put("for", &each.pattern.to_string());
        self.expr("in", Some(&each.iterator));
    }

    fn nodes(&mut self, nodes: &[Node]) {
        self.put("nodes", "");
        for node in nodes {
            self.node(node);
        }
        self.put("end", "");
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(Text::Source { html, .. }) => self.put("source", html),
            Node::Text(Text::Quoted(string)) => self.put("quoted", &string.value()),
            Node::Expr(expr) => self.expr("expr", Some(expr)),
            Node::Element(tag) => self.tag("element", tag),
            Node::Slot(tag) => self.tag("slot", tag),
            Node::Component(component) => self.tag("component", &component.tag),
            Node::Fragment(children) => self.nodes(children),
            Node::Doctype(_) => self.put("doctype", ""),
            Node::If(block) => {
                for Branch { condition, body } in &block.branches {
                    self.expr("if", Some(condition));
                    self.nodes(body);
                }
                if let Some(body) = &block.otherwise {
                    self.put("else", "");
                    self.nodes(body);
                }
            }
            Node::For(block) => {
                self.each(&block.each);
                self.nodes(&block.body);
            }
            Node::Match(block) => {
                self.expr("match", Some(&block.scrutinee));
                for Arm { pattern, guard, body } in &block.arms {
                    self.put("arm", &pattern.to_string());
                    self.expr("guard", guard.as_ref());
                    self.nodes(body);
                }
            }
        }
    }

    fn tag(&mut self, what: &str, tag: &Tag) {
        self.put(what, &tag.name.text);
        for item in &tag.items {
            match item {
                Item::Spread(expr) => self.expr("spread", Some(expr)),
                Item::Attribute(attribute) => {
                    self.put("attribute", &attribute.name.text);
                    match &attribute.value {
                        Value::None | Value::Invalid => {}
                        Value::Literal(string) => self.put("literal", &string.value()),
                        Value::Expr(expr) => self.expr("value", Some(expr)),
                    }
                }
            }
        }
        self.expr(":if", tag.directives.condition.as_ref());
        self.expr(":key", tag.directives.key.as_ref());
        self.expr(":memo", tag.directives.memo.as_ref());
        self.expr(":let", tag.directives.binding.as_ref());
        if let Some(each) = &tag.directives.each {
            self.each(each);
        }
        self.nodes(&tag.children);
    }
}
