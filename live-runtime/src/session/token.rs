//! What the tokens of a view's container hold.

use serde::{Deserialize, Serialize};

use super::{Flash, MAX_TOKEN_LEN, Purpose, Signer, ViewId};

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

impl StaticToken {
    /// Without the messages where they are longer than a token: with one that is refused, the page would be loaded again and again.
    pub(crate) fn signed(id: ViewId, flash: &Flash, signer: &Signer) -> String {
        let mut statics = Self { id, flash: flash.clone() };
        let token = signer.sign(Purpose::Static, &statics);
        if token.len() <= MAX_TOKEN_LEN {
            return token;
        }
        tracing::warn!(bytes = token.len(), "flash messages are too long: the page shows them only until it is joined");
        statics.flash = Flash::default();
        signer.sign(Purpose::Static, &statics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{FlashKind, Secret};

    #[test]
    fn messages_that_are_too_long_do_not_make_a_token_that_is_refused() {
        let signer = Signer::new(&Secret::random());
        for (len, is_kept) in [(100, true), (7000, false)] {
            let (id, mut flash) = (ViewId::new("phx-1").unwrap(), Flash::default());
            flash.put(FlashKind::Error, "x".repeat(len));
            let token = StaticToken::signed(id.clone(), &flash, &signer);
            let statics: StaticToken = signer.verify(Purpose::Static, &token).unwrap();
            assert_eq!((statics.id, !statics.flash.is_empty()), (id, is_kept));
        }
    }
}
