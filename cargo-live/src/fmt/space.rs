//! Where a line may be broken: white space between tags is part of the page.

use live_template::html::elements::Space;

use super::{
    doc::Doc,
    tree::{Content, Gap, Node, TagKind},
};

/// What stands around nodes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    pub(super) space: Space,
    /// Whether white space at both ends is nothing.
    pub(super) trimmed: bool,
    /// Whether white space beside slots is nothing.
    pub(super) slots: bool,
    /// What is at both ends if everything is in one line.
    pub(super) edge: &'static str,
}

impl Around {
    /// The content of braces.
    pub(super) fn braces(space: Space) -> Self {
        Self { space, trimmed: true, slots: false, edge: " " }
    }

    /// The content of a tag.
    pub(super) fn tag(kind: TagKind, space: Space) -> Self {
        let called = matches!(kind, TagKind::Component | TagKind::Slot);
        Self { space, trimmed: called, slots: called, edge: "" }
    }

    /// The content of a script or of a style sheet.
    pub(super) fn raw() -> Self {
        Self { space: Space::Drop, trimmed: true, slots: false, edge: "" }
    }
}

/// What white space between two nodes means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// There is none, and there must be none.
    Glued,
    /// Any amount of it is one space.
    Space,
    /// Nothing.
    Nothing,
}

/// The places between the nodes, before the first one and after the last one.
pub(super) fn breaks(content: &Content, around: Around) -> Vec<Option<Doc>> {
    let mut breaks = Vec::new();
    let mut start = 0_usize;
    // Comments are nothing: what is on both of their sides is one gap.
    for end in 0..=content.items.len() {
        if matches!(content.items.get(end), Some(Node::Comment(_))) {
            continue;
        }
        let before = start.checked_sub(1).map(|before| &content.items[before]);
        let after = content.items.get(end);
        let space = content.gaps[start..=end].iter().any(|gap| gap.space);
        let meaning = meaning(before, after, around, space);
        for place in start..=end {
            breaks.push(line(content, place, meaning, around));
        }
        start = end + 1;
    }
    breaks
}

fn meaning(before: Option<&Node>, after: Option<&Node>, around: Around, space: bool) -> Meaning {
    let is_word = |node: Option<&Node>| matches!(node, Some(Node::Word(_)));
    let is_slot = |node: Option<&Node>| matches!(node, Some(Node::Tag(tag)) if tag.kind == TagKind::Slot);
    let spaced = matches!(before, Some(Node::Doctype | Node::Quoted { space: (_, true), .. }))
        || matches!(after, Some(Node::Quoted { space: (true, _), .. }));
    let at_end = around.trimmed && (before.is_none() || after.is_none());
    let only_space = !is_word(before) && !is_word(after);
    let dropped = only_space && (around.space == Space::Drop || (around.slots && (is_slot(before) || is_slot(after))));
    match space {
        _ if spaced || at_end || dropped => Meaning::Nothing,
        true => Meaning::Space,
        false => Meaning::Glued,
    }
}

fn line(content: &Content, place: usize, meaning: Meaning, around: Around) -> Option<Doc> {
    let Gap { space, newlines } = content.gaps[place];
    let before = place.checked_sub(1).map(|before| &content.items[before]);
    let after = content.items.get(place);
    let at_end = before.is_none() || after.is_none();
    let after_line = matches!(before, Some(Node::Comment(comment)) if comment.line);
    if (newlines > 0 && meaning != Meaning::Glued) || after_line {
        return Some(Doc::Hard { blank: newlines > 1 && !at_end });
    }
    // A comment at the end of a line, or before something.
    let mut beside = [before, after].into_iter().flatten();
    if !at_end && meaning != Meaning::Glued && beside.clone().any(|node| matches!(node, Node::Comment(_))) {
        return Some(Doc::text(" "));
    }
    match meaning {
        Meaning::Glued => None,
        Meaning::Space if at_end || beside.any(is_block) => Some(Doc::Line(" ")),
        Meaning::Space => Some(Doc::Fill),
        Meaning::Nothing if at_end => Some(Doc::Line(around.edge)),
        Meaning::Nothing => {
            let text = beside.any(|node| matches!(node, Node::Quoted { .. }));
            Some(Doc::Line(if text && space { " " } else { "" }))
        }
    }
}

/// Elements that have lines of their own in a page.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "caption", "col", "colgroup", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "legend", "li", "link", "main", "menu", "meta", "nav", "ol", "optgroup", "option",
    "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
];

fn is_block(node: &Node) -> bool {
    matches!(node, Node::Tag(tag) if tag.kind == TagKind::Slot || BLOCKS.contains(&&*tag.name))
}
