//! The diff as JSON: objects that are taken back when nothing is in them, and the texts of dynamics.

use super::{
    Cid, Text,
    prints::{Print, hash_text},
    statics::Statics,
};

/// An open JSON object at the end of a frame.
#[must_use = "the object is open until `finish` is called"]
#[derive(Debug)]
pub struct Object<'a> {
    pub(super) out: &'a mut String,
    pub(super) start: usize,
    pub(super) empty: bool,
}

impl<'a> Object<'a> {
    pub(crate) fn open(out: &'a mut String) -> Self {
        let start = out.len();
        out.push('{');
        Self { out, start, empty: true }
    }

    /// Begins a member; the caller appends its JSON value to the string that this returns.
    ///
    /// `name` is written as it is: it must need no escaping.
    pub fn member(&mut self, name: &str) -> &mut String {
        comma(self.out, &mut self.empty);
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        self.out
    }

    /// A member whose value `write` appends; it is taken back where that is nothing.
    pub(crate) fn optional(&mut self, name: &str, write: impl FnOnce(&mut String) -> bool) {
        let (start, was_empty) = (self.out.len(), self.empty);
        if !write(self.member(name)) {
            self.out.truncate(start);
            self.empty = was_empty;
        }
    }

    /// Closes the object. Where it has no member it is removed, and `false` is returned.
    #[must_use]
    pub fn finish(self) -> bool {
        if self.empty {
            self.out.truncate(self.start);
        } else {
            self.out.push('}');
        }
        !self.empty
    }
}

/// A comma, but before the first member.
#[inline]
pub(super) fn comma(out: &mut String, empty: &mut bool) {
    if !*empty {
        out.push(',');
    }
    *empty = false;
}

/// `"index":`, with a comma before it but at the first.
#[inline]
pub(super) fn member(out: &mut String, empty: &mut bool, index: usize) {
    comma(out, empty);
    out.push('"');
    out.push_str(itoa::Buffer::new().format(index));
    out.push_str("\":");
}

/// The dynamics of one template on their way into the frame.
#[derive(Debug)]
pub(super) struct Diff<'a> {
    pub(super) prints: &'a mut [Print],
    pub(super) statics: &'a mut Statics,
    /// The browser has no values of this template: all are sent, and none is compared.
    pub(super) full: bool,
    /// Of the next dynamic.
    pub(super) index: usize,
    /// No member has been written to the object that these dynamics are in.
    pub(super) empty: bool,
}

impl Diff<'_> {
    #[inline]
    pub(super) fn text(&mut self, out: &mut String, write: impl FnOnce(&mut Text<'_>)) {
        let index = self.next_index();
        let start = self.begin_text(out, index);
        write(&mut Text::json(out));
        self.end_text(out, index, start);
    }

    /// The number of a live component.
    pub(super) fn component(&mut self, out: &mut String, cid: Cid) {
        let index = self.next_index();
        let print = &mut self.prints[index];
        if !self.full && matches!(print, Print::Component(known) if *known == cid) {
            return;
        }
        *print = Print::Component(cid);
        member(out, &mut self.empty, index);
        out.push_str(itoa::Buffer::new().format(cid.get()));
    }

    /// The index of the dynamic that comes now.
    #[inline]
    pub(super) fn next_index(&mut self) -> usize {
        self.index += 1;
        self.index - 1
    }

    /// Where the value is sure to be sent its key comes first; else it is put before it once it is known to be.
    #[inline]
    fn begin_text(&mut self, out: &mut String, index: usize) -> usize {
        if self.full {
            member(out, &mut self.empty, index);
            out.push('"');
        }
        out.len()
    }

    fn end_text(&mut self, out: &mut String, index: usize, start: usize) {
        let hash = hash_text(&out[start..]);
        let print = &mut self.prints[index];
        if self.full {
            *print = Print::Text(hash);
            out.push('"');
            return;
        }
        if matches!(print, Print::Text(known) if *known == hash) {
            out.truncate(start);
            return;
        }
        *print = Print::Text(hash);
        self.put_key_before(out, index, start);
        out.push('"');
    }

    #[cold]
    fn put_key_before(&mut self, out: &mut String, index: usize, start: usize) {
        let mut digits = itoa::Buffer::new();
        let digits = digits.format(index);
        let comma = if self.empty { "" } else { "," };
        self.empty = false;
        let mut key = [0_u8; 32];
        let mut len = 0;
        for part in [comma, "\"", digits, "\":\""] {
            key[len..len + part.len()].copy_from_slice(part.as_bytes());
            len += part.len();
        }
        // Only ASCII was copied.
        out.insert_str(start, std::str::from_utf8(&key[..len]).unwrap_or_default());
    }
}
