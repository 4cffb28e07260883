//! The tree of a template.
//!
//! What users write in braces is kept as the tokens they wrote and never parsed: completion needs the tokens of
//! `self.` although they are no expression yet.

use std::fmt;

use proc_macro2::{Span, TokenStream};
use syn::LitStr;

use crate::diagnostic::Place;

/// A whole template.
#[derive(Clone, Debug, Default)]
pub struct Template {
    /// What stands at its top.
    pub nodes: Vec<Node>,
}

/// One thing in a template.
#[derive(Clone, Debug)]
pub enum Node {
    /// Text, quoted or not.
    Text(Text),
    /// `{expr}`.
    Expr(Expr),
    /// `<p>…</p>`.
    Element(Box<Tag>),
    /// `<>…</>`.
    Fragment(Vec<Node>),
    /// `<!DOCTYPE html>`.
    Doctype(Span),
    /// `{if … { … } else { … }}`.
    If(If),
    /// `{for … in … { … }}`.
    For(For),
    /// `{match … { … }}`.
    Match(Match),
    /// `<.button>…</.button>`, `<ui::button/>`, `<Clock/>`.
    Component(Box<Component>),
    /// `<:col>…</:col>`.
    Slot(Box<Tag>),
}

impl Node {
    /// White space that a browser may ignore at the ends of a template.
    #[must_use]
    pub fn is_white_space(&self) -> bool {
        matches!(self, Self::Text(Text::Source { html, .. }) if html.bytes().all(|byte| byte.is_ascii_whitespace()))
    }
}

/// Text between tags.
#[derive(Clone)]
pub enum Text {
    /// HTML source, white space as it will be sent: unquoted text.
    Source {
        /// The text, with its entities.
        html: String,
        /// The first token.
        span: Span,
    },
    /// Plain text, to be escaped.
    Quoted(LitStr),
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source { html, .. } => f.debug_tuple("Source").field(html).finish(),
            Self::Quoted(string) => f.debug_tuple("Quoted").field(&string.value()).finish(),
        }
    }
}

/// Rust in braces.
#[derive(Clone, Debug)]
pub struct Expr {
    /// The tokens between the braces, as written.
    pub tokens: TokenStream,
    /// The braces, or the first token where there are none.
    pub span: Span,
}

/// A name that may be several tokens, as in `phx-click`.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name as written: `phx-click`, `.ui::button`, `:col`.
    pub text: String,
    /// Its first token.
    pub first: Span,
    /// Its last token.
    pub last: Span,
}

impl Name {
    /// Where the name stands.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::new(self.first, self.last)
    }

    /// Whether its last part begins with an upper-case letter, as types do.
    #[must_use]
    pub fn is_type(&self) -> bool {
        self.text.rsplit([':', '.']).next().is_some_and(|last| last.starts_with(char::is_uppercase))
    }
}

/// A tag with what it encloses.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The name as written.
    pub name: Name,
    /// Attributes and spreads, in order.
    pub items: Vec<Item>,
    /// `:if`, `:for`, `:key`, `:memo`, `:let`.
    pub directives: Directives,
    /// What stands between the opening and the closing tag.
    pub children: Vec<Node>,
    /// Whether it ends where it was meant to end, as far as the parser can tell: where it does not, what it encloses
    /// may be meant for the outside.
    pub whole: bool,
}

impl Tag {
    /// The attributes, in order.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.items.iter().filter_map(|item| match item {
            Item::Attribute(attribute) => Some(attribute),
            Item::Spread(_) => None,
        })
    }

    /// The attribute of that name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes().find(|attribute| attribute.name.text == name)
    }

    /// The attribute's value, where it is a string literal.
    #[must_use]
    pub fn literal(&self, name: &str) -> Option<&LitStr> {
        self.attribute(name)?.literal()
    }

    /// Whether there are attributes that are not known before the page is rendered.
    #[must_use]
    pub fn has_spread(&self) -> bool {
        self.items.iter().any(|item| matches!(item, Item::Spread(_)))
    }
}

/// One thing in an opening tag.
#[derive(Clone, Debug)]
pub enum Item {
    /// `name`, `name="…"` or `name={…}`.
    Attribute(Attribute),
    /// `{..rest}`.
    Spread(Expr),
}

