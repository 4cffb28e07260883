//! Keyed lists: entries that are the same are not sent, entries that moved are moved.

use std::collections::HashMap;
use std::hash::Hash;

use super::{
    Writer,
    diff::{Diff, comma, member},
    prints::{ListPrint, Print, hash_key},
    recorded::Node,
    statics::Statics,
    stream::{StreamChange, StreamDiff, StreamInsert},
    template::Template,
    writer::{Write, WriteList, once},
};

/// Takes the entries of one list, in order.
#[derive(Debug)]
pub struct List<'w, 'a> {
    out: &'w mut String,
    template: Template,
    /// `None` writes HTML.
    mode: Option<&'w mut Mode<'a>>,
}

/// What else than HTML is written.
#[derive(Debug)]
enum Mode<'a> {
    Diff(ListDiff<'a>),
    Stream(StreamDiff<'a>),
    Record(Vec<(u64, Vec<Node>)>),
}

/// What the browser has to be told of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// What has been written.
    Changed,
    /// Nothing: it has the list as it is.
    Unchanged,
    /// Nothing: there is nothing in the list yet.
    Nothing,
}

#[derive(Debug)]
pub(super) struct ListDiff<'a> {
    /// A list's only once an entry is added: an empty list that the browser doesn't know is shown as nothing.
    print: &'a mut Print,
    statics: &'a mut Statics,
    /// Entries of the last render from the first on whose key is not where it was.
    old: Option<Old>,
    /// How many entries the browser has, if it has this list.
    known: Option<usize>,
    /// Entries added so far.
    len: usize,
    /// No member has been written to `k`.
    empty: bool,
    moved: bool,
    /// A key was added that was not there before: it may be there twice now.
    added: bool,
}

/// Where an entry was, and whether the browser shows it elsewhere then.
enum Place {
    New,
    Same,
    MovedFrom(usize),
}

impl<'w> List<'w, '_> {
    #[inline]
    pub(super) fn html(out: &'w mut String, template: Template) -> Self {
        Self { out, template, mode: None }
    }

    /// Whether the browser's list has to become another.
    pub(super) fn diff(out: &mut String, template: Template, diff: ListDiff<'_>, write: WriteList<'_>) -> Told {
        let mut mode = Mode::Diff(diff);
        write(&mut List { out, template, mode: Some(&mut mode) });
        match mode {
            Mode::Record(_) => Told::Changed,
            Mode::Diff(diff) => diff.finish(out, template),
            Mode::Stream(stream) => stream.finish(out),
        }
    }

    /// The entries that `write` adds, with what each is known by.
    pub(super) fn record(template: Template, write: WriteList<'_>) -> Vec<(u64, Vec<Node>)> {
        let (mut unused, mut mode) = (String::new(), Mode::Record(Vec::new()));
        write(&mut List { out: &mut unused, template, mode: Some(&mut mode) });
        match mode {
            Mode::Record(entries) => entries,
            _ => Vec::new(),
        }
    }

    /// Adds an entry that is known by `key`: where it moves, the browser moves it.
    #[inline]
    pub fn keyed(&mut self, key: &(impl Hash + ?Sized), write: impl FnOnce(&mut Writer<'_, '_>)) {
        match &mut self.mode {
            None => Writer::html(self.out, write),
            Some(mode) => mode.entry(self.out, self.template, Some(hash_key(key)), &mut once(write)),
        }
    }

    /// Adds an entry that is known by its position.
    #[inline]
    pub fn entry(&mut self, write: impl FnOnce(&mut Writer<'_, '_>)) {
        match &mut self.mode {
            None => Writer::html(self.out, write),
            Some(mode) => mode.entry(self.out, self.template, None, &mut once(write)),
        }
    }

    /// Makes this list a stream, before its first entry: the entries are those of `change`, in its order.
    pub fn stream<'c>(
        &mut self,
        change: StreamChange<'_, impl Iterator<Item = StreamInsert<'c>>, impl Iterator<Item = &'c str>>,
    ) {
        let Some(mode) = &mut self.mode else { return };
        **mode = match std::mem::replace(*mode, Mode::Record(Vec::new())) {
            Mode::Diff(diff) => {
                Mode::Stream(StreamDiff::begin(self.out, self.template, (diff.print, diff.statics), change))
            }
            Mode::Record(entries) => {
                tracing::error!(
                    stream = change.reference,
                    "a stream stands in the content of a live component, which cannot show it again: make it a field of the component"
                );
                Mode::Record(entries)
            }
            stream @ Mode::Stream(_) => stream,
        };
    }

    /// Whether this writes a page, which shows what is there, and not a diff, which says it once.
    pub(crate) fn is_html(&self) -> bool {
        self.mode.is_none()
    }
}

impl Mode<'_> {
    /// An entry that is known by `key`, or by its position.
    fn entry(&mut self, out: &mut String, template: Template, key: Option<u64>, write: Write<'_>) {
        match self {
            Self::Diff(diff) => diff.entry(out, template, key.unwrap_or(diff.len as u64), write),
            Self::Stream(stream) => stream.entry(out, write),
            Self::Record(entries) => entries.push((key.unwrap_or(entries.len() as u64), Writer::record(write))),
        }
    }
}

