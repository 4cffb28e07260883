//! The end of a live component: the browser says that it is about to remove it, and then that it has.

use std::sync::Arc;

use serde::Deserialize;

use super::{
    Components, stage,
    store::{Entry, Standing},
};
use crate::render::{Cid, Shown};

/// What a content that is kept holds of a component that stands in it: for as long as there is one, the component stays.
#[derive(Debug)]
pub(crate) struct Held(Cid);

impl Shown for Held {
    fn show(&self) -> Option<Cid> {
        stage::with(|components| components.show_again(self.0))
    }
}

/// What the client sends.
#[derive(Deserialize)]
struct Cids {
    cids: Vec<u64>,
}

impl Components {
    pub(super) fn hold(&mut self, cid: Cid) -> Arc<Held> {
        let held = Arc::new(Held(cid));
        let rendering = self.rendering;
        if let Some(entry) = self.entries.get_mut(&cid) {
            entry.recorded = Some(rendering);
            if let Some(held) = entry.held.upgrade() {
                return held;
            }
            entry.held = Arc::downgrade(&held);
        }
        held
    }

    /// Marks the components that the browser is about to remove. One that is shown meanwhile is marked no more. `false`
    /// where the payload cannot be read.
    pub(crate) fn will_destroy(&mut self, payload: &str) -> bool {
        let Some(cids) = cids(payload) else { return false };
        for cid in cids {
            if let Some(entry) = self.entries.get_mut(&cid).filter(|entry| entry.standing == Standing::There) {
                entry.standing = Standing::Leaving;
            }
        }
        true
    }

    /// Drops the components that are still marked. Those that a content may show again are kept, until nothing does.
    /// Returns the answer, which says which the browser may forget; `None` where the payload cannot be read.
    pub(crate) fn destroyed(&mut self, payload: &str) -> Option<String> {
        let mut answer = "{\"cids\":[".to_owned();
        for cid in cids(payload)? {
            let Some(entry) = self.entries.get_mut(&cid).filter(|entry| entry.standing != Standing::There) else {
                continue;
            };
            entry.standing = Standing::Removed;
            if !entry.is_held() {
                self.remove(cid);
                if !answer.ends_with('[') {
                    answer.push(',');
                }
                answer.push_str(itoa::Buffer::new().format(cid.get()));
            }
        }
        answer.push_str("]}");
        self.sweep();
        Some(answer)
    }

    /// Drops those that the browser has removed, and that nothing holds any more. One that it is about to remove may be shown
    /// again: in a `:memo` that is skipped, nothing says so.
    fn sweep(&mut self) {
        let is_over =
            |(cid, entry): (&Cid, &Entry)| (entry.standing == Standing::Removed && !entry.is_held()).then_some(*cid);
        let over: Vec<Cid> = self.entries.iter().filter_map(is_over).collect();
        for cid in over {
            self.remove(cid);
        }
    }
}

fn cids(payload: &str) -> Option<impl Iterator<Item = Cid>> {
    let Cids { cids } = serde_json::from_str(payload).ok()?;
    Some(cids.into_iter().filter_map(Cid::of))
}
