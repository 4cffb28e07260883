//! A template as it is written: with comments and line breaks, and everything else as places in the file.

use std::ops::Range;

use live_template::html::elements::Space;

/// Things beside each other, and what is between them.
#[derive(Debug)]
pub(super) struct Content<T = Node> {
    pub(super) items: Vec<T>,
    /// Before each item, and after the last one.
    pub(super) gaps: Vec<Gap>,
}

impl<T> Default for Content<T> {
    fn default() -> Self {
        Self { items: Vec::new(), gaps: vec![Gap::default()] }
    }
}

/// White space between two things.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gap {
    pub(super) space: bool,
    pub(super) newlines: usize,
}

#[derive(Debug)]
pub(super) enum Node {
    /// Unquoted text without white space.
    Word(Range<usize>),
    /// A string literal.
    Quoted {
        range: Range<usize>,
        /// Whether its text begins with white space, and whether it ends with it.
        space: (bool, bool),
    },
    Comment(Comment),
    Doctype,
    /// `{expr}`: what is between the braces.
    Expr(Range<usize>),
    Tag(Box<Tag>),
    /// `{if … { … } else { … }}`, `{for … in … { … }}`: what is before each body, and the body.
    Block(Vec<(Range<usize>, Content)>),
    Match {
        /// `match value`.
        header: Range<usize>,
        arms: Content<Arm>,
    },
}

#[derive(Clone, Debug)]
pub(super) struct Comment {
    pub(super) range: Range<usize>,
    /// Whether it goes to the end of the line.
    pub(super) line: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagKind {
    Element,
    Fragment,
    Slot,
    Component,
}

#[derive(Debug)]
pub(super) struct Tag {
    pub(super) kind: TagKind,
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute>,
    /// Whether it ends with `/>`.
    pub(super) self_closing: bool,
    pub(super) children: Option<Children>,
}

#[derive(Debug)]
pub(super) enum Children {
    /// White space means the same as around it, or less.
    Content(Content, Space),
    /// `<script>` and `<style>`: string literals.
    Raw(Content),
    /// Every character counts.
    Verbatim(Range<usize>),
}

#[derive(Debug)]
pub(super) enum Attribute {
    /// `name`, `name=value` or `{..rest}`; the value's place is without braces.
    Plain {
        name: Range<usize>,
        value: Option<Value>,
    },
    Spread(Range<usize>),
    Comment {
        comment: Comment,
        /// Whether it stands on a line of its own.
        alone: bool,
    },
}

#[derive(Debug)]
pub(super) enum Value {
    Quoted(Range<usize>),
    Expr(Range<usize>),
}

#[derive(Debug)]
pub(super) enum Arm {
    Comment(Comment),
    Arm {
        /// The pattern and the guard.
        header: Range<usize>,
        body: ArmBody,
    },
}

#[derive(Debug)]
pub(super) enum ArmBody {
    Node(Node),
    /// `{ … }` with nodes.
    Content(Content),
}
