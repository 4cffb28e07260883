//! Text that can be broken into lines, and how it is broken.
//!
//! After Wadler's "A prettier printer": a group is written in one line if it fits there, else its lines are broken.

/// Text with places where it may be broken.
#[derive(Debug)]
pub(super) enum Doc {
    Text(String),
    /// Text whose lines stay where they are: string literals, `<pre>`.
    Literal(String),
    /// Rust over several lines, which move with the first one.
    Code {
        lines: Vec<CodeLine>,
        indent: usize,
    },
    /// A newline if the group is broken, else this text.
    Line(&'static str),
    /// A space, or a newline where what follows up to the next place like this doesn't fit.
    Fill,
    /// A newline, with an empty line before it perhaps.
    Hard {
        blank: bool,
    },
    /// What is one step further to the right.
    Indent(Vec<Doc>),
    Group {
        docs: Vec<Doc>,
        broken: bool,
    },
    /// What is not broken.
    Together(Vec<Doc>),
    /// Text that is there only if the group is broken, or only if it is not.
    IfBroken {
        broken: &'static str,
        flat: &'static str,
    },
    /// What follows the template in its last line, which somebody else writes.
    Tail(usize),
}

/// A line of Rust, without its indentation.
#[derive(Debug)]
pub(super) struct CodeLine {
    pub(super) text: String,
    /// Where it began. A line that begins inside of a string literal stays as it is.
    pub(super) indent: Option<usize>,
}

impl Doc {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn group(docs: Vec<Doc>) -> Self {
        let broken = docs.iter().any(Self::is_broken);
        Self::Group { docs, broken }
    }

    /// Whether it is more than one line in any case.
    pub(super) fn is_broken(&self) -> bool {
        match self {
            Self::Hard { .. } => true,
            Self::Literal(text) => text.contains('\n'),
            Self::Code { lines, .. } => lines.len() > 1,
            Self::Indent(docs) | Self::Together(docs) => docs.iter().any(Self::is_broken),
            Self::Group { broken, .. } => *broken,
            Self::Text(_) | Self::Line(_) | Self::Fill | Self::IfBroken { .. } | Self::Tail(_) => false,
        }
    }

    /// Whether a newline may be written for it.
    pub(super) fn is_break(&self) -> bool {
        matches!(self, Self::Line(_) | Self::Fill | Self::Hard { .. })
    }
}

/// The width of all of it in one line, if that is what it can be.
pub(super) fn flat_width(docs: &[Doc]) -> Option<usize> {
    let width = |doc: &Doc| match doc {
        Doc::Hard { .. } | Doc::Code { .. } => None,
        Doc::Literal(text) | Doc::Text(text) => (!text.contains('\n')).then(|| text.chars().count()),
        Doc::Line(flat) | Doc::IfBroken { flat, .. } => Some(flat.len()),
        Doc::Fill => Some(1),
        Doc::Indent(docs) | Doc::Group { docs, .. } | Doc::Together(docs) => flat_width(docs),
        Doc::Tail(_) => Some(0),
    };
    docs.iter().map(width).sum()
}

/// Where and how a text is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The longest line.
    pub(super) width: usize,
    /// How many spaces one step to the right is.
    pub(super) step: usize,
    /// The indentation of the line in which the text begins.
    pub(super) indent: usize,
    /// The column where it begins.
    pub(super) column: usize,
}

/// Writes `docs` into lines.
pub(super) fn print(docs: &[Doc], frame: Frame) -> String {
    let mut printer =
        Printer { frame, text: String::new(), column: frame.column, line_indent: frame.indent, pending: 0 };
    let mut rest: Vec<Entry> = docs.iter().rev().map(|doc| (frame.indent, true, doc)).collect();
    while let Some(entry) = rest.pop() {
        printer.entry(entry, &mut rest);
    }
    printer.text
}

/// A piece with its indentation, and whether the group around it is broken.
type Entry<'d> = (usize, bool, &'d Doc);

struct Printer {
    frame: Frame,
    text: String,
    column: usize,
    /// The indentation of the line that is being written.
    line_indent: usize,
    /// Spaces that are written before the next text.
    pending: usize,
}

