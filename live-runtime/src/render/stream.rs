//! A list of which the server keeps nothing: items are sent once, whole, with what is to be done with them.

use super::{
    Writer, cid,
    diff::{Diff, comma, member},
    escape,
    list::Told,
    prints::Print,
    statics::Statics,
    template::Template,
    writer::Write,
};

/// What a diff says of a stream beside its items.
#[derive(Debug)]
pub struct StreamChange<'a, Inserts, Deletes> {
    /// What the browser knows the stream by.
    pub reference: &'a str,
    /// One for each item that is sent.
    pub inserts: Inserts,
    /// The dom ids of the items that go away. They go before others come.
    pub deletes: Deletes,
    /// All items that the browser has go away first.
    pub reset: bool,
    /// Whether there is anything to say.
    pub changed: bool,
}

/// Where an item goes.
#[derive(Debug, Clone, Copy)]
pub struct StreamInsert<'a> {
    /// The id of the item's element.
    pub dom_id: &'a str,
    /// The index among its siblings; -1 is after all of them.
    pub at: i64,
    /// So many of the first elements stay, or of the last where it is negative.
    pub limit: Option<i64>,
    /// An item that the browser doesn't have is left out.
    pub update_only: bool,
}

/// A stream on its way into the frame.
#[derive(Debug)]
pub(super) struct StreamDiff<'a> {
    statics: &'a mut Statics,
    /// Of the entry that is being written; none is kept.
    prints: Vec<Print>,
    /// Entries written so far; `None` where the browser is not told anything.
    written: Option<usize>,
    /// No member has been written to `k`.
    empty: bool,
}

impl<'a> StreamDiff<'a> {
    /// Writes what comes before the entries.
    pub(super) fn begin<'c>(
        out: &mut String,
        template: Template,
        (print, statics): (&mut Print, &'a mut Statics),
        change: StreamChange<'_, impl Iterator<Item = StreamInsert<'c>>, impl Iterator<Item = &'c str>>,
    ) -> Self {
        statics.unkept += 1;
        match print {
            Print::Stream(known) if *known == template.fingerprint() => {
                if !change.changed {
                    return Self { statics, prints: Vec::new(), written: None, empty: true };
                }
            }
            // What the browser has copied from the other one may have items, which this takes the place of.
            Print::SharedStream(known) if *known == template.fingerprint() => {}
            _ => {
                out.push_str("\"s\":");
                statics.add(template, out);
                out.push(',');
            }
        }
        *print = Print::Stream(template.fingerprint());
        write_change(out, change);
        out.push_str(",\"k\":{");
        let prints = std::iter::repeat_with(Print::default).take(template.width()).collect();
        Self { statics, prints, written: Some(0), empty: true }
    }

    /// An item: all of it, as the browser may not have it, and as the server doesn't know.
    pub(super) fn entry(&mut self, out: &mut String, write: Write<'_>) {
        let index = self.written.unwrap_or_default();
        self.written = Some(index + 1);
        member(out, &mut self.empty, index);
        out.push('{');
        self.prints.fill_with(Print::default);
        let diff = Diff { prints: &mut self.prints, statics: self.statics, full: true, empty: true, index: 0 };
        Writer::diff(out, diff, write);
        out.push('}');
    }

    pub(super) fn finish(mut self, out: &mut String) -> Told {
        let Some(written) = self.written else { return Told::Unchanged };
        comma(out, &mut self.empty);
        out.push_str("\"kc\":");
        out.push_str(itoa::Buffer::new().format(written));
        Told::Changed
    }
}

/// `"stream":[reference, inserts, deletes]`. The browser takes whatever is fourth for a reset, `false` too.
fn write_change<'c>(
    out: &mut String,
    change: StreamChange<'_, impl Iterator<Item = StreamInsert<'c>>, impl Iterator<Item = &'c str>>,
) {
    out.push_str("\"stream\":[");
    reference(out, change.reference);
    out.push_str(",[");
    let mut empty = true;
    for insert in change.inserts {
        comma(out, &mut empty);
        out.push('[');
        string(out, insert.dom_id);
        out.push(',');
        out.push_str(itoa::Buffer::new().format(insert.at));
        out.push(',');
        match insert.limit {
            Some(limit) => out.push_str(itoa::Buffer::new().format(limit)),
            None => out.push_str("null"),
        }
        out.push_str(if insert.update_only { ",true]" } else { ",null]" });
    }
    out.push_str("],[");
    let mut empty = true;
    for dom_id in change.deletes {
        comma(out, &mut empty);
        string(out, dom_id);
    }
    out.push_str(if change.reset { "],true]" } else { "]]" });
}

/// Two live components may have streams of one name.
fn reference(out: &mut String, name: &str) {
    match cid::rendered() {
        None => string(out, name),
        Some(cid) => string(out, &format!("{}-{name}", cid.get())),
    }
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    escape::json(text, out);
    out.push('"');
}
