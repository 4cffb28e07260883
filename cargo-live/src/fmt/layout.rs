//! From the tree to text with places where it may be broken.

use std::ops::Range;

use live_template::html::elements::Space;

use super::{
    code::code,
    doc::{self, Doc},
    space::{Around, breaks},
    tree::{Arm, ArmBody, Attribute, Children, Comment, Content, Gap, Node, Tag, Value},
};

/// A template with its braces.
pub(super) fn template(text: &str, headers: &[Range<usize>], content: &Content) -> Doc {
    let layout = Layout { text };
    if content.items.is_empty() && headers.is_empty() {
        return Doc::text("{}");
    }
    let mut docs = Vec::new();
    for header in headers {
        docs.push(Doc::Hard { blank: false });
        docs.push(layout.code(header));
    }
    if !headers.is_empty() {
        let blank = content.gaps[0].newlines > 1;
        docs.push(Doc::Hard { blank: blank && !content.items.is_empty() });
    }
    let (mut inside, end) = layout.content(content, Around::braces(Space::Collapse));
    if !headers.is_empty() && !inside.is_empty() {
        inside.remove(0);
    }
    docs.extend(inside);
    let mut whole = vec![Doc::text("{"), Doc::Indent(docs)];
    whole.extend(end);
    whole.push(Doc::text("}"));
    Doc::group(whole)
}

/// The length of text that is not worth breaking.
const FEW_WORDS: usize = 40;

struct Layout<'t> {
    text: &'t str,
}

