//! The document's title, sent when it changes.

use std::hash::BuildHasher;

use super::json_string;
use crate::{render::Object, view::PageTitle};

/// The hash of the title that the browser shows.
#[derive(Debug, Default)]
pub(super) struct Title(Option<u64>);

impl Title {
    /// Adds the title to the diff where it is another than last time. No title leaves the one that is there.
    pub(super) fn update(&mut self, title: &impl PageTitle, diff: &mut Object<'_>) {
        let Some(title) = title.as_title() else { return };
        let hash = Some(foldhash::quality::FixedState::default().hash_one(title));
        if self.0 != hash {
            self.0 = hash;
            diff.member("t").push_str(&json_string(title));
        }
    }
}
