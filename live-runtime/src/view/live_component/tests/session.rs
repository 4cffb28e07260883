//! A page that changes, what is sent of it, and what the browser is to show.

use std::{any::TypeId, collections::HashSet, mem::take};

use serde_json::Value;

use super::{
    dice::Dice,
    parts::{Clicked, Fold, Other, Plain, Songs},
    piece::{Clicks, Id, Piece, Waiting},
};
use crate::{
    render::{Cid, Dynamic, Parts, Prints, Render, Root, Written},
    view::live_component::{Components, mounted::Mounted, store::Standing},
};

const STEPS: usize = 30;

/// One page, as the server knows it.
#[derive(Default)]
pub(super) struct Session {
    prints: Prints,
    pub(super) components: Option<Box<Components>>,
    clicks: Clicks,
    waiting: Waiting,
    pub(super) messages: Vec<String>,
    pub(super) expected: Vec<String>,
    pending: Vec<Cid>,
    pub(super) destroyed: usize,
    is_other_page: bool,
}

impl Session {
    pub(super) fn render(&mut self, page: &Piece) {
        let before = self.streams();
        let mut out = String::new();
        let (diff, _) = Components::diff_of_page(
            &mut self.components,
            &mut self.prints,
            &Whole(page, self.is_other_page),
            &mut out,
        );
        let changed = diff.finish();
        self.account(&before);
        self.sent(changed, out, page);
    }

    fn sent(&mut self, changed: bool, out: String, page: &Piece) {
        self.messages.push(if changed { out } else { "{}".to_owned() });
        let mut html = String::new();
        page.expected(&self.clicks, &mut self.waiting, &mut html);
        self.expected.push(format!("<main>{html}</main>"));
    }

    /// Something happens in a component.
    fn click(&mut self, id: Id, page: &Piece) {
        let Some(cid) = self.cid(id) else { return };
        let Some(components) = &mut self.components else { return };
        let Some(component) = components.component(cid) else { return };
        let any = component.as_any();
        if let Some(plain) = any.downcast_mut::<Mounted<Plain>>() {
            plain.component.clicked(Clicked);
        } else if let Some(other) = any.downcast_mut::<Mounted<Other>>() {
            other.component.clicked(Clicked);
        } else if let Some(fold) = any.downcast_mut::<Mounted<Fold>>() {
            fold.component.clicked(Clicked);
        } else if let Some(songs) = any.downcast_mut::<Mounted<Songs>>() {
            songs.component.clicked(Clicked);
        }
        let clicks = self.clicks.entry(id).or_default();
        *clicks += 1;
        if let Id::Songs(_) = id {
            self.waiting.entry(id).or_default().push(*clicks);
        }
        components.change(cid);
        let before = self.streams();
        let mut out = String::new();
        let (diff, _) = Components::diff(&mut self.components, &mut out);
        let changed = diff.finish();
        self.account(&before);
        self.sent(changed, out, page);
    }

    /// Each component with a stream, and whether the browser is about to remove it; `None` where there is none.
    fn streams(&self) -> Vec<(u8, Option<bool>)> {
        let is_marked = |number| {
            let cid = self.cid(Id::Songs(number))?;
            Some(self.components.as_ref()?.entries.get(&cid)?.standing != Standing::There)
        };
        (1..5).map(|number| (number, is_marked(number))).collect()
    }

    /// What a rendering has sent of streams, beside what has been clicked.
    fn account(&mut self, before: &[(u8, Option<bool>)]) {
        for (before, after) in before.iter().zip(self.streams()) {
            let (number, id) = (before.0, Id::Songs(before.0));
            match (before.1, after.1) {
                // Every other one begins with a song.
                (None, Some(_)) if number.is_multiple_of(2) => drop(self.waiting.insert(id, vec![0])),
                // What is sent whole says nothing of items that have been sent before.
                (None, _) | (Some(true), Some(false)) => drop(self.waiting.remove(&id)),
                _ => {}
            }
        }
    }

