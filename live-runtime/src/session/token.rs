//! What the tokens of a view's container hold.

use serde::{Deserialize, Serialize};

use super::{Flash, ViewId};

/// The view that a container was rendered for: `data-phx-session`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SessionToken {
    /// The container's `id`: a join's topic must name it.
    pub(crate) id: ViewId,
    /// The view's type.
    pub(crate) view: String,
    /// The name of the live session that the page belongs to: other views are joined with this token only within it.
    pub(crate) live_session: String,
}

/// The view that a container inside of another view's page was rendered for: its `data-phx-session`.
// Short names: whatever shows the view has the token in its frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NestedToken {
    /// The container's `id`: a join's topic must name it.
    #[serde(rename = "i")]
    pub(crate) id: ViewId,
    /// The view's type.
    #[serde(rename = "v")]
    pub(crate) view: String,
    /// The name of the live session that the page belongs to.
    #[serde(rename = "l")]
    pub(crate) live_session: String,
    /// Path and query of the page that the view is part of: a join is a request for it.
    #[serde(rename = "p")]
    pub(crate) page: String,
    /// Which join made the parent; none where the view is sticky.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub(crate) parent: Option<u64>,
    /// What the view is given: a list in JSON.
    #[serde(rename = "s")]
    pub(crate) session: String,
}

/// What the first render leaves to the join: `data-phx-static`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StaticToken {
    /// The container's `id`: the same as in its [`SessionToken`].
    pub(crate) id: ViewId,
    /// What the page shows of messages.
    #[serde(default, skip_serializing_if = "Flash::is_empty")]
    pub(crate) flash: Flash,
}