impl Printer {
    fn entry<'d>(&mut self, (indent, broken, doc): Entry<'d>, rest: &mut Vec<Entry<'d>>) {
        let broken_around = broken;
        match doc {
            Doc::Text(text) => self.write(text),
            Doc::Literal(text) => self.literal(text),
            Doc::Code { lines, indent } => self.code(lines, *indent),
            Doc::Line(_) if broken => self.newline(indent, false),
            Doc::Fill if broken && !self.fits(1, rest) => self.newline(indent, false),
            Doc::Fill => self.write(" "),
            Doc::Hard { blank } => self.newline(indent, *blank),
            Doc::Indent(docs) => rest.extend(docs.iter().rev().map(|doc| (indent + self.frame.step, broken, doc))),
            Doc::Together(docs) => rest.extend(docs.iter().rev().map(|doc| (indent, false, doc))),
            Doc::Group { docs, broken } => {
                let broken = *broken
                    || broken_around && {
                        rest.push((indent, false, doc));
                        let fits = self.fits(0, rest);
                        rest.pop();
                        !fits
                    };
                rest.extend(docs.iter().rev().map(|doc| (indent, broken, doc)));
            }
            Doc::IfBroken { broken: text, .. } if broken => self.write(text),
            Doc::Line(flat) | Doc::IfBroken { flat, .. } => self.write(flat),
            Doc::Tail(_) => {}
        }
    }

    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.extend(std::iter::repeat_n(' ', std::mem::take(&mut self.pending)));
        self.text.push_str(text);
        self.column += text.chars().count();
    }

    fn literal(&mut self, text: &str) {
        self.write(text);
        if let Some((_, last)) = text.rsplit_once('\n') {
            self.column = last.chars().count();
            self.line_indent = leading_spaces(last);
        }
    }

    fn code(&mut self, lines: &[CodeLine], began: usize) {
        let here = self.line_indent;
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.newline(line.indent.map_or(0, |indent| (here + indent).saturating_sub(began)), false);
            }
            self.write(&line.text);
            if number > 0 && line.indent.is_none() {
                self.line_indent = leading_spaces(&line.text);
            }
        }
    }

    fn newline(&mut self, indent: usize, blank: bool) {
        self.text.push_str(if blank { "\n\n" } else { "\n" });
        (self.column, self.line_indent, self.pending) = (indent, indent, indent);
    }

    /// Whether what comes next fits into the line, up to the next place where that may be broken.
    fn fits(&self, before: usize, rest: &[Entry]) -> bool {
        let Some(mut room) = self.frame.width.checked_sub(self.column + before) else { return false };
        let (mut next, mut inner): (_, Vec<(bool, &Doc)>) = (rest.len(), Vec::new());
        loop {
            let (broken, doc) = if let Some(entry) = inner.pop() {
                entry
            } else if let Some(outer) = next.checked_sub(1) {
                next = outer;
                (rest[outer].1, rest[outer].2)
            } else {
                return true;
            };
            let (text, ends) = match doc {
                Doc::Text(text) => (text.as_str(), false),
                Doc::Literal(text) => text.split_once('\n').map_or((text.as_str(), false), |(first, _)| (first, true)),
                Doc::Code { lines, .. } => (lines[0].text.as_str(), lines.len() > 1),
                Doc::Line(_) | Doc::Fill if broken => return true,
                Doc::Line(flat) => (*flat, false),
                Doc::Fill => (" ", false),
                Doc::Hard { .. } => return true,
                Doc::Indent(docs) => {
                    inner.extend(docs.iter().rev().map(|doc| (broken, doc)));
                    continue;
                }
                // A group that comes later may be broken for what comes now, but rather than break it, a space before it is.
                Doc::Group { docs, broken: always } => {
                    let broken = *always || (broken && before == 0);
                    inner.extend(docs.iter().rev().map(|doc| (broken, doc)));
                    continue;
                }
                Doc::Together(docs) => {
                    inner.extend(docs.iter().rev().map(|doc| (false, doc)));
                    continue;
                }
                Doc::IfBroken { broken: text, flat } => (if broken { *text } else { *flat }, false),
                Doc::Tail(width) => return *width <= room,
            };
            let Some(left) = room.checked_sub(text.chars().count()) else { return false };
            if ends {
                return true;
            }
            room = left;
        }
    }
}

fn leading_spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(doc: Doc, width: usize) -> String {
        print(&[doc], Frame { width, step: 4, indent: 0, column: 0 })
    }

    #[test]
    fn a_group_is_broken_if_it_does_not_fit() {
        let group = || {
            let inside = Doc::Indent(vec![Doc::Line(" "), Doc::text("aaa"), Doc::Fill, Doc::text("bbb")]);
            Doc::group(vec![Doc::text("{"), inside, Doc::Line(" "), Doc::text("}")])
        };
        assert_eq!(printed(group(), 11), "{ aaa bbb }");
        assert_eq!(printed(group(), 10), "{\n    aaa\n    bbb\n}");
        assert_eq!(
            printed(Doc::group(vec![group(), Doc::Hard { blank: true }, Doc::text("c")]), 12),
            "{ aaa bbb }\n\nc"
        );
    }

    #[test]
    fn lines_of_code_move_together() {
        let line = |text: &str, indent| CodeLine { text: text.to_owned(), indent };
        let lines = vec![line("a(\"", Some(8)), line("s\", {", None), line("b", Some(12)), line("})", Some(8))];
        let code = Doc::Code { lines, indent: 8 };
        assert_eq!(
            printed(Doc::Indent(vec![Doc::Hard { blank: false }, code]), 80),
            "\n    a(\"\ns\", {\n        b\n    })"
        );
    }
}