impl Layout<'_> {
    fn slice(&self, range: &Range<usize>) -> &str {
        &self.text[range.clone()]
    }

    fn code(&self, range: &Range<usize>) -> Doc {
        code(self.text, range)
    }

    /// The nodes with what is before each of them, and what is after the last one.
    fn content(&self, content: &Content, around: Around) -> (Vec<Doc>, Option<Doc>) {
        let mut breaks = breaks(content, around);
        let end = breaks.pop().flatten();
        let mut docs = Vec::new();
        for (node, before) in content.items.iter().zip(breaks) {
            docs.extend(before);
            docs.push(self.node(node, around.space));
        }
        (docs, end)
    }

    fn node(&self, node: &Node, space: Space) -> Doc {
        match node {
            Node::Word(range) | Node::Quoted { range, .. } => Doc::Literal(self.slice(range).to_owned()),
            Node::Comment(comment) => self.comment(comment),
            Node::Doctype => Doc::text("<!DOCTYPE html>"),
            Node::Expr(range) => self.braces(range),
            Node::Tag(tag) => self.tag(tag),
            Node::Block(branches) => self.block(branches, space),
            Node::Match { header, arms } => self.match_block(header, arms, space),
        }
    }

    fn comment(&self, comment: &Comment) -> Doc {
        self.code(&comment.range)
    }

    /// `{…}` around Rust.
    fn braces(&self, range: &Range<usize>) -> Doc {
        let inside = self.slice(range);
        let trimmed = inside.trim();
        let start = range.start + (inside.len() - inside.trim_start().len());
        let code = self.code(&(start..start + trimmed.len()));
        // A line comment at the end would swallow the brace.
        let comment = trimmed.rsplit('\n').next().is_some_and(|line| line.contains("//"));
        let own_lines = trimmed.contains('\n') && inside[..start - range.start].contains('\n');
        if own_lines || (comment && inside.trim_end_matches(' ').ends_with('\n')) {
            let hard = || Doc::Hard { blank: false };
            return Doc::group(vec![Doc::text("{"), Doc::Indent(vec![hard(), code]), hard(), Doc::text("}")]);
        }
        Doc::group(vec![Doc::text("{"), code, Doc::text("}")])
    }

    fn tag(&self, tag: &Tag) -> Doc {
        let opening = self.opening(tag);
        let closing = Doc::text(format!("</{}>", tag.name));
        let (content, around) = match &tag.children {
            None => return opening,
            Some(Children::Verbatim(range)) => {
                return Doc::group(vec![opening, Doc::Literal(self.slice(range).to_owned()), closing]);
            }
            Some(Children::Content(content, space)) => (content, Around::tag(tag.kind, *space)),
            Some(Children::Raw(content)) => (content, Around::raw()),
        };
        if content.items.is_empty() {
            let space = content.gaps[0].space && around.space == Space::Collapse && !around.trimmed;
            return Doc::group(vec![opening, Doc::text(if space { " " } else { "" }), closing]);
        }
        let (mut inside, end) = self.content(content, around);
        let glued = !inside.first().is_some_and(Doc::is_break);
        if end.is_some() || inside.iter().any(Doc::is_break) {
            inside = vec![Doc::Indent(inside)];
        }
        inside.extend(end);
        inside.push(closing);
        // A few words stay together: rather is the tag broken before them.
        if glued && tag.attributes.len() > 1 && doc::flat_width(&inside).is_some_and(|width| width <= FEW_WORDS) {
            inside = vec![Doc::Together(inside)];
        }
        inside.insert(0, opening);
        Doc::group(inside)
    }

    fn opening(&self, tag: &Tag) -> Doc {
        let name = Doc::text(format!("<{}", tag.name));
        let end = Doc::text(if tag.self_closing { "/>" } else { ">" });
        let [attribute] = tag.attributes.as_slice() else { return self.attributes(tag, name, end) };
        match attribute {
            // One alone does not become shorter on a line of its own.
            Attribute::Plain { .. } | Attribute::Spread(_) => {
                Doc::group(vec![name, Doc::text(" "), self.attribute(attribute), end])
            }
            Attribute::Comment { .. } => self.attributes(tag, name, end),
        }
    }

    fn attributes(&self, tag: &Tag, name: Doc, end: Doc) -> Doc {
        let mut docs = Vec::new();
        let mut after_line = false;
        for attribute in &tag.attributes {
            let (is_line, trailing) = match attribute {
                Attribute::Comment { comment, alone } => (comment.line, !alone),
                _ => (false, false),
            };
            docs.push(match (after_line, trailing) {
                (true, _) => Doc::Hard { blank: false },
                (false, true) => Doc::text(" "),
                (false, false) => Doc::Line(" "),
            });
            docs.push(self.attribute(attribute));
            after_line = is_line;
        }
        if docs.is_empty() {
            return Doc::group(vec![name, end]);
        }
        let last = if after_line { Doc::Hard { blank: false } } else { Doc::Line("") };
        Doc::group(vec![name, Doc::Indent(docs), last, end])
    }

    fn attribute(&self, attribute: &Attribute) -> Doc {
        match attribute {
            Attribute::Plain { name, value: None } => Doc::text(self.slice(name)),
            Attribute::Plain { name, value: Some(value) } => {
                let name = Doc::text(format!("{}=", self.slice(name)));
                let value = match value {
                    Value::Quoted(range) => Doc::Literal(self.slice(range).to_owned()),
                    Value::Expr(range) => self.braces(range),
                };
                Doc::group(vec![name, value])
            }
            Attribute::Spread(range) => self.braces(range),
            Attribute::Comment { comment, .. } => self.comment(comment),
        }
    }

    /// `{if … { … } else { … }}`, `{for … { … }}`.
    fn block(&self, branches: &[(Range<usize>, Content)], space: Space) -> Doc {
        let mut docs = vec![Doc::text("{")];
        for (number, (header, content)) in branches.iter().enumerate() {
            if number > 0 {
                docs.push(Doc::text(" "));
            }
            docs.push(self.code(header));
            docs.push(Doc::text(" "));
            docs.extend(self.body(content, space));
        }
        docs.push(Doc::text("}"));
        Doc::group(docs)
    }

    /// `{ … }` with nodes.
    fn body(&self, content: &Content, space: Space) -> Vec<Doc> {
        if content.items.is_empty() {
            return vec![Doc::text("{}")];
        }
        let (inside, end) = self.content(content, Around::braces(space));
        let mut docs = vec![Doc::text("{"), Doc::Indent(inside)];
        docs.extend(end);
        docs.push(Doc::text("}"));
        docs
    }

    fn match_block(&self, header: &Range<usize>, arms: &Content<Arm>, space: Space) -> Doc {
        let mut docs = vec![Doc::text("{"), self.code(header), Doc::text(" {")];
        let mut inside = Vec::new();
        for (place, arm) in arms.items.iter().enumerate() {
            let before = place.checked_sub(1).map(|before| &arms.items[before]);
            inside.push(arm_break(arms.gaps[place], before, Some(arm)));
            match arm {
                Arm::Comment(comment) => inside.push(self.comment(comment)),
                Arm::Arm { header, body } => {
                    inside.push(self.arm(header, body, space));
                    inside.push(if place + 1 == arms.items.len() {
                        Doc::IfBroken { broken: ",", flat: "" }
                    } else {
                        Doc::text(",")
                    });
                }
            }
        }
        if !inside.is_empty() {
            docs.push(Doc::Indent(inside));
            docs.push(arm_break(arms.gaps[arms.items.len()], arms.items.last(), None));
        }
        docs.push(Doc::text("}}"));
        Doc::group(docs)
    }

    fn arm(&self, header: &Range<usize>, body: &ArmBody, space: Space) -> Doc {
        let mut docs = vec![self.code(header), Doc::text(" => ")];
        match body {
            ArmBody::Node(node) => docs.push(self.node(node, space)),
            ArmBody::Content(content) => docs.extend(self.body(content, space)),
        }
        Doc::group(docs)
    }
}

fn arm_break(gap: Gap, before: Option<&Arm>, after: Option<&Arm>) -> Doc {
    let after_line = matches!(before, Some(Arm::Comment(comment)) if comment.line);
    if gap.newlines > 0 || after_line {
        return Doc::Hard { blank: gap.newlines > 1 && before.is_some() && after.is_some() };
    }
    match after {
        // A comment at the end of the arm's line.
        Some(Arm::Comment(_)) if before.is_some() => Doc::text(" "),
        _ => Doc::Line(" "),
    }
}
