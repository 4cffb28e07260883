//! What a message says of a stream.

use serde_json::Value;

/// The changes of one stream's items.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) reference: String,
    pub(super) inserts: Vec<Insert>,
    pub(super) deletes: Vec<String>,
    pub(super) is_reset: bool,
}

/// An item that is new, changed, or elsewhere.
#[derive(Debug)]
pub(super) struct Insert {
    pub(super) id: String,
    /// -1 for the end.
    pub(super) at: i64,
    /// How many of the first are kept; of the last, where it is negative.
    pub(super) limit: Option<i64>,
    pub(super) update_only: bool,
}

impl Stream {
    /// Reads `[reference, inserts, deletes, reset?]`.
    pub(super) fn read(said: &Value) -> Self {
        let texts = |list: &Value| list.as_array().into_iter().flatten().filter_map(text).collect();
        let inserts = said[1].as_array().into_iter().flatten().filter_map(|insert| {
            Some(Insert {
                id: text(&insert[0])?,
                at: insert[1].as_i64()?,
                limit: insert[2].as_i64(),
                update_only: insert[3] == true,
            })
        });
        Self {
            reference: text(&said[0]).unwrap_or_default(),
            inserts: inserts.collect(),
            deletes: texts(&said[2]),
            is_reset: said.get(3).is_some(),
        }
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
