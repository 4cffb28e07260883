//! From the tree to what the code generator needs: static text, and the holes in it.

mod attribute;
mod build;
mod class;

#[cfg(test)]
mod tests;

pub use class::Classes;

use std::hash::{Hash, Hasher};

use proc_macro2::TokenStream;
use syn::LitStr;

use crate::{
    ast::{Component, Expr, Item, Node, Tag, Template},
    check::View,
    escape,
    html::bindings,
};

/// A template as static texts with dynamic parts between them.
#[derive(Clone, Debug)]
pub struct Shape<'t> {
    /// One more than there are dynamics.
    pub statics: Vec<String>,
    /// What goes between the statics.
    pub dynamics: Vec<Dynamic<'t>>,
    /// Whether it is always exactly one HTML element.
    pub root: bool,
    /// `:memo`: while this is the same, the dynamics are.
    pub memo: Option<&'t Expr>,
}

impl<'t> Shape<'t> {
    /// The shape of a template. The view, where there is one, says the types of its events' arguments.
    #[must_use]
    pub fn of(template: &'t Template, view: Option<&'t View>) -> Self {
        Self::of_nodes(&template.nodes, view)
    }

    /// The shape of what a component encloses.
    #[must_use]
    pub fn of_nodes(nodes: &'t [Node], view: Option<&'t View>) -> Self {
        build::shape(nodes, view, Around::Unknown)
    }

    /// The shape of what an entry of a slot encloses.
    #[must_use]
    pub fn of_slot(slot: &'t Tag, view: Option<&'t View>) -> Self {
        build::slot(slot, view)
    }

    /// How many places the runtime keeps something of: those of the dynamics, and one of the key of `:memo`.
    #[must_use]
    pub fn width(&self) -> usize {
        self.dynamics.len() + usize::from(self.memo.is_some())
    }

    /// Differs where statics or the structure of the dynamics differ; which expressions are shown does not matter, but for where
    /// a `:memo` stands.
    ///
    /// It always has as many digits: editors expand a template with and without what is being typed, and look for that at the same
    /// place.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        const LEAST: u64 = 10_u64.pow(19);
        let mut hasher = Fnv::default();
        self.hash(&mut hasher);
        LEAST + hasher.finish() % (u64::MAX - LEAST)
    }

    /// The statics as a JSON array.
    #[must_use]
    pub fn json(&self) -> String {
        let statics: Vec<String> = self.statics.iter().map(|text| escape::json(text)).collect();
        format!("[{}]", statics.join(","))
    }
}

/// FNV-1a: nobody chooses templates to collide, and a macro runs unoptimized.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A hole in the static text.
#[derive(Clone, Debug)]
pub enum Dynamic<'t> {
    /// A value as text.
    Value(&'t Expr),
    /// A whole attribute with the space before it; it may be absent.
    Attribute(Hole<'t>),
    /// The value of an attribute; its name and quotes are static.
    AttributeValue(Hole<'t>),
    /// Attributes that are not known before the page is rendered.
    Spread(&'t Expr),
    /// The body of the first condition that holds: `:if` and `{if}`.
    If {
        /// Conditions and bodies.
        branches: Vec<Branch<'t>>,
        /// The body of `else`.
        otherwise: Option<Shape<'t>>,
    },
    /// A body for every item: `:for` and `{for}`.
    For(For<'t>),
    /// The body of the first pattern that matches.
    Match {
        /// What is matched.
        scrutinee: &'t Expr,
        /// Patterns and bodies.
        arms: Vec<Arm<'t>>,
    },
    /// A part that has a `:memo` of its own.
    Memo(Shape<'t>),
    /// A component. Its `:if`, `:for`, `:key` and `:memo` are already applied around it.
    Component(&'t Component),
    /// A slot outside of a component; those inside are among the component's children.
    Slot(&'t Tag),
}

/// A dynamic attribute.
#[derive(Clone, Debug)]
pub struct Hole<'t> {
    /// The name as written.
    pub name: &'t str,
    /// How the value is written.
    pub kind: AttributeKind,
    /// The value.
    pub expr: &'t Expr,
}

/// How the value of an attribute is written.
#[derive(Clone, Debug)]
pub enum AttributeKind {
    /// Text.
    Plain,
    /// Text, or commands to be run later.
    Data,
    /// There or not.
    Boolean,
    /// `true` and `false` are words.
    Enumerated,
    /// An address, which must not be code.
    Url,
    /// A list of classes; those that a list in brackets begins with may be static already.
    Class {
        /// The rest of the list in brackets, which the literals before it are not part of.
        rest: Option<TokenStream>,
        /// Whether there are static classes before the hole.
        continues: bool,
    },
    /// A list of declarations.
    Style,
    /// An event or commands.
    Event,
    /// Where events go.
    Target,
    /// An argument of an event.
    EventArgument {
        /// The type that the handler declares, where the event is known.
        ty: Option<TokenStream>,
    },
}

/// A condition and what is shown when it holds.
#[derive(Clone, Debug)]
pub struct Branch<'t> {
    /// The condition, which may be `let pattern = value`.
    pub condition: &'t Expr,
    /// What is shown.
    pub body: Shape<'t>,
}

/// A loop.
#[derive(Clone, Debug)]
pub struct For<'t> {
    /// What stands before `in`.
    pub pattern: &'t TokenStream,
    /// What stands after it.
    pub iterator: &'t Expr,
    /// `:if` on the same tag: items for which it does not hold are left out.
    pub condition: Option<&'t Expr>,
    /// What an item is recognised by.
    pub key: Option<&'t Expr>,
    /// What is shown for every item.
    pub body: Shape<'t>,
    /// What the element around it shows.
    pub around: Around,
}

/// What the element directly around a loop shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// A stream: it has `phx-update="stream"`.
    Stream,
    /// No stream.
    Other,
    /// Not known: the element is outside of the template or of a component, or is told by an expression.
    Unknown,
}

impl Around {
    /// What the content of `tag` stands in.
    fn in_element(tag: &Tag) -> Self {
        match tag.attribute(bindings::UPDATE) {
            _ if bindings::is_stream(tag) => Self::Stream,
            Some(attribute) if attribute.literal().is_none() => Self::Unknown,
            _ if tag.has_spread() => Self::Unknown,
            _ => Self::Other,
        }
    }
}

/// An arm of `match`.
#[derive(Clone, Debug)]
pub struct Arm<'t> {
    /// The pattern.
    pub pattern: &'t TokenStream,
    /// The guard.
    pub guard: Option<&'t Expr>,
    /// What is shown.
    pub body: Shape<'t>,
}

impl Hash for Shape<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.statics.hash(state);
        self.dynamics.hash(state);
        if let Some(key) = self.memo {
            // Of two branches that look the same, each has a key of its own: one's says nothing of the other.
            let place = key.span.start();
            (place.line, place.column, key.tokens.to_string()).hash(state);
        }
    }
}