/// `name`, `name="…"` or `name={…}`.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// The name.
    pub name: Name,
    /// The value.
    pub value: Value,
}

impl Attribute {
    /// The value, where it is a string literal.
    #[must_use]
    pub fn literal(&self) -> Option<&LitStr> {
        match &self.value {
            Value::Literal(literal) => Some(literal),
            _ => None,
        }
    }
}

/// The value of an attribute.
#[derive(Clone)]
pub enum Value {
    /// `disabled`.
    None,
    /// `class="note"`.
    Literal(LitStr),
    /// `class={…}`.
    Expr(Expr),
    /// The parser has said what is wrong with it: nothing more is to be said about it.
    Invalid,
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Literal(string) => f.debug_tuple("Literal").field(&string.value()).finish(),
            Self::Expr(expr) => f.debug_tuple("Expr").field(expr).finish(),
            Self::Invalid => f.write_str("Invalid"),
        }
    }
}

/// What begins with a colon in an opening tag.
#[derive(Clone, Debug, Default)]
pub struct Directives {
    /// `:if={condition}` or `:if={let pattern = value}`.
    pub condition: Option<Expr>,
    /// `:for={pattern in iterator}`.
    pub each: Option<Each>,
    /// `:key={value}`.
    pub key: Option<Expr>,
    /// `:memo={value}`.
    pub memo: Option<Expr>,
    /// `:let={pattern}`.
    pub binding: Option<Expr>,
}

/// `pattern in iterator`.
#[derive(Clone, Debug)]
pub struct Each {
    /// What stands before `in`.
    pub pattern: TokenStream,
    /// What stands after it.
    pub iterator: Expr,
}

/// A tag that calls Rust.
#[derive(Clone, Debug)]
pub struct Component {
    /// The path to call, without the dot.
    pub path: TokenStream,
    /// Whether it is written with a dot: a function. Without one it is a function by path or a stateful component.
    pub dotted: bool,
    /// Name, attributes and what it encloses, slots among it.
    pub tag: Tag,
}

impl Component {
    /// Whether it is a live component: a type. One with a dot is a mistake, and still meant to be one.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.tag.name.is_type()
    }
}

/// `{if … { … } else if … { … } else { … }}`.
#[derive(Clone, Debug)]
pub struct If {
    /// Each condition with its body.
    pub branches: Vec<Branch>,
    /// The body of `else`.
    pub otherwise: Option<Vec<Node>>,
    /// The keyword.
    pub span: Span,
}

/// A condition and what is shown when it holds.
#[derive(Clone, Debug)]
pub struct Branch {
    /// What stands between `if` and the body.
    pub condition: Expr,
    /// The body.
    pub body: Vec<Node>,
}

/// `{for pattern in iterator { … }}`.
#[derive(Clone, Debug)]
pub struct For {
    /// What is looped over.
    pub each: Each,
    /// The body.
    pub body: Vec<Node>,
    /// The keyword.
    pub span: Span,
}

impl For {
    /// The body, where it is one tag, white space aside: its `:key` is the key of the loop.
    #[must_use]
    pub fn single(&self) -> Option<&Tag> {
        let mut nodes = self.body.iter().filter(|node| !node.is_white_space());
        match (nodes.next(), nodes.next()) {
            (Some(Node::Element(tag)), None) => Some(tag),
            (Some(Node::Component(component)), None) => Some(&component.tag),
            _ => None,
        }
    }
}

/// `{match scrutinee { pattern => … }}`.
#[derive(Clone, Debug)]
pub struct Match {
    /// What stands between `match` and the arms.
    pub scrutinee: Expr,
    /// The arms.
    pub arms: Vec<Arm>,
    /// The keyword.
    pub span: Span,
}

/// `pattern if guard => body`.
#[derive(Clone, Debug)]
pub struct Arm {
    /// What stands before `if` or `=>`.
    pub pattern: TokenStream,
    /// What stands between `if` and `=>`.
    pub guard: Option<Expr>,
    /// The body.
    pub body: Vec<Node>,
}