    pub(super) fn cid(&self, id: Id) -> Option<Cid> {
        let components = self.components.as_ref()?;
        match id {
            Id::Plain(id) => components.find(TypeId::of::<Plain>(), &id.to_string()),
            Id::Other(id) => components.find(TypeId::of::<Other>(), &id.to_string()),
            Id::Fold(id) => components.find(TypeId::of::<Fold>(), &id.to_string()),
            Id::Songs(id) => components.find(TypeId::of::<Songs>(), &id.to_string()),
        }
    }

    /// The components that the browser shows.
    fn shown(&self, page: &Piece) -> HashSet<Cid> {
        let mut shown = HashSet::new();
        page.shown(&self.clicks, &mut shown);
        shown.into_iter().filter_map(|id| self.cid(id)).collect()
    }

    /// The browser says which components it removes.
    fn will_destroy(&mut self, page: &Piece) {
        let shown = self.shown(page);
        let Some(components) = &mut self.components else { return };
        self.pending = components.entries.keys().copied().filter(|cid| !shown.contains(cid)).collect();
        self.pending.sort();
        assert!(components.will_destroy(&payload(&self.pending)));
    }

    /// The browser says which components it has removed; those that are shown again it leaves out.
    fn destroyed(&mut self, page: &Piece) {
        let shown = self.shown(page);
        let all = [Id::Plain, Id::Other, Id::Fold, Id::Songs];
        let ids: Vec<(Id, Cid)> =
            all.into_iter().flat_map(|of| (0..8).map(of)).filter_map(|id| Some((id, self.cid(id)?))).collect();
        let gone: Vec<Cid> = take(&mut self.pending).into_iter().filter(|cid| !shown.contains(cid)).collect();
        let Some(components) = &mut self.components else { return };
        let answer: Value = serde_json::from_str(&components.destroyed(&payload(&gone)).expect("read")).expect("JSON");
        self.destroyed += answer["cids"].as_array().expect("a list").len();
        for (id, cid) in ids {
            if !components.entries.contains_key(&cid) {
                self.clicks.remove(&id);
            }
        }
        let message = format!("{{\"prune\":{}}}", answer["cids"]);
        self.sent(true, message, page);
    }
}

pub(super) fn payload(cids: &[Cid]) -> String {
    let cids: Vec<u32> = cids.iter().map(|cid| cid.get()).collect();
    serde_json::json!({ "cids": cids }).to_string()
}

/// A page, and whether its outermost template is the other one.
struct Whole<'a>(&'a Piece, bool);

impl Render for Whole<'_> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        self.0.render(dynamic)
    }

    fn render_root(&self, root: Root<'_>) -> Written {
        static PAGE: Parts = (916, 1, r#"["<main>","</main>"]"#, false);
        static OTHER_PAGE: Parts = (919, 1, r#"["<main>","</main>"]"#, false);
        root.template(if self.1 { &OTHER_PAGE } else { &PAGE }, |writer| writer.value(self.0))
    }
}

pub(super) fn session(dice: &mut Dice) -> Session {
    let mut session = Session::default();
    let mut page = dice.piece(4);
    page.deduplicate(&mut HashSet::new());
    session.render(&page);
    while session.messages.len() <= STEPS {
        match dice.below(8) {
            0..=3 => {
                dice.edit(&mut page, 4);
                page.deduplicate(&mut HashSet::new());
                session.render(&page);
            }
            4 | 5 => {
                let mut shown = HashSet::new();
                page.shown(&session.clicks, &mut shown);
                let mut shown: Vec<Id> = shown.into_iter().collect();
                shown.sort_by_key(|id| format!("{id:?}"));
                if shown.is_empty() {
                    session.render(&page);
                } else {
                    let at = usize::try_from(dice.below(64)).expect("small") % shown.len();
                    session.click(shown[at], &page);
                }
            }
            6 if dice.below(4) == 0 => {
                // The browser forgets what it has of components, items of streams among it.
                session.waiting.clear();
                session.is_other_page = !session.is_other_page;
                session.render(&page);
            }
            6 => session.will_destroy(&page),
            _ => session.destroyed(&page),
        }
    }
    session
}