impl Hash for Dynamic<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::Value(_) | Self::Spread(_) => {}
            Self::Attribute(hole) | Self::AttributeValue(hole) => {
                hole.name.hash(state);
                std::mem::discriminant(&hole.kind).hash(state);
            }
            Self::If { branches, otherwise } => {
                branches.len().hash(state);
                for branch in branches {
                    branch.body.hash(state);
                }
                otherwise.hash(state);
            }
            Self::For(each) => {
                each.key.is_some().hash(state);
                each.body.hash(state);
            }
            Self::Match { arms, .. } => {
                arms.len().hash(state);
                for arm in arms {
                    arm.body.hash(state);
                }
            }
            Self::Memo(body) => body.hash(state),
            Self::Component(component) => component.tag.name.text.hash(state),
            Self::Slot(tag) => tag.name.text.hash(state),
        }
    }
}

/// How the value of the attribute `name` is written: of one that a component passes on.
#[must_use]
pub fn attribute_kind(tag: &Tag, name: &str, view: Option<&View>) -> AttributeKind {
    attribute::kind(tag, name, view)
}

/// Every literal that names an event, in the order of the text: the handlers that the template uses.
#[must_use]
pub fn events(template: &Template) -> Vec<&LitStr> {
    let mut events = Vec::new();
    collect_events(&template.nodes, &mut events);
    events
}

fn collect_events<'t>(nodes: &'t [Node], events: &mut Vec<&'t LitStr>) {
    for node in nodes {
        match node {
            Node::Text(_) | Node::Expr(_) | Node::Doctype(_) => {}
            Node::Element(tag) | Node::Slot(tag) => tag_events(tag, events),
            Node::Component(component) => tag_events(&component.tag, events),
            Node::Fragment(children) => collect_events(children, events),
            Node::If(block) => {
                block.branches.iter().for_each(|branch| collect_events(&branch.body, events));
                collect_events(block.otherwise.as_deref().unwrap_or_default(), events);
            }
            Node::For(block) => collect_events(&block.body, events),
            Node::Match(block) => block.arms.iter().for_each(|arm| collect_events(&arm.body, events)),
        }
    }
}

fn tag_events<'t>(tag: &'t Tag, events: &mut Vec<&'t LitStr>) {
    for item in &tag.items {
        if let Item::Attribute(attribute) = item
            && let Some(literal) = attribute.literal()
            && bindings::event_name(&attribute.name.text, &literal.value()).is_some()
        {
            events.push(literal);
        }
    }
    collect_events(&tag.children, events);
}