impl<'a> ListDiff<'a> {
    pub(super) fn new(print: &'a mut Print, known: Option<usize>, statics: &'a mut Statics) -> Self {
        Self { print, statics, old: None, known, len: 0, empty: true, moved: false, added: false }
    }

    /// What comes before the entries.
    fn begin(&mut self, out: &mut String, template: Template) {
        if self.known.is_none() {
            out.push_str("\"s\":");
            self.statics.add(template, out);
            out.push(',');
        }
        out.push_str("\"k\":{");
    }

    fn entry(&mut self, out: &mut String, template: Template, key: u64, write: Write<'_>) {
        let width = template.width();
        let index = self.len;
        self.len += 1;
        if index == 0 {
            self.begin(out, template);
        }
        let list = self.print.list(template);
        let place = list.place(index, key, width, &mut self.old);
        let (start, was_empty) = (out.len(), self.empty);
        member(out, &mut self.empty, index);
        if let Place::MovedFrom(from) = place {
            out.push('[');
            out.push_str(itoa::Buffer::new().format(from));
            out.push(',');
        }
        out.push('{');
        let full = matches!(place, Place::New);
        self.added |= full;
        self.moved |= matches!(place, Place::MovedFrom(_));
        let prints = &mut list.prints[index * width..(index + 1) * width];
        let diff = Diff { prints, statics: self.statics, full, empty: true, index: 0 };
        let changed = Writer::diff(out, diff, write);
        match place {
            Place::Same if !changed => {
                out.truncate(start);
                self.empty = was_empty;
            }
            Place::MovedFrom(from) if !changed => {
                out.truncate(start);
                self.empty = was_empty;
                member(out, &mut self.empty, index);
                out.push_str(itoa::Buffer::new().format(from));
            }
            Place::MovedFrom(_) => out.push_str("}]"),
            Place::Same | Place::New => out.push('}'),
        }
    }

    fn finish(mut self, out: &mut String, template: Template) -> Told {
        let len = self.len;
        if let Some(list) = self.print.known_list(template) {
            list.keys.truncate(len);
            list.prints.truncate(len * template.width());
            list.give_back(len);
            if self.added {
                warn_of_duplicates(&list.keys, template);
            }
        }
        if self.empty && len == self.known.unwrap_or_default() {
            return if self.known.is_none() { Told::Nothing } else { Told::Unchanged };
        }
        if len == 0 {
            self.begin(out, template);
        }
        comma(out, &mut self.empty);
        out.push_str("\"kc\":");
        out.push_str(itoa::Buffer::new().format(len));
        if self.moved {
            out.push_str(",\"km\":true");
        }
        Told::Changed
    }
}

impl ListPrint {
    /// Gives memory back that a list of `len` entries, which was much longer, will hardly need.
    fn give_back(&mut self, len: usize) {
        if self.keys.capacity() > 4 * len.max(16) {
            self.keys.shrink_to(2 * len);
            self.prints.shrink_to(2 * self.prints.len());
        }
    }

    /// Finds where the entry `key` was, and puts its prints at `index`.
    fn place(&mut self, index: usize, key: u64, width: usize, old: &mut Option<Old>) -> Place {
        if old.is_none() && index < self.keys.len() {
            if self.keys[index] == key {
                return Place::Same;
            }
            *old = Some(Old::split_off(self, index, width));
        }
        self.keys.push(key);
        let Some(from) = old.as_mut().and_then(|old| old.take(key, width, &mut self.prints)) else {
            self.prints.extend(std::iter::repeat_with(Print::default).take(width));
            return Place::New;
        };
        if from == index { Place::Same } else { Place::MovedFrom(from) }
    }
}

/// Entries of the last render that have not been found again yet.
#[derive(Debug)]
struct Old {
    /// Index of the first of them.
    base: usize,
    prints: Vec<Print>,
    /// Key to index.
    at: HashMap<u64, usize, foldhash::fast::RandomState>,
}

impl Old {
    fn split_off(print: &mut ListPrint, base: usize, width: usize) -> Self {
        let keys = print.keys.split_off(base);
        let prints = print.prints.split_off(base * width);
        // Of equal keys the first is found; the others count as new.
        let at = keys.into_iter().enumerate().rev().map(|(offset, key)| (key, base + offset)).collect();
        Self { base, prints, at }
    }

    /// Moves the prints of the entry `key` to the end of `to`, and says at which index it was.
    fn take(&mut self, key: u64, width: usize, to: &mut Vec<Print>) -> Option<usize> {
        let index = self.at.remove(&key)?;
        let start = (index - self.base) * width;
        to.extend(self.prints[start..start + width].iter_mut().map(std::mem::take));
        Some(index)
    }
}

fn warn_of_duplicates(keys: &[u64], template: Template) {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
        tracing::warn!(
            template = template.json(),
            "two entries of a list have the same `:key`: the browser shows both, but cannot tell them apart when they move"
        );
    }
}
