//! The statics of the templates that are new to the browser.
//!
//! A template that is sent several times in one message is sent once, in a table `p` at the end, and referred to by
//! number. Which those are is known only when the message is complete: until then a use is a place in the frame.

use super::template::Template;

/// Places in the frame where a template's statics belong.
#[derive(Debug, Default)]
pub(super) struct Statics {
    uses: Vec<Use>,
    /// How much has been written that is to be written again, whatever is around it: a stream, of which nothing is kept, and
    /// what is left out because of what stands elsewhere. A `:memo` with any of it does not keep its key.
    pub(super) unkept: usize,
}

#[derive(Debug, Clone, Copy)]
struct Use {
    at: usize,
    template: Template,
}

/// A template of this message and how often it is used; `index` once it is in the table.
struct Shared {
    template: Template,
    count: usize,
    index: Option<usize>,
}

/// Length of what a table entry has beside its number and its statics: `"":,`.
const ENTRY: usize = 4;

/// Length of what the table has beside its entries: `,"p":{}`, and one comma less than there are entries.
const TABLE: usize = 6;

impl Statics {
    /// The statics of `template` belong at the end of `out` as it is now.
    pub(super) fn add(&mut self, template: Template, out: &str) {
        self.uses.push(Use { at: out.len(), template });
    }

    /// Writes the statics where they belong, and returns the table's JSON, `"p":{…}`, for the end of the message.
    pub(super) fn resolve(&mut self, out: &mut String) -> Option<String> {
        let first = self.uses.first()?.at;
        let shared = self.count();
        let tail = out.split_off(first);
        let mut done = 0;
        for place in &self.uses {
            let at = place.at - first;
            out.push_str(&tail[done..at]);
            done = at;
            let known = shared.iter().find(|known| known.template.fingerprint() == place.template.fingerprint());
            match known.and_then(|known| known.index) {
                Some(index) => out.push_str(itoa::Buffer::new().format(index)),
                None => out.push_str(place.template.json()),
            }
        }
        out.push_str(&tail[done..]);
        // A first render has many, and the view lives long: its memory is given back.
        self.uses = Vec::new();
        table(&shared)
    }

    /// Writes the statics where they belong, each of them whole: what is in `c` knows no table.
    pub(super) fn resolve_inline(&mut self, out: &mut String) {
        let Some(first) = self.uses.first().map(|place| place.at) else { return };
        let tail = out.split_off(first);
        let mut done = 0;
        for place in &self.uses {
            let at = place.at - first;
            out.push_str(&tail[done..at]);
            out.push_str(place.template.json());
            done = at;
        }
        out.push_str(&tail[done..]);
        self.uses.clear();
    }

    /// Each template once, the ones worth sharing numbered.
    fn count(&self) -> Vec<Shared> {
        let mut all: Vec<Shared> = Vec::new();
        for place in &self.uses {
            match all.iter_mut().find(|known| known.template.fingerprint() == place.template.fingerprint()) {
                Some(known) => known.count += 1,
                None => all.push(Shared { template: place.template, count: 1, index: None }),
            }
        }
        let (mut next, mut saved) = (0, 0);
        for known in &mut all {
            let (len, digits) = (known.template.json().len(), digits(next));
            let inline = known.count * len;
            let shared = known.count * digits + digits + ENTRY + len;
            if shared < inline {
                known.index = Some(next);
                next += 1;
                saved += inline - shared;
            }
        }
        if saved <= TABLE {
            for known in &mut all {
                known.index = None;
            }
        }
        all
    }
}

fn digits(number: usize) -> usize {
    itoa::Buffer::new().format(number).len()
}

fn table(all: &[Shared]) -> Option<String> {
    let mut json = String::new();
    for shared in all {
        let Some(index) = shared.index else { continue };
        json.push_str(if json.is_empty() { "{\"" } else { ",\"" });
        json.push_str(itoa::Buffer::new().format(index));
        json.push_str("\":");
        json.push_str(shared.template.json());
    }
    if json.is_empty() {
        return None;
    }
    json.push('}');
    Some(json)
}
