//! The id of a view's container.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::random;

/// The longest id that is accepted, in bytes.
const MAX_LEN: usize = 128;

/// The `id` of the element that holds a view; its channel's topic is `lv:` and this id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct ViewId(Box<str>);

/// An id that can't stand in an `id` attribute or a topic.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{id}` is not a view id: 1 to {MAX_LEN} letters, digits, `-`, `_`, `.` or `:`")]
pub(crate) struct InvalidViewId {
    /// What was given.
    pub(crate) id: String,
}

impl ViewId {
    /// An id for a root view: unguessable, and valid everywhere an id goes.
    pub(crate) fn random() -> Self {
        let mut id = String::from("phx-");
        URL_SAFE_NO_PAD.encode_string(random::bytes::<12>(), &mut id);
        Self(id.into_boxed_str())
    }

    /// An id that a developer chose.
    pub(crate) fn new(id: impl Into<String>) -> Result<Self, InvalidViewId> {
        let id = id.into();
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
        if id.is_empty() || id.len() > MAX_LEN || !id.bytes().all(allowed) {
            return Err(InvalidViewId { id });
        }
        Ok(Self(id.into_boxed_str()))
    }

    /// The id as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `topic` is this view's: checked at every join, where both come from the client.
    pub(crate) fn is_topic(&self, topic: &str) -> bool {
        topic.strip_prefix("lv:") == Some(self.as_str())
    }
}

impl fmt::Display for ViewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ViewId {
    type Error = InvalidViewId;

    fn try_from(id: String) -> Result<Self, InvalidViewId> {
        Self::new(id)
    }
}

impl From<ViewId> for String {
    fn from(id: ViewId) -> Self {
        id.0.into_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_ids_are_valid_and_differ() {
        let id = ViewId::random();
        assert_eq!(ViewId::new(id.as_str()), Ok(id.clone()));
        assert_ne!(id, ViewId::random());
    }

    #[test]
    fn ids_that_would_break_out_are_refused() {
        for id in ["", " ", "a b", "a\"b", "a'b", "<b>", "a\n", "ä", &"x".repeat(129)] {
            assert!(ViewId::new(id).is_err(), "{id:?}");
        }
    }

    #[test]
    fn a_topic_must_be_this_id_exactly() {
        let id = ViewId::new("a").unwrap();
        assert!(id.is_topic("lv:a"));
        for topic in ["a", "lv:", "lv:ab", "lv:a ", "LV:a", "lvu:a"] {
            assert!(!id.is_topic(topic), "{topic}");
        }
    }
}
